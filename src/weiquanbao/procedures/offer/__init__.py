"""方案: one offer in a mediation, from whoever makes it to its answer."""
