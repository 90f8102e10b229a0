"""登记来访: staff fill in the worker's own questions, at the counter, on the hotline or out on a visit."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_http_methods

from weiquanbao.cases.words import CHANNELS
from weiquanbao.intake.actions import asks as mark_as_question
from weiquanbao.intake.actions import start
from weiquanbao.web.acting import actor_here, casework
from weiquanbao.web.worker import steps
from weiquanbao.web.worker.keeping import keep_here

OFFERED = {
    "counter": ("users", gettext_noop("人到窗口来了")),
    "hotline": ("phone", gettext_noop("打电话来说")),
    "officer": ("pin", gettext_noop("在厂里、街上、巡回点")),
}


@dataclass(frozen=True, slots=True)
class Channel:
    """One way a worker comes to the union, as a button."""

    code: str
    label: str
    hint: str
    icon: str


@require_http_methods(["GET", "HEAD", "POST"])
@casework
def visit(request: HttpRequest) -> HttpResponse:
    """Choose what for and how the worker came, then go through the questions together."""
    if request.method != "POST":
        channels = [Channel(code, CHANNELS[code], _(hint), icon) for code, (icon, hint) in OFFERED.items()]
        return render(request, "office/visit.html", {"channels": channels})
    asks = request.POST.get("asks", "")
    channel = asks or request.POST.get("channel", "")
    if channel not in OFFERED:
        raise Http404
    draft = start(channel=channel, started_by=actor_here(request).account_id)
    if asks:
        mark_as_question(key=draft.key)
    response = HttpResponseRedirect(steps.address(steps.ASK) if asks else steps.first_open(draft))
    keep_here(response, draft)
    return response
