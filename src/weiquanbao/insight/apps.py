from django.apps import AppConfig


class InsightConfig(AppConfig):
    """Visits by day and page."""

    name = "weiquanbao.insight"
    label = "insight"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "统计"
