"""Photos and papers of a draft: several shots in one step, in any order, taken back at will."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseRedirect,
    StreamingHttpResponse,
)
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from weiquanbao.evidence.actions import running_total
from weiquanbao.evidence.owners import DraftOwner
from weiquanbao.evidence.reading import items_of_draft
from weiquanbao.evidence.serving import NotThere, Role, serve
from weiquanbao.intake import actions
from weiquanbao.intake.another import paper_key
from weiquanbao.intake.drafts import DraftView
from weiquanbao.intake.questions import BY_CODE
from weiquanbao.reading import visible
from weiquanbao.web.worker import gone, steps
from weiquanbao.web.worker.handing_in import HandedIn, hand_in
from weiquanbao.web.worker.keeping import draft_here
from weiquanbao.web.worker.question import page
from weiquanbao.web.worker.shots import shots

CODE = "photos"
FRAGMENT = "X-Fragment"
COPIES = {"thumbnail", "served"}


@require_http_methods(["GET", "HEAD", "POST"])
@gone.unless_open
def photos(request: HttpRequest, draft: DraftView) -> HttpResponse:
    """Show the strip, or do what its buttons asked."""
    if request.method != "POST":
        return page(request, BY_CODE[CODE], draft, more=strip(draft.key))
    done = hand_in(request, DraftOwner(draft.key), added_by=None)
    more = strip(draft.key, done)
    if request.headers.get(FRAGMENT):
        return render(request, "worker/strip.html", {**more, "fragment": True})
    if done.refused:
        return page(request, BY_CODE[CODE], draft, more=more)
    return _on(request, draft)


def _on(request: HttpRequest, draft: DraftView) -> HttpResponse:
    if not request.POST.get("go"):
        return HttpResponseRedirect(request.get_full_path())
    actions.answer(key=draft.key, code=CODE, raw={})
    return HttpResponseRedirect(steps.following(CODE, then=request.POST.get("then", "")))


def strip(key: UUID, done: HandedIn | None = None) -> dict[str, Any]:
    """What the strip shows: the pages in order, how much it is, and what was not taken."""
    return {
        "shots": shots(items_of_draft(key), _address),
        "total": running_total(DraftOwner(key)).sentence,
        "file_limit": settings.EVIDENCE_FILE_LIMIT,
        "refused": done.refused if done else (),
        "blurred": done is not None and any(one.blurred for one in done.added),
    }


def _address(page_id: int, copy: str) -> str:
    return reverse("worker:seen", args=[page_id, copy])


@require_safe
def seen(request: HttpRequest, page_id: int, copy: str) -> HttpResponseBase:
    """One picture, paper or recording of the draft on this phone."""
    draft = draft_here(request)
    if draft is None or copy not in COPIES or not _is_here(draft, page_id):
        raise Http404
    return sent(request, page_id, copy)


def _is_here(draft: DraftView, page_id: int) -> bool:
    """Among the evidence of the draft, or the signed paper beside it."""
    return any(
        visible.may_see_page(None, page_id, draft_key=key) for key in (draft.key, paper_key(draft.key))
    )


def sent(request: HttpRequest, page_id: int, copy: str) -> HttpResponseBase:
    """The bytes, after somebody has decided that they may be seen."""
    wanted: Role = "thumbnail" if copy == "thumbnail" else "served"
    try:
        found = serve(page_id, wanted, byte_range=request.headers.get("Range", ""))
    except NotThere:
        raise Http404 from None
    return StreamingHttpResponse(found, status=found.status, headers=found.headers)
