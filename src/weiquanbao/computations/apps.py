from django.apps import AppConfig


class ComputationsConfig(AppConfig):
    name = "weiquanbao.computations"
    label = "computations"
