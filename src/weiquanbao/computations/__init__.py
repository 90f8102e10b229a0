"""核算: what a worker is owed, as it was computed on a case, kept with everything it was computed from."""
