"""Background work: delivery, the clock, the daily seal, reminders and tidying. One verb a module."""
