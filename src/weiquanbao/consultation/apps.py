from django.apps import AppConfig


class ConsultationConfig(AppConfig):
    """Assignment, answers with their articles, published answers."""

    name = "weiquanbao.consultation"
    label = "consultation"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "法律咨询"

    def ready(self) -> None:
        from weiquanbao.consultation import effects  # noqa: F401 - registers itself
