"""A sample county from a data file: its union tree, employers, staff, and complaints that were really acted out."""
