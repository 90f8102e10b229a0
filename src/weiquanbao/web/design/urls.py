"""Addresses of the design system. The kit is shown where sample data may be shown, never in production."""

from django.conf import settings
from django.urls import path

from weiquanbao.web.design import display, kit, views

app_name = "design"
urlpatterns = [
    path("look/<slug:digest>/<str:name>", views.bundle, name="asset"),
    path("display/", display.choose, name="display"),
]
if settings.MODE in {"demo", "test"}:
    urlpatterns += [path("kit/", kit.worker, name="kit"), path("kit/desk/", kit.desk, name="kit_desk")]
