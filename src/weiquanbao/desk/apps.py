from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "weiquanbao.desk"
    label = "desk"

    def ready(self) -> None:
        from weiquanbao.desk import checks, record, tell  # noqa: F401 - the checks register themselves

        record.register()
        tell.register()
