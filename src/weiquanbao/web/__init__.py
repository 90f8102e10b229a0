"""Screens, by audience: worker, office, account, demo; `design` holds what they share."""
