"""Every app of ours has its floor, or the other checks would pass it by."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig, apps
from django.core.checks import CheckMessage, Error, register

from weiquanbao.config import floors

OURS = "weiquanbao."


@register()
def apps_have_floors(app_configs: Sequence[AppConfig] | None, **_: Any) -> list[CheckMessage]:
    """E003 for an app that stands nowhere, or under another name than its folder's."""
    return [
        Error(
            f"The app {app.name} with label {app.label!r} has no floor.",
            hint="Give it its folder's name as label and a place in config/floors.py.",
            obj=app,
            id="weiquanbao.E003",
        )
        for app in apps.get_app_configs()
        if app.name.startswith(OURS) and app.name != f"{OURS}config"
        if app.label != app.name.removeprefix(OURS) or app.label not in floors.height()
    ]
