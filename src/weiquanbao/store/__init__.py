"""Where bytes lie: shelves of files named by their digest."""
