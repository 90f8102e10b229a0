"""Addresses of the employer's console."""

from django.urls import path

from weiquanbao.web import converters  # noqa: F401 - registers itself
from weiquanbao.web.acting import invited, own_side
from weiquanbao.web.employer import answering, console, invitation, talks
from weiquanbao.web.writing import of_matter

app_name = "employer"
urlpatterns = [
    path("e/", own_side(console.matters), name="matters"),
    path("e/open/<str:token>/", invited(invitation.link), name="invitation"),
    path("e/open/<str:token>/code/", invited(invitation.code), name="invitation_code"),
    path("e/<str:code>/", own_side(console.matter), name="matter"),
    path("e/<str:code>/assignment/", own_side(console.assignment), name="assignment"),
    path("e/<str:code>/write/", own_side(of_matter.for_employer), name="write_matter"),
    path("e/<str:code>/cases/<row:case_id>/", own_side(console.case), name="case"),
    path("e/<str:code>/cases/<row:case_id>/answer/", own_side(answering.answer), name="answer"),
    path("e/<str:code>/cases/<row:case_id>/rate/", own_side(console.rate), name="rate"),
    path("e/<str:code>/cases/<row:case_id>/acts/<slug:act>/", own_side(console.act), name="act"),
    path(
        "e/<str:code>/cases/<row:case_id>/open/<slug:procedure>/<slug:act>/",
        own_side(console.opening),
        name="open",
    ),
    path("e/<str:code>/papers/<row:paper_id>/", own_side(console.paper), name="paper"),
    path("e/<str:code>/papers/<row:paper_id>/phone/", own_side(console.paper_phone), name="paper_phone"),
    path("e/<str:code>/papers/<row:paper_id>/file/", own_side(console.paper_file), name="paper_file"),
    path("e/<str:code>/messages/", own_side(talks.threads), name="threads"),
    path("e/<str:code>/messages/<slug:thread>/", own_side(talks.thread), name="thread"),
    path("e/<str:code>/seen/<row:page_id>/<str:copy>/", own_side(console.seen), name="matter_seen"),
]
