"""Drafts of a complaint: every answer kept at every step, until it is handed over or its time is up."""
