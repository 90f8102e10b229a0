from django.apps import AppConfig


class FundsConfig(AppConfig):
    name = "weiquanbao.funds"
    label = "funds"
    verbose_name = "让渡基金"

    def ready(self) -> None:
        from weiquanbao.funds import effects  # noqa: F401 - registers itself, facts of the fund with it
