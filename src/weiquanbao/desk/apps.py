from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "weiquanbao.desk"
    label = "desk"

    def ready(self) -> None:
        # Checks and effects register themselves.
        from weiquanbao.desk import agents, checks, mediating, record, tell  # noqa: F401

        record.register()
        tell.register()
