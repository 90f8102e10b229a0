"""调解: both sides asked, a mediator, sessions and offers, and an end that either side can understand."""
