from django.apps import AppConfig


class FundsConfig(AppConfig):
    name = "weiquanbao.funds"
    label = "funds"
    verbose_name = "让渡基金"
