"""Papers on the screen: the same sheet for staff and for both sides."""
