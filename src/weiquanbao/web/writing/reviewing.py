"""The lawyer's side: drafts given to him, one before him with remarks part by part, edited, released or sent back.

Numbers of persons are masked before him, also in the box he edits; what he releases has the true ones
(`reading.cover`). He sees them in clear where he says why, and in a file; both are written down first.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from weiquanbao.common.dates import today
from weiquanbao.desk import reviewing as desk
from weiquanbao.documents import DOCUMENTS
from weiquanbao.documents.checks import faults, of_text
from weiquanbao.drafting import actions, reviewing
from weiquanbao.drafting.reading import ReviewView, VersionView
from weiquanbao.papers.blocks import parse, stored, words_of, written_out
from weiquanbao.papers.blocks import read as blocks_of
from weiquanbao.people.disclosing import NotDisclosed
from weiquanbao.reading import visible
from weiquanbao.reading.cover import Cover, Torn
from weiquanbao.reading.covered import cover_for_lawyer
from weiquanbao.reading.drafting import DraftPage
from weiquanbao.reading.written import digest, sheet_of
from weiquanbao.web.acting import actor_here, duty
from weiquanbao.web.design.fields import FieldView
from weiquanbao.web.papers.drawn import drawn
from weiquanbao.web.papers.sending import document_file

LONGEST = 20_000
WHY = "why"
lawyer_only = duty("duty_lawyer")


@dataclass(frozen=True, slots=True)
class Change:
    """One line of what a wording changed: kept, taken out or put in."""

    kind: str
    words: str


@require_safe
@lawyer_only
def drafts(request: HttpRequest) -> HttpResponse:
    """What waits for this lawyer, and what he has done."""
    found = visible.reviews(actor_here(request))
    rows = [(one, DOCUMENTS[one.draft.document].title) for one in found if one.draft.document in DOCUMENTS]
    waiting = [row for row in rows if not row[0].outcome]
    done = [row for row in rows if row[0].outcome]
    return render(request, "office/drafts.html", {"waiting": waiting, "done": done})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@lawyer_only
def draft(request: HttpRequest, review_id: int) -> HttpResponse:
    """One draft: read, marked up, edited, released or sent back; its numbers in clear once he says why."""
    found, page, version = _here(request, review_id)
    if request.POST.get("op") == "clear":
        return _in_clear(request, found, page, version)
    if request.method == "POST" and not found.outcome:
        return _decide(request, found, page, version)
    return _page(request, found, page, version)


@require_safe
@lawyer_only
def file(request: HttpRequest, review_id: int, kind: str) -> HttpResponse:
    """The wording as it would be printed, its numbers in clear: written down first."""
    found, page, version = _here(request, review_id)
    if kind not in {"pdf", "docx"}:
        raise Http404
    shown = _shown(found, page, version)
    try:
        visible.disclosed_in_review(actor_here(request), found, shown, f"审{page.document.title}")
    except NotDisclosed as fault:
        messages.error(request, str(fault))
        return HttpResponseRedirect(reverse("office:draft_review", args=[found.id]))
    return document_file(sheet_of(found.draft.document, shown.text, shown.made_on, page.current.by), kind)


def _here(request: HttpRequest, review_id: int) -> tuple[ReviewView, DraftPage, VersionView]:
    here = visible.review(actor_here(request), review_id)
    if here is None:
        raise Http404
    return here


def _shown(found: ReviewView, page: DraftPage, version: VersionView) -> VersionView:
    """What he released, else what he was given."""
    return next((one for one in page.versions if one.id == found.released_id), version)


def _in_clear(request: HttpRequest, found: ReviewView, page: DraftPage, version: VersionView) -> HttpResponse:
    """The sheet with its numbers, on this answer only; what he was typing stays in its boxes."""
    edited = request.POST.get("text", "")[:LONGEST].replace("\r\n", "\n") or None
    note, why = request.POST.get("note", "")[:2000], request.POST.get(WHY, "")[:1000]
    try:
        visible.disclosed_in_review(actor_here(request), found, _shown(found, page, version), why)
    except ValueError as fault:
        return _page(request, found, page, version, edited=edited, note=note, unclear=str(fault))
    return _page(request, found, page, version, edited=edited, note=note, clear=True)


def _decide(request: HttpRequest, found: ReviewView, page: DraftPage, version: VersionView) -> HttpResponse:
    lawyer = found.lawyer
    remarks = {
        one.part.code: request.POST.get(f"remark-{one.part.code}", "")[:2000] for one in page.current.parts
    }
    edited = request.POST.get("text", "")[:LONGEST].replace("\r\n", "\n")
    note, op = request.POST.get("note", "")[:2000].strip(), request.POST.get("op", "")
    try:
        reviewing.mark_up(review_id=found.id, lawyer=lawyer, remarks=remarks)
        if op == "release":
            return _release(request, found, page, version, edited, note)
        if op == "return":
            return _send_back(request, found, page, version, edited, note)
    except (reviewing.NotForHim, actions.Gone) as fault:
        messages.error(request, str(fault))
        return HttpResponseRedirect(reverse("office:drafts"))
    messages.success(request, _("批注存好了。"))
    return _page(request, found, page, version, edited=edited, note=note)


def _release(
    request: HttpRequest, found: ReviewView, page: DraftPage, version: VersionView, edited: str, note: str
) -> HttpResponse:
    """What is wrong with the sums of the edited text is said before it leaves, and it does not leave so."""
    before = written_out(blocks_of(version.text))
    try:
        true = cover_for_lawyer(page.versions).lifted(edited, kept=[before])
    except Torn as fault:
        torn = _("带星号的号码改动过，认不出是哪一个：%(which)s。照原样留着，或者写上完整号码。")
        return _page(
            request, found, page, version, edited=edited, note=note, errors=[torn % {"which": str(fault)}]
        )
    same = true.strip() == before.strip()
    blocks = blocks_of(version.text) if same else parse(true)
    text = version.text if same else stored(blocks)
    wrong = [one.says for one in of_text("\n".join(_lines(text))) if one.bars]
    if not blocks:
        wrong = [_("文书是空的。")]
    if wrong:
        return _page(request, found, page, version, edited=edited, note=note, errors=wrong)
    desk.release(
        review_id=found.id, text=text, sha256=digest(text), made_on=today(), note=note,
        acting_as=actor_here(request),
    )  # fmt: skip
    messages.success(request, _("放行了。写的人会收到消息，看得到这一稿。"))
    return HttpResponseRedirect(reverse("office:draft_review", args=[found.id]))


def _send_back(
    request: HttpRequest, found: ReviewView, page: DraftPage, version: VersionView, edited: str, note: str
) -> HttpResponse:
    if not note and not any(
        request.POST.get(f"remark-{one.part.code}", "").strip() for one in page.current.parts
    ):
        return _page(request, found, page, version, edited=edited, errors=[_("退回要写一句：改什么。")])
    desk.send_back(review_id=found.id, note=note, acting_as=actor_here(request))
    messages.success(request, _("退回了。写的人会收到消息，看得到批注。"))
    return HttpResponseRedirect(reverse("office:drafts"))


def _lines(text: str) -> list[str]:
    return words_of(blocks_of(text)).split("\n")


def _page(
    request: HttpRequest,
    found: ReviewView,
    page: DraftPage,
    version: VersionView,
    *,
    edited: str | None = None,
    note: str = "",
    errors: list[str] | None = None,
    clear: bool = False,
    unclear: str = "",
) -> HttpResponse:
    document, answers = page.document, page.draft.answers
    shown, cover = _shown(found, page, version), cover_for_lawyer(page.versions)
    sheet = sheet_of(document.code, shown.text, shown.made_on, page.current.by)
    by = document.handing.by(document.told(answers), today())
    wrong = [*faults(document, answers, today()), *of_text("\n".join(_lines(shown.text)))]
    context = {
        "review": found,
        "document": document,
        "sheet": drawn(sheet if clear else replace(sheet, blocks=cover.blocks(sheet.blocks))),
        "covered": bool(cover.kinds) and not clear,
        "clear": clear,
        "why": _why(unclear),
        "parts": [(one.part, _remark(request, found, one.part.code)) for one in page.current.parts],
        "faults": [one for one in wrong if one.says != by.says],
        "changed": page.draft.touched_at > found.asked_at,
        "by": by,
        "text": cover.text(written_out(blocks_of(version.text))) if edited is None else edited,
        "note": note or found.note,
        "errors": _errors(errors or [], unclear),
        "versions": [(one, list(changes(earlier, one, cover))) for one, earlier in _pairs(page.versions)],
        "limit": LONGEST,
    }  # fmt: skip
    return render(request, "office/draft.html", context, status=422 if errors or unclear else 200)


def _why(unclear: str) -> FieldView:
    hint = _("例如“核对身份证号”。谁看的、为什么看，都记下来。")
    return FieldView(WHY, _("为什么要看完整号码"), "line", "", hint, unclear, limit=200)


def _errors(several: list[str], unclear: str) -> list[dict[str, str]]:
    beside = [("f-text", one) for one in several] + ([(f"f-{WHY}", unclear)] if unclear else [])
    return [{"id": box, "label": "", "text": one} for box, one in beside]


def _remark(request: HttpRequest, found: ReviewView, part: str) -> str:
    return request.POST.get(f"remark-{part}", found.remarks.get(part, ""))


def _pairs(versions: tuple[VersionView, ...]) -> list[tuple[VersionView, VersionView | None]]:
    return list(zip(versions, [*versions[1:], None], strict=True))


def changes(earlier: VersionView | None, later: VersionView, cover: Cover) -> Iterator[Change]:
    """What a wording changed in the one before it, line by line; nothing of the first."""
    if earlier is None:
        return
    kinds = {"+ ": "in", "- ": "out"}
    for line in difflib.ndiff(_lines(earlier.text), _lines(later.text)):
        if line[:2] in kinds:
            yield Change(kinds[line[:2]], cover.text(line[2:]))
