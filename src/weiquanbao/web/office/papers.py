"""文书 at the desk: one paper on the screen, its wordings, and its files."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from weiquanbao.reading import visible
from weiquanbao.reading.papers import PaperView
from weiquanbao.web import forms
from weiquanbao.web.acting import actor_here, case_readers, on_cases
from weiquanbao.web.papers.drawn import drawn
from weiquanbao.web.papers.sending import as_docx, as_pdf

FORMATS = {"pdf": as_pdf, "docx": as_docx}


@require_safe
@on_cases
def paper(request: HttpRequest, case_id: int, paper_id: int) -> HttpResponse:
    """The sheet as it will be printed."""
    view = _here(request, case_id, paper_id)
    services = visible.services(actor_here(request), case_id).get(paper_id, ())
    context = {"view": view, "sheet": drawn(view.sheet), "services": services}
    return render(request, "office/paper.html", context)


@require_safe
@case_readers
def owed(request: HttpRequest) -> HttpResponse:
    """待送达: every paper somebody has to bring, one's own first."""
    return render(request, "office/owed.html", {"rows": visible.unserved(actor_here(request))})


@require_safe
@on_cases
def file(request: HttpRequest, case_id: int, paper_id: int, kind: str) -> HttpResponse:
    """The PDF, or a .docx to go on working with."""
    if kind not in FORMATS:
        raise Http404
    return FORMATS[kind](_here(request, case_id, paper_id))


def _here(request: HttpRequest, case_id: int, paper_id: int) -> PaperView:
    version = forms.number(request.GET.get("version", ""))
    view = visible.paper(actor_here(request), paper_id, version=version)
    if view is None or view.case_id != case_id:
        raise Http404
    return view
