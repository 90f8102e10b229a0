"""Addresses of the demonstration; in production there are none."""

from django.conf import settings
from django.urls import path

from weiquanbao.web.demo import views

app_name = "demo"
urlpatterns = (
    [
        path("demo/", views.choose, name="choose"),
        path("demo/enter/", views.enter, name="enter"),
    ]
    if settings.MODE in {"demo", "test"}
    else []
)
