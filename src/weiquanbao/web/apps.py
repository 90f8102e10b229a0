"""One Django app for every screen."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "weiquanbao.web"
    label = "web"
    verbose_name = "页面"
