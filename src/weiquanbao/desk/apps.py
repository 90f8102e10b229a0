from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "weiquanbao.desk"
    label = "desk"

    def ready(self) -> None:
        from weiquanbao.desk import (  # noqa: F401 - checks and effects register themselves
            agents,
            checks,
            record,
            respondents,
            tell,
        )

        record.register()
        respondents.register()
        tell.register()
