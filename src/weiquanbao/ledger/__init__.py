"""What was done, step by step, in a hash chain per case with a signed root per day. Written by desk alone."""
