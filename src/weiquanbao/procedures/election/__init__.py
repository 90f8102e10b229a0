"""推选代表: ten workers or more choose those who speak for them."""
