from django.apps import AppConfig


class FundsConfig(AppConfig):
    name = "weiquanbao.funds"
    label = "funds"
    verbose_name = "让渡基金"

    def ready(self) -> None:
        from weiquanbao.funds import effects, facts  # noqa: F401 - both register themselves
