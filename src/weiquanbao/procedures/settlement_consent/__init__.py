"""征求同意: nothing is given away for a worker who was not asked."""
