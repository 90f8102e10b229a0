from django.apps import AppConfig


class MessagesConfig(AppConfig):
    """Threads, messages, who read them."""

    name = "weiquanbao.messages"
    label = "messages"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "消息"
