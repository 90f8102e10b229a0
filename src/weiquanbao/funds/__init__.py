"""基金: the books of the fund out of which the union advances wages, and what became of every advance."""
