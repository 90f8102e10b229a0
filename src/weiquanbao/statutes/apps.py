from django.apps import AppConfig


class StatutesConfig(AppConfig):
    name = "weiquanbao.statutes"
    label = "statutes"
