from django.apps import AppConfig


class DraftingConfig(AppConfig):
    name = "weiquanbao.drafting"
    label = "drafting"
