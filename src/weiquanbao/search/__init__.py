"""Finding anything again: an index over what the record and the capabilities keep, each through its own reading."""
