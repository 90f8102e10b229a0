"""Figures of the county, counted from records as they come in: what is not counted then cannot be filled in later."""
