"""送达: one paper to one party, with proof."""
