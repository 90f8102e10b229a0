from django.apps import AppConfig


class RecognitionConfig(AppConfig):
    name = "weiquanbao.recognition"
    label = "recognition"
