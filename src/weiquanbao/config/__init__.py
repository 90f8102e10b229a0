"""What is installed, where settings come from, and how the processes are wired together."""
