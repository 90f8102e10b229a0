"""单位端: the matters one stands in for a respondent, their cases, and the acts open now."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from weiquanbao.common.identifiers import check_matter_code
from weiquanbao.reading import visible
from weiquanbao.web.employer import answering
from weiquanbao.web.papers import party as sheets
from weiquanbao.web.parties import acts, rating
from weiquanbao.web.parties import case as pages
from weiquanbao.web.parties.audience import EMPLOYER
from weiquanbao.web.parties.signing import of_party
from weiquanbao.web.talks.drawn import unread
from weiquanbao.web.worker.mine import by_phone, worker_here
from weiquanbao.web.worker.photos import COPIES, sent


@require_safe
def matters(request: HttpRequest) -> HttpResponse:
    """Every matter one has to answer in."""
    actor = worker_here(request)
    if actor is None:
        return by_phone(request)
    new = visible.unread_by_matter(actor, EMPLOYER.side)
    found = [
        (matter, [pages.line(one, EMPLOYER) for one in cases], new.get(matter.code, 0))
        for matter, cases in visible.respondent_matters(actor)
    ]
    return render(request, "employer/matters.html", {"matters": found})


@require_safe
def matter(request: HttpRequest, code: str) -> HttpResponse:
    """One matter: what is asked and the cases this side may see."""
    actor = worker_here(request)
    if actor is None:
        return by_phone(request)
    try:
        written = check_matter_code(code)
    except ValueError:
        raise Http404 from None
    asked = next((one for one in visible.respondent_matters(actor) if one[0].code == written), None)
    if asked is None:
        raise Http404
    row, cases = asked
    found = visible.threads(actor, written, side=EMPLOYER.side)
    lines = [pages.line(one, EMPLOYER) for one in cases]
    context = {
        "matter": row,
        "lines": lines,
        "unread": unread(found),
        "to_sign": of_party(visible.to_sign(actor, cases, side=EMPLOYER.side), EMPLOYER),
        "assigned": visible.employer_assignments(actor, written),
    }
    return render(request, "employer/matter.html", context)


@require_safe
def assignment(request: HttpRequest, code: str) -> HttpResponse:
    """To whom wages are paid from the notice on, how much, and where: nothing of why the union paid first."""
    actor = worker_here(request)
    if actor is None:
        return by_phone(request)
    try:
        found = visible.employer_assignments(actor, check_matter_code(code))
    except ValueError:
        found = ()
    if not found:
        raise Http404
    return render(request, "employer/assignment.html", {"assignments": found, "code": found[0].matter_code})


@require_safe
def case(request: HttpRequest, code: str, case_id: int) -> HttpResponse:
    """Where a case stands and what may be done."""
    actor = worker_here(request)
    if actor is None:
        return by_phone(request)
    view = pages.case_here(actor, code, case_id, EMPLOYER)
    if view.procedure == answering.PROCEDURE:
        return answering.page(request, actor, view)
    return pages.page(request, actor, code, case_id, EMPLOYER)


@require_http_methods(["GET", "HEAD", "POST"])
def act(request: HttpRequest, code: str, case_id: int, act: str) -> HttpResponse:
    """One act."""
    actor = worker_here(request)
    return acts.act(request, actor, code, case_id, act, EMPLOYER) if actor else by_phone(request)


@require_http_methods(["GET", "HEAD", "POST"])
def opening(request: HttpRequest, code: str, case_id: int, procedure: str, act: str) -> HttpResponse:
    """A further case."""
    actor = worker_here(request)
    return (
        acts.opening(request, actor, code, case_id, procedure, act, EMPLOYER) if actor else by_phone(request)
    )


@require_http_methods(["GET", "HEAD", "POST"])
def rate(request: HttpRequest, code: str, case_id: int) -> HttpResponse:
    """How this side was heard."""
    actor = worker_here(request)
    return rating.rate(request, actor, code, case_id, EMPLOYER) if actor else by_phone(request)


@require_safe
def seen(request: HttpRequest, code: str, page_id: int, copy: str) -> HttpResponseBase:
    """One page of evidence: one's own, or shared by the other side."""
    actor = worker_here(request)
    batch: UUID | None = None
    if actor is None or copy not in COPIES or not visible.may_see_page(actor, page_id, draft_key=batch):
        raise Http404
    return sent(request, page_id, copy)


@require_safe
def paper(request: HttpRequest, code: str, paper_id: int) -> HttpResponse:
    """One paper, to be read."""
    actor = worker_here(request)
    return sheets.page(request, actor, code, paper_id, EMPLOYER) if actor else by_phone(request)


@require_POST
def paper_phone(request: HttpRequest, code: str, paper_id: int) -> HttpResponse:
    """Whether papers may come on the phone."""
    actor = worker_here(request)
    return sheets.phone(request, actor, code, paper_id, EMPLOYER) if actor else by_phone(request)


@require_safe
def paper_file(request: HttpRequest, code: str, paper_id: int) -> HttpResponse:
    """One paper, to be kept."""
    actor = worker_here(request)
    return sheets.file(actor, code, paper_id, EMPLOYER) if actor else by_phone(request)
