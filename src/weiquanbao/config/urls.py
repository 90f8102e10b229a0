"""Every address of the site: the screens, and the three that machines ask."""

from django.urls import include, path

from weiquanbao.config import health
from weiquanbao.web.acting import machines

urlpatterns = [
    path("healthz", machines(health.alive), name="healthz"),
    path("readyz", machines(health.ready), name="readyz"),
    path("metrics", machines(health.metrics), name="metrics"),
    path("", include("weiquanbao.web.urls")),
]

handler400 = "weiquanbao.config.refusals.bad_request"
handler500 = "weiquanbao.config.refusals.broken"
