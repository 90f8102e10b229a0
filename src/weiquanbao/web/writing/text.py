"""The text on the screen, in plain words beside the formal ones; what is wrong with it; its files; where it goes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from weiquanbao.access.predicates import actor_of
from weiquanbao.common.dates import today
from weiquanbao.documents.checks import faults, of_text
from weiquanbao.documents.document import Document, Fault, Part
from weiquanbao.documents.handing import where
from weiquanbao.drafting import actions
from weiquanbao.people.disclosing import NotDisclosed
from weiquanbao.reading import visible
from weiquanbao.reading.covered import covered
from weiquanbao.reading.drafting import DraftPage
from weiquanbao.reading.written import digest
from weiquanbao.web.acting import visitor_of
from weiquanbao.web.papers.drawn import DrawnBlock, drawn, drawn_block
from weiquanbao.web.papers.sending import document_file
from weiquanbao.web.writing import over
from weiquanbao.web.writing.keeping import draft_here


@dataclass(frozen=True, slots=True)
class PartView:
    """One part: its formal words, what is wrong in it, where it is changed, what a lawyer said of it."""

    part: Part
    blocks: tuple[DrawnBlock, ...]
    faults: tuple[Fault, ...]
    changes: tuple[tuple[str, str], ...]
    remark: str


@require_safe
def text(request: HttpRequest, code: str) -> HttpResponse:
    """The whole document."""
    page = draft_here(request, code)
    if page is None:
        return over.page(request, code)
    found = visible.entry(actor_of(visitor_of(request)), page)
    receipt = visible.receipt(page)
    more = {
        "receipt": receipt,
        "entry": found if receipt is None or changed_since(page, receipt.at) else None,
        "phone": page.draft.answers.get("phone", ""),
        "at_desk": page.case_id is not None,
    }
    return render(request, "writing/text.html", {**context_of(page), **more})


def changed_since(page: DraftPage, moment: datetime) -> bool:
    """Whether something was answered, or released by a lawyer, after the document was handed in."""
    released = page.released is not None and page.released.made_at > moment
    return released or page.draft.touched_at > moment


def context_of(page: DraftPage) -> dict[str, Any]:
    """What the page shows."""
    document, day = page.document, today()
    answers, found = document.told(page.draft.answers), wrong_in(page)
    last = page.reviews[0] if page.reviews else None
    remarks = last.remarks if last else {}
    sheet = drawn(replace(page.sheet, blocks=covered(page.draft, page.sheet.blocks)))
    return {
        "document": document,
        "parts": [_part(document, one.part, page, found, remarks) for one in page.current.parts],
        "released": page.released,
        "sheet": sheet,
        "loose": [fault for fault in found if not fault.ask],
        "bars": [fault for fault in found if fault.bars],
        "by": document.handing.by(answers, day),
        "where": where(document, answers),
        "copies": document.handing.copies(answers),
        "review": last,
        "waiting": page.waiting,
        "draft": page.draft,
        "matter_code": page.matter_code,
        "handed": page.handed,
        "with_worker": page.with_worker,
        "versions": page.versions,
        "back": _home(page),
    }


def wrong_in(page: DraftPage) -> tuple[Fault, ...]:
    """Everything wrong with the answers, and with the wording that counts now."""
    answers = page.document.told(page.draft.answers)
    return (*faults(page.document, answers, today()), *of_text(page.words))


def _home(page: DraftPage) -> str:
    """Where it was begun: among the documents of the matter, at the desk those of the case."""
    if page.case_id is not None:
        return reverse("office:write_case", args=[page.case_id])
    if not page.matter_code:
        return reverse("worker:write")
    place = "employer:write_matter" if page.draft.side == "employer" else "worker:write_matter"
    return reverse(place, args=[page.matter_code])


def _part(
    document: Document, part: Part, page: DraftPage, found: tuple[Fault, ...], remarks: Any
) -> PartView:
    written = next(one for one in page.current.parts if one.part.code == part.code)
    asked = {one.code: one.title for one in document.asked(page.draft.answers)}
    changes = (
        ()
        if page.with_worker
        else tuple(
            (asked[one], reverse("worker:write_question", args=[document.code, one]) + "?then=text")
            for one in part.asks
            if one in asked
        )
    )
    wrong = tuple(one for one in found if one.ask and one.ask in part.asks)
    blocks = tuple(drawn_block(one) for one in covered(page.draft, written.blocks))
    return PartView(part, blocks, wrong, changes, remarks.get(part.code, ""))


@require_safe
def file(request: HttpRequest, code: str, kind: str) -> HttpResponse:
    """PDF/A, or a .docx to go on with; the wording that leaves is kept."""
    page = draft_here(request, code)
    if page is None:
        return over.page(request, code)
    if kind not in {"pdf", "docx"}:
        raise Http404
    try:
        visible.disclosed_in_draft(actor_of(visitor_of(request)), page.draft, page.document.title)
    except NotDisclosed as fault:
        messages.error(request, str(fault))
        return HttpResponseRedirect(reverse("worker:write_text", args=[code]))
    keep(request, page)
    return document_file(page.sheet, kind)


def keep(request: HttpRequest, page: DraftPage) -> int:
    """Keep the wording that counts now; gives its version's id."""
    if page.released is not None:
        return page.released.id
    actor = actor_of(visitor_of(request))
    return actions.keep_version(
        key=page.draft.key, text=page.current.text, sha256=digest(page.current.text), made_on=page.current.made_on,
        by=actor.person_id if actor and page.draft.matter_id else None,
    )  # fmt: skip
