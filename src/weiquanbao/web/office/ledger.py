"""账本: sealed days, and walking it through now."""

from __future__ import annotations

from django.contrib import messages
from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from weiquanbao.desk.verify import verify as walk
from weiquanbao.people.security import record_event
from weiquanbao.reading import visible
from weiquanbao.reading.ledger_pages import LedgerView
from weiquanbao.web.acting import actor_here, duty

#: A walk that would keep somebody waiting for longer is done on the server: `weiquanbao ledger verify`.
MOST_STEPS = 100_000
SHOWN_FAULTS = 20
BUSY, BUSY_SECONDS = "ledger.verify", 120


@require_safe
@duty("auditor", "leader")
def ledger(request: HttpRequest) -> HttpResponse:
    """How far it is sealed and when it was last walked through."""
    return _page(request)


@require_POST
@duty("auditor", "leader")
def verify(request: HttpRequest) -> HttpResponse:
    """Walk it through now, one at a time, and write down that it was done."""
    view = _view(request)
    if view.steps > MOST_STEPS:
        messages.info(
            request, _("账本太长，在页面上验不完。请系统管理员在服务器上运行 weiquanbao ledger verify")
        )
        return HttpResponseRedirect(reverse("office:ledger"))
    if not cache.add(BUSY, 1, BUSY_SECONDS):
        messages.info(request, _("正在验，等一会儿再看"))
        return HttpResponseRedirect(reverse("office:ledger"))
    try:
        report = walk()
    finally:
        cache.delete(BUSY)
    figures = f"steps={report.steps} chains={report.chains} days={report.days} faults={len(report.faults)}"
    record_event("ledger_verified", by=actor_here(request).person_id, detail=figures)
    return _page(request, faults=tuple(report.faults[:SHOWN_FAULTS]))


def _view(request: HttpRequest) -> LedgerView:
    view = visible.ledger(actor_here(request))
    if view is None:
        raise Http404
    return view


def _page(request: HttpRequest, faults: tuple[object, ...] = ()) -> HttpResponse:
    return render(request, "office/ledger.html", {"view": _view(request), "faults": faults})
