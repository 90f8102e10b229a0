"""调解: what a mediation keeps beyond the record: who agreed, sessions, terms, views on evidence, private notes."""
