from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "weiquanbao.desk"
    label = "desk"

    def ready(self) -> None:
        from weiquanbao.desk import agents, checks, groups, record, tell  # noqa: F401 - they register themselves

        record.register()
        tell.register()
