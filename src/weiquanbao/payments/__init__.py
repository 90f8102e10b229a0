"""付款: what is due under an agreement, what was reported as paid, and what each worker says he received."""
