"""The only writer of what enters a dossier: open, act, correct, expire. One verb a module."""
