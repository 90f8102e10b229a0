"""Every address of the site: the screens, and the three that machines ask."""

from django.urls import include, path

from weiquanbao.config import health

urlpatterns = [
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
    path("metrics", health.metrics, name="metrics"),
    path("", include("weiquanbao.web.urls")),
]

handler400 = "weiquanbao.config.refusals.bad_request"
handler500 = "weiquanbao.config.refusals.broken"
