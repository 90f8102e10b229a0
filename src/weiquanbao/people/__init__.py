"""Persons, their accounts and appointments, their consent, and the protection of what they entrust to us."""
