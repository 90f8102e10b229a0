from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "weiquanbao.cases"
    label = "cases"
