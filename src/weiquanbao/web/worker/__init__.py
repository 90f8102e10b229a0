"""The worker on the phone: filing one question a screen, the receipt, following the matter."""
