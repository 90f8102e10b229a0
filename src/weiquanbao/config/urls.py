"""Every address of the site: the screens, and the three that machines ask."""

import importlib.util

from django.urls import include, path

from weiquanbao.config import health

urlpatterns = [
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
    path("metrics", health.metrics, name="metrics"),
]
if importlib.util.find_spec("weiquanbao.web.urls"):
    urlpatterns.append(path("", include("weiquanbao.web.urls")))

handler400 = "weiquanbao.config.refusals.bad_request"
handler500 = "weiquanbao.config.refusals.broken"
