"""What the union drew up for a worker, before him: read, downloaded, sent back with what to change, or taken over."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from weiquanbao.common.dates import today
from weiquanbao.common.identifiers import check_matter_code
from weiquanbao.desk import handing_over
from weiquanbao.documents.handing import where
from weiquanbao.drafting import actions
from weiquanbao.drafting.handing import NotHanded
from weiquanbao.reading import visible
from weiquanbao.reading.handed_over import HandedPage
from weiquanbao.web.papers.drawn import drawn
from weiquanbao.web.papers.sending import document_file
from weiquanbao.web.worker.mine import by_phone, worker_here
from weiquanbao.web.writing.of_matter import go_on

LONGEST = 1000


@require_http_methods(["GET", "HEAD", "POST"])
def handed(request: HttpRequest, code: str, handover_id: int) -> HttpResponse:
    """One document that was drawn up for him."""
    if worker_here(request) is None:
        return by_phone(request)
    page = _here(request, code, handover_id)
    if request.method != "POST":
        return _page(request, code, page)
    try:
        if request.POST.get("op") == "take":
            return go_on(request, page.document.code, handing_over.take_over(handover_id=handover_id))
        handing_over.ask_changes(handover_id=handover_id, words=request.POST.get("words", "")[:LONGEST])
    except (NotHanded, actions.Gone) as fault:
        return _page(request, code, page, error=str(fault))
    messages.success(request, _("告诉工会了。改好了会再交给你。"))
    return HttpResponseRedirect(reverse("worker:write_handed", args=[code, handover_id]))


@require_safe
def file(request: HttpRequest, code: str, handover_id: int, kind: str) -> HttpResponse:
    """The same as PDF/A or .docx, with his own numbers in clear."""
    if worker_here(request) is None:
        return by_phone(request)
    page = _here(request, code, handover_id)
    if kind not in {"pdf", "docx"} or page.handed.outcome == "withdrawn":
        raise Http404
    return document_file(page.sheet, kind)


def _here(request: HttpRequest, code: str, handover_id: int) -> HandedPage:
    actor = worker_here(request)
    try:
        found = visible.handed_over(actor, check_matter_code(code), handover_id) if actor else None
    except ValueError:
        found = None
    if found is None:
        raise Http404
    return found


def _page(request: HttpRequest, code: str, page: HandedPage, *, error: str = "") -> HttpResponse:
    document, answers = page.document, page.answers
    context = {
        "matter_code": code,
        "document": document,
        "handed": page.handed,
        "sheet": drawn(page.sheet),
        "where": where(document, answers),
        "by": document.handing.by(answers, today()),
        "copies": document.handing.copies(answers),
        "limit": LONGEST,
        "words": request.POST.get("words", "")[:LONGEST],
        "errors": [{"id": "f-words", "label": "", "text": error}] if error else [],
        "back": reverse("worker:write_matter", args=[code]),
    }
    return render(request, "writing/handed.html", context, status=422 if error else 200)
