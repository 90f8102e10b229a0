"""让渡基金: the money the union pays first with, from its founding to its winding up, on a matter without parties."""
