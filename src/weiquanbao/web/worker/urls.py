"""Addresses of the worker's pages. They stand at the root: short enough to be read out on the phone."""

from django.conf import settings
from django.urls import path

from weiquanbao.web import (
    converters,  # noqa: F401 - registers itself
    law,
)
from weiquanbao.web.acting import draft_holder, open_to_all, own_matters
from weiquanbao.web.worker import (
    another,
    cases,
    check,
    contact,
    estimate,
    guide,
    home,
    later,
    mine,
    phone,
    photos,
    question,
    say,
    talks,
    together,
    track,
)
from weiquanbao.web.writing import asking, choosing, of_matter, text
from weiquanbao.web.writing import later as later_writing

app_name = "worker"
urlpatterns = [
    path("", open_to_all(home.home), name="home"),
    path("how/", open_to_all(home.how), name="how"),
    path("file/new/", open_to_all(home.afresh), name="afresh"),
    path("file/check/", draft_holder(check.check), name="check"),
    path("file/later/", draft_holder(later.later), name="later"),
    path("file/say/", draft_holder(say.say), name="say"),
    path("file/photos/", draft_holder(photos.photos), name="photos"),
    path("file/together/", draft_holder(together.together), name="together"),
    path("file/together/list.csv", open_to_all(together.empty_list), name="empty_list"),
    path("file/contact/", draft_holder(contact.contact), name="contact"),
    path("file/another/", draft_holder(another.another), name="another"),
    path("file/another/paper/", draft_holder(another.letter), name="authority"),
    path("file/employers/", open_to_all(question.employers), name="employers"),
    path("file/seen/<int:page_id>/<str:copy>/", draft_holder(photos.seen), name="seen"),
    path("file/<str:code>/", draft_holder(question.question), name="question"),
    path("r/<str:token>/", draft_holder(later.redeem), name="redeem"),
    path("law/<str:statute>/<str:article>/", law.public_article, name="law"),
    path("estimate/", open_to_all(estimate.start), name="estimate"),
    path("estimate/result/", open_to_all(estimate.result), name="estimate_result"),
    path("estimate/file/", open_to_all(estimate.file), name="estimate_file"),
    path("estimate/of/<slug:code>/", open_to_all(estimate.story), name="estimate_story"),
    path("estimate/<slug:code>/", open_to_all(estimate.question), name="estimate_question"),
    path("write/", open_to_all(choosing.choose), name="write"),
    path("write/link/<str:token>/", open_to_all(later_writing.redeem), name="write_redeem"),
    path("write/<slug:code>/", open_to_all(choosing.begin), name="write_document"),
    path("write/<slug:code>/next/", draft_holder(asking.following), name="write_next"),
    path("write/<slug:code>/text/", draft_holder(text.text), name="write_text"),
    path("write/<slug:code>/file/<slug:kind>/", draft_holder(text.file), name="write_file"),
    path("write/<slug:code>/later/", draft_holder(later_writing.later), name="write_later"),
    path("write/<slug:code>/enter/", draft_holder(text.enter), name="write_enter"),
    path("write/<slug:code>/lawyer/", draft_holder(text.ask_review), name="write_review"),
    path("write/<slug:code>/ask/<slug:ask>/", draft_holder(asking.question), name="write_question"),
    path("guide/", open_to_all(guide.start), name="guide"),
    path("guide/find/", open_to_all(guide.find), name="guide_find"),
    path("guide/topic/<slug:code>/", open_to_all(guide.topic), name="guide_topic"),
    path("guide/<slug:code>/", open_to_all(guide.page), name="guide_page"),
    path("mine/", own_matters(mine.mine), name="mine"),
    path("m/<str:code>/write/", own_matters(of_matter.for_worker), name="write_matter"),
    path("mine/out/", own_matters(mine.out), name="mine_out"),
    path("m/<str:code>/", own_matters(track.track), name="track"),
    path("m/<str:code>/receipt/", own_matters(track.receipt), name="receipt"),
    path("m/<str:code>/add/", own_matters(track.add), name="add"),
    path("m/<str:code>/withdraw/", own_matters(track.withdraw), name="withdraw"),
    path("m/<str:code>/done/", own_matters(track.complete), name="complete"),
    path("m/<str:code>/cases/<row:case_id>/", own_matters(cases.case), name="case"),
    path("m/<str:code>/cases/<row:case_id>/rate/", own_matters(cases.rate), name="rate"),
    path("m/<str:code>/cases/<row:case_id>/acts/<slug:act>/", own_matters(cases.act), name="act"),
    path(
        "m/<str:code>/cases/<row:case_id>/open/<slug:procedure>/<slug:act>/",
        own_matters(cases.opening),
        name="open",
    ),
    path("m/<str:code>/papers/<row:paper_id>/", own_matters(cases.paper), name="paper"),
    path("m/<str:code>/papers/<row:paper_id>/phone/", own_matters(cases.paper_phone), name="paper_phone"),
    path("m/<str:code>/papers/<row:paper_id>/file/", own_matters(cases.paper_file), name="paper_file"),
    path("m/<str:code>/messages/", own_matters(talks.threads), name="threads"),
    path("m/<str:code>/messages/<slug:thread>/", own_matters(talks.thread), name="thread"),
    path("m/<str:code>/seen/<int:page_id>/<str:copy>/", own_matters(track.seen), name="matter_seen"),
]
if settings.MODE in {"demo", "test"}:
    urlpatterns.append(path("demo/phone/<str:number>/", open_to_all(phone.phone), name="phone"))
