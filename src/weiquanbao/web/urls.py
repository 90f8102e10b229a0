"""Every screen's address, by audience. What an audience may see is decided behind these doors, not here."""

import importlib.util

from django.urls import include, path

AUDIENCES = ("design", "account", "office", "demo", "worker")
"""In the order asked; the worker's pages stand at the root."""

urlpatterns = [
    path("", include(f"weiquanbao.web.{audience}.urls"))
    for audience in AUDIENCES
    if importlib.util.find_spec(f"weiquanbao.web.{audience}")
    and importlib.util.find_spec(f"weiquanbao.web.{audience}.urls")
]
