"""Django's one-time messages (toasts) under a label of their own: `messages` are those of our people."""

from django.contrib.messages.apps import MessagesConfig


class ToastsConfig(MessagesConfig):
    """The same app; it has no tables, so only its label changes."""

    label = "toasts"
