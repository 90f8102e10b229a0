from django.apps import AppConfig


class PapersConfig(AppConfig):
    name = "weiquanbao.papers"
    label = "papers"

    def ready(self) -> None:
        from weiquanbao.papers import checks  # noqa: F401 - registers itself
