"""Addresses of the design system. The kit is shown where sample data may be shown, never in production."""

from django.conf import settings
from django.urls import path

from weiquanbao.web.acting import open_to_all
from weiquanbao.web.design import display, kit, views

app_name = "design"
urlpatterns = [
    path("look/<slug:digest>/<str:name>", open_to_all(views.bundle), name="asset"),
    path("display/", open_to_all(display.choose), name="display"),
]
if settings.MODE in {"demo", "test"}:
    urlpatterns += [
        path("kit/", open_to_all(kit.worker), name="kit"),
        path("kit/desk/", open_to_all(kit.desk), name="kit_desk"),
    ]
