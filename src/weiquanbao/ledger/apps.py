from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "weiquanbao.ledger"
    label = "ledger"
