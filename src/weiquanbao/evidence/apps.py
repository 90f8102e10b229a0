from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    name = "weiquanbao.evidence"
    label = "evidence"
