"""What a file is and which copy of it may be shown: pure work on bytes, no database, no framework."""
