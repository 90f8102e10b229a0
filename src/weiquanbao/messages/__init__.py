"""Messages between worker, employer and union: threads whose audience never changes. Not acts: free text, sealed."""
