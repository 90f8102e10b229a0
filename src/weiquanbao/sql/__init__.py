"""What the ORM composes anew for every statement, composed once: rows, questions; and jobs written with their change."""
