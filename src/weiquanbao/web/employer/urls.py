"""Addresses of the employer's console."""

from django.urls import path

from weiquanbao.web import converters  # noqa: F401 - registers itself
from weiquanbao.web.acting import own_side
from weiquanbao.web.employer import console, talks

app_name = "employer"
urlpatterns = [
    path("e/", own_side(console.matters), name="matters"),
    path("e/<str:code>/", own_side(console.matter), name="matter"),
    path("e/<str:code>/cases/<row:case_id>/", own_side(console.case), name="case"),
    path("e/<str:code>/cases/<row:case_id>/acts/<slug:act>/", own_side(console.act), name="act"),
    path(
        "e/<str:code>/cases/<row:case_id>/open/<slug:procedure>/<slug:act>/",
        own_side(console.opening),
        name="open",
    ),
    path("e/<str:code>/messages/", own_side(talks.threads), name="threads"),
    path("e/<str:code>/messages/<slug:thread>/", own_side(talks.thread), name="thread"),
    path("e/<str:code>/seen/<row:page_id>/<str:copy>/", own_side(console.seen), name="matter_seen"),
]
