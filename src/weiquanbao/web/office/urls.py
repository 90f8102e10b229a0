"""Addresses of the desk."""

from django.urls import path

from weiquanbao.web import converters  # noqa: F401 - registers itself
from weiquanbao.web.office import (
    acts,
    case,
    evidence,
    failed,
    fairness,
    find,
    holidays,
    home,
    inbox,
    ledger,
    mediation,
    openings,
    package,
    papers,
    parameters,
    queue,
    recognised,
    register,
    reveal,
    talks,
    visit,
)

app_name = "office"
urlpatterns = [
    path("desk/home/", home.home, name="home"),
    path("desk/", queue.queue, name="queue"),
    path("desk/sheet/", queue.sheet, name="sheet"),
    path("desk/all/", register.register, name="register"),
    path("desk/find/", find.find, name="find"),
    path("desk/visit/", visit.visit, name="visit"),
    path("desk/cases/<row:case_id>/", case.case, name="case"),
    path("desk/cases/<row:case_id>/letter/", case.letter, name="letter"),
    path("desk/cases/<row:case_id>/notes/", mediation.note, name="note"),
    path("desk/cases/<row:case_id>/clocks/", case.clocks, name="clocks"),
    path("desk/cases/<row:case_id>/acts/<slug:code>/", acts.act, name="act"),
    path("desk/cases/<row:case_id>/open/<slug:procedure>/<slug:code>/", openings.opening, name="open"),
    path("desk/talks/", talks.waiting, name="talks"),
    path("desk/cases/<row:case_id>/messages/<slug:thread>/", talks.thread, name="thread"),
    path("desk/cases/<row:case_id>/attached/<row:page_id>/<slug:copy>/", talks.attached, name="attached"),
    path("desk/cases/<row:case_id>/parties/<row:party_id>/phone/", reveal.reveal, name="reveal"),
    path(
        "desk/cases/<row:case_id>/helpers/<row:agent_id>/phone/", reveal.reveal_helper, name="reveal_helper"
    ),
    path("desk/cases/<row:case_id>/evidence/<row:item_id>/", evidence.evidence, name="evidence"),
    path("desk/cases/<row:case_id>/recognised/", recognised.recognised, name="recognised"),
    path("desk/cases/<row:case_id>/recognised/<row:found_id>/", recognised.decide, name="recognised_one"),
    path("desk/cases/<row:case_id>/package/", package.package, name="package"),
    path("desk/cases/<row:case_id>/papers/<row:paper_id>/", papers.paper, name="paper"),
    path("desk/cases/<row:case_id>/papers/<row:paper_id>/file/<slug:kind>/", papers.file, name="paper_file"),
    path("desk/pages/<row:page_id>/<slug:copy>/", evidence.page, name="page"),
    path("desk/fairness/", fairness.fairness, name="fairness"),
    path("desk/notices/", failed.failed, name="failed"),
    path("desk/notices/<row:notice_id>/again/", failed.send_again, name="send_again"),
    path("desk/messages/", inbox.inbox, name="inbox"),
    path("desk/messages/read/", inbox.read_all, name="read_all"),
    path("desk/messages/<row:notice_id>/read/", inbox.read, name="read"),
    path("desk/holidays/", holidays.holidays, name="holidays"),
    path("desk/holidays/enter/", holidays.enter, name="enter_holidays"),
    path("desk/ledger/", ledger.ledger, name="ledger"),
    path("desk/ledger/verify/", ledger.verify, name="verify"),
    path("desk/parameters/", parameters.parameters, name="parameters"),
]
