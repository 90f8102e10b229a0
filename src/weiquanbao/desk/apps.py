from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "weiquanbao.desk"
    label = "desk"

    def ready(self) -> None:
        from weiquanbao.desk import agents, checks, record, tell  # noqa: F401 - checks and effects register themselves

        record.register()
        tell.register()
