"""Backup and restore: database and files at one point, checked before anything is touched."""
