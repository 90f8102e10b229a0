from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "weiquanbao.desk"
    label = "desk"

    def ready(self) -> None:
        from weiquanbao.desk import record, tell

        record.register()
        tell.register()
