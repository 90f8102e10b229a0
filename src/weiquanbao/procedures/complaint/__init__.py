"""投诉: a worker's complaint to the union, from filing to a result."""
