"""公开答复: an answer without names joins the guide, passed by somebody else and consented to by whoever asked."""
