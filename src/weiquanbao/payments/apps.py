from django.apps import AppConfig


class PaymentsConfig(AppConfig):
    name = "weiquanbao.payments"
    label = "payments"
    verbose_name = "付款"

    def ready(self) -> None:
        from weiquanbao.payments import effects, facts  # noqa: F401 - both register themselves
