"""Where django-helpdesk lies: at the root, as its documentation says. Runs in the peers' environment."""

from django.urls import include, path

urlpatterns = [path("", include("helpdesk.urls", namespace="helpdesk"))]
