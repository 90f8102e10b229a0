"""One piece of evidence: its pages as handed in, their digests, and the originals. Whoever looks is written down."""

from __future__ import annotations

from typing import cast

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from weiquanbao.evidence.serving import NotThere, Role, serve
from weiquanbao.people.disclosing import looked_at
from weiquanbao.reading import visible
from weiquanbao.reading.rows import EvidenceView
from weiquanbao.web.acting import actor_here, case_readers

COPIES = ("thumbnail", "served", "original")


@require_safe
@case_readers
def evidence(request: HttpRequest, case_id: int, item_id: int) -> HttpResponse:
    """Look at an item, page by page."""
    view = visible.evidence(actor_here(request), case_id, item_id)
    if view is None:
        raise Http404
    _record(request, view)
    pages = view.item.pages
    asked = request.GET.get("page", "")
    page = next((one for one in pages if str(one.id) == asked), pages[0] if pages else None)
    return render(request, "office/evidence.html", {"view": view, "page": page, "pages": pages})


@require_safe
@case_readers
def page(request: HttpRequest, page_id: int, copy: str) -> HttpResponseBase:
    """The bytes of one page, to whoever may see it, after writing down that he did."""
    actor = actor_here(request)
    if copy not in COPIES or not visible.may_see_page(actor, page_id):
        raise Http404
    view = visible.case_of_page(actor, page_id)
    if view is None:
        raise Http404
    _record(request, view)
    try:
        found = serve(page_id, cast("Role", copy), byte_range=request.headers.get("Range", ""))
    except NotThere:
        raise Http404 from None
    return StreamingHttpResponse(found.chunks(), status=found.status, headers=found.headers)


def _record(request: HttpRequest, view: EvidenceView) -> None:
    viewer = actor_here(request).person_id
    if viewer is None or view.subject_id is None:
        raise Http404
    looked_at(viewer=viewer, subject=view.subject_id, item_id=view.item.id, case_id=view.case_id)
