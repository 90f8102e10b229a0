from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "weiquanbao.desk"
    label = "desk"

    def ready(self) -> None:
        # Checks, facts and effects register themselves.
        from weiquanbao.desk import agents, checks, handing, merging, record, tell  # noqa: F401

        record.register()
        tell.register()
