from django.apps import AppConfig


class GroupsConfig(AppConfig):
    name = "weiquanbao.groups"
    label = "groups"

    def ready(self) -> None:
        from weiquanbao.groups import effects, facts  # noqa: F401 - effects and facts register themselves
