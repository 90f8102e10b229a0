from django.apps import AppConfig


class SearchConfig(AppConfig):
    """The index of what may be found, and its dictionary."""

    name = "weiquanbao.search"
    label = "search"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "查找"
