"""评价: how both sides were heard, in their own judgement, when a case is over."""
