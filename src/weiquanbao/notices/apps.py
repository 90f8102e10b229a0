from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "weiquanbao.notices"
    label = "notices"
    verbose_name = "通知"

    def ready(self) -> None:
        from weiquanbao.notices import checks  # noqa: F401  (registers the system checks)
