"""Money, dates, identifiers and text as people write them: the floor everything stands on."""
