"""Groups: the ballot box of an election, and who consented to what."""
