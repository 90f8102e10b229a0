"""送达: which paper reached which party, by which way, on which day, and what shows it."""
