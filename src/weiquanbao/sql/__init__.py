"""What the ORM composes anew for every statement, composed once; and jobs, written down with the change they follow."""
