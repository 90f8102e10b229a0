"""通知: the outbox. A notice is written in the transaction of what it tells, and delivered after it."""
