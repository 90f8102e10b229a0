"""Who is what, here, today: roles, actors and the predicates built on them. It grants nothing by default."""
