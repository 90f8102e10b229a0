from django.apps import AppConfig


class MediationConfig(AppConfig):
    name = "weiquanbao.mediation"
    label = "mediation"
    verbose_name = "调解"

    def ready(self) -> None:
        from weiquanbao.mediation import effects, facts  # noqa: F401 - both register themselves
