"""签署: an agreement is drafted, signed by everybody it binds, and sealed."""
