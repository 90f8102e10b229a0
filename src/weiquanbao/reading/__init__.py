"""The only door for reading: a function per kind of row and class of document; frozen rows, nothing for strangers."""
