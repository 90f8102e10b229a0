"""代诉: the union speaks for a worker before the arbitration commission or the court."""
