"""The app that wires the others together; it has no tables of its own."""

from django.apps import AppConfig


class ConfigApp(AppConfig):
    """Loads the system checks that hold the house together."""

    name = "weiquanbao.config"
    label = "config"
    verbose_name = "配置"

    def ready(self) -> None:
        """Register what is checked before anything runs."""
        from weiquanbao.config import checks  # noqa: F401 - importing registers them
