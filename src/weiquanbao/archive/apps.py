from django.apps import AppConfig


class ArchiveConfig(AppConfig):
    name = "weiquanbao.archive"
    label = "archive"
