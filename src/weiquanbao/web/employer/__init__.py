"""The employer's console: what is asked of it, by when, and its answer. It sees this and nothing else."""
