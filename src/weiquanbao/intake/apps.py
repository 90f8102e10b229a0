from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "weiquanbao.intake"
    label = "intake"
