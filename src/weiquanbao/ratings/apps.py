from django.apps import AppConfig


class RatingsConfig(AppConfig):
    name = "weiquanbao.ratings"
    label = "ratings"
