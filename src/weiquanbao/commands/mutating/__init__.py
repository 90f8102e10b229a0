"""Mutation testing of the law: every rule is made wrong once, and a test must notice (record 44)."""
