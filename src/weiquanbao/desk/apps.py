from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "weiquanbao.desk"
    label = "desk"

    def ready(self) -> None:
        # Checks, facts and effects register themselves.
        from weiquanbao.desk import (  # noqa: F401
            agents,
            authority,
            checks,
            consenting,
            consulting,
            groups,
            handing,
            helping,
            leaving,
            mediating,
            merging,
            minutes,
            paying,
            publishing,
            record,
            respondents,
            signing,
            tell,
        )

        record.register()
        respondents.register()
        tell.register()
