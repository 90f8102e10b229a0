from django.apps import AppConfig


class PapersConfig(AppConfig):
    name = "weiquanbao.papers"
    label = "papers"

    def ready(self) -> None:
        from weiquanbao.papers import checks, signing  # noqa: F401 - they register themselves
