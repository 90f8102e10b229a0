"""One paper as a party reads it, on either side."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from weiquanbao.access.actors import Actor
from weiquanbao.common.identifiers import check_matter_code
from weiquanbao.reading import visible
from weiquanbao.reading.papers import PaperView
from weiquanbao.web.papers.drawn import drawn
from weiquanbao.web.papers.sending import as_pdf
from weiquanbao.web.papers.served import answer, note, own
from weiquanbao.web.parties.audience import Audience


def page(request: HttpRequest, actor: Actor, code: str, paper_id: int, audience: Audience) -> HttpResponse:
    """The sheet, and where to save it."""
    view = _here(actor, code, paper_id, audience)
    note(request, actor, paper_id, audience)
    context = {
        "own": own(actor, paper_id, view.matter_code, view.matter_id, audience),
        "base": audience.base,
        "here": "mine",
        "view": view,
        "sheet": drawn(view.sheet),
        "back": audience.home(view.matter_code),
        "file": audience.paper_file(view.matter_code, view.line.id),
    }
    return render(request, "party/paper.html", context)


def phone(request: HttpRequest, actor: Actor, code: str, paper_id: int, audience: Audience) -> HttpResponse:
    """Whether papers may come on the phone."""
    view = _here(actor, code, paper_id, audience)
    return answer(request, actor, view.matter_id, audience, audience.paper(view.matter_code, paper_id))


def file(actor: Actor, code: str, paper_id: int, audience: Audience) -> HttpResponse:
    """The PDF."""
    return as_pdf(_here(actor, code, paper_id, audience))


def _here(actor: Actor, code: str, paper_id: int, audience: Audience) -> PaperView:
    try:
        written = check_matter_code(code)
    except ValueError:
        raise Http404 from None
    view = visible.paper(actor, paper_id, side=audience.side)
    if view is None or view.matter_code != written:
        raise Http404
    return view
