"""Invitations: how a respondent who has no account yet is let in, by a link on the phone or a code on a letter."""
