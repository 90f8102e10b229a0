"""Every screen's address, by audience. What an audience may see is decided behind these doors, not here."""

from django.urls import include, path

urlpatterns = [
    path("", include("weiquanbao.web.design.urls")),
    path("", include("weiquanbao.web.account.urls")),
    path("", include("weiquanbao.web.office.urls")),
    path("", include("weiquanbao.web.employer.urls")),
    path("", include("weiquanbao.web.demo.urls")),
    path("", include("weiquanbao.web.worker.urls")),
]
"""In the order asked; the worker's pages stand at the root."""
