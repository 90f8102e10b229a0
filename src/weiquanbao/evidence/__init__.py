"""Evidence: photos, documents and voice notes as they were handed in, and the copies that may be shown."""
