"""What the ORM composes anew for every statement, composed once: rows written, and questions asked often."""
