from django.apps import AppConfig


class RostersConfig(AppConfig):
    name = "weiquanbao.rosters"
    label = "rosters"
