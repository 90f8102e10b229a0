"""坐班: the roster as its keeper, a lawyer, a worker and everybody may see it, a room for each."""
