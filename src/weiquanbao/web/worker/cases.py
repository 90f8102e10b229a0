"""The worker's cases beside the complaint: mediation, representation and what hangs on them."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from weiquanbao.desk.publishing import withdraw
from weiquanbao.desk.refusals import NotFound
from weiquanbao.web.papers import party as sheets
from weiquanbao.web.parties import acts, rating
from weiquanbao.web.parties import case as pages
from weiquanbao.web.parties.audience import WORKER
from weiquanbao.web.worker.mine import by_phone, worker_here


@require_safe
def case(request: HttpRequest, code: str, case_id: int) -> HttpResponse:
    """Where it stands and what may be done."""
    actor = worker_here(request)
    return pages.page(request, actor, code, case_id, WORKER) if actor else by_phone(request)


@require_http_methods(["GET", "HEAD", "POST"])
def act(request: HttpRequest, code: str, case_id: int, act: str) -> HttpResponse:
    """One act."""
    actor = worker_here(request)
    return acts.act(request, actor, code, case_id, act, WORKER) if actor else by_phone(request)


@require_http_methods(["GET", "HEAD", "POST"])
def opening(request: HttpRequest, code: str, case_id: int, procedure: str, act: str) -> HttpResponse:
    """A further case."""
    actor = worker_here(request)
    return acts.opening(request, actor, code, case_id, procedure, act, WORKER) if actor else by_phone(request)


@require_http_methods(["GET", "HEAD", "POST"])
def rate(request: HttpRequest, code: str, case_id: int) -> HttpResponse:
    """How one was heard."""
    actor = worker_here(request)
    return rating.rate(request, actor, code, case_id, WORKER) if actor else by_phone(request)


@require_POST
def unpublish(request: HttpRequest, code: str, case_id: int) -> HttpResponse:
    """收回: one's own answer is shown to nobody any more."""
    actor = worker_here(request)
    if actor is None:
        return by_phone(request)
    view = pages.case_here(actor, code, case_id, WORKER)
    try:
        withdraw(publication_id=view.id, acting_as=actor)
    except NotFound:
        raise Http404 from None
    messages.success(request, _("收回了，不再给人看"))
    return HttpResponseRedirect(WORKER.case(view.matter_code, view.id))


@require_safe
def paper(request: HttpRequest, code: str, paper_id: int) -> HttpResponse:
    """One paper, to be read."""
    actor = worker_here(request)
    return sheets.page(request, actor, code, paper_id, WORKER) if actor else by_phone(request)


@require_POST
def paper_phone(request: HttpRequest, code: str, paper_id: int) -> HttpResponse:
    """Whether papers may come on the phone."""
    actor = worker_here(request)
    return sheets.phone(request, actor, code, paper_id, WORKER) if actor else by_phone(request)


@require_safe
def paper_file(request: HttpRequest, code: str, paper_id: int) -> HttpResponse:
    """One paper, to be kept."""
    actor = worker_here(request)
    return sheets.file(actor, code, paper_id, WORKER) if actor else by_phone(request)
