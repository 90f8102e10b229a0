"""文书: what the platform writes, from a text an operator can replace to a page that cannot change."""
