"""Messages on screen, for worker, employer and desk alike: who reads a thread in words, its bubbles, its composer."""
