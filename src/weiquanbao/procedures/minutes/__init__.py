"""调解笔录: what was said at a session is read and signed by those who were there."""
