from django.apps import AppConfig


class ServiceConfig(AppConfig):
    name = "weiquanbao.service"
    label = "service"
    verbose_name = "送达"

    def ready(self) -> None:
        from weiquanbao.service import effects, facts  # noqa: F401 - both register themselves
