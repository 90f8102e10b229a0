"""Messages at the desk: answer in a thread, take one back, look at what was attached, and the list of what waits."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
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
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from weiquanbao.access.actors import Actor
from weiquanbao.evidence.serving import NotThere, Role, serve
from weiquanbao.people.disclosing import looked_at
from weiquanbao.reading import visible
from weiquanbao.reading.rows import CaseView
from weiquanbao.web.acting import actor_here, case_readers
from weiquanbao.web.office.case import case_here, page
from weiquanbao.web.office.conversations import talks_of
from weiquanbao.web.talks import sending
from weiquanbao.web.worker.photos import FRAGMENT
from weiquanbao.web.worker.scripted import tells_script

COPIES = ("thumbnail", "served", "original")


@require_safe
@case_readers
def waiting(request: HttpRequest) -> HttpResponse:
    """来往消息: what parties wrote and nobody of the union has read, the oldest first."""
    return render(request, "office/talks.html", {"rows": visible.waiting_rows(actor_here(request))})


@require_http_methods(["GET", "HEAD", "POST"])
@case_readers
@tells_script
def thread(request: HttpRequest, case_id: int, thread: str) -> HttpResponse:
    """Answer in a thread, or take one's own message back. Read it is on the case page."""
    actor, view = actor_here(request), case_here(request, case_id)
    found = visible.thread(actor, view.matter_code, thread)
    if found is None or actor.person_id is None:
        raise Http404
    here = f"{reverse('office:case', args=[view.id])}?tab=messages"
    if request.method != "POST":
        return (
            _bubbles(request, actor, view, thread)
            if request.headers.get(FRAGMENT)
            else HttpResponseRedirect(here)
        )
    if "take_back" in request.POST:
        problem = sending.take_back(request, actor.person_id)
        if problem:
            messages.warning(request, _(problem))
        return HttpResponseRedirect(here)
    composer = sending.send(request, found.line.seat, view.matter_code, actor.person_id)
    if composer is None:
        return HttpResponseRedirect(here)
    talks = talks_of(actor, view, note=False, writing=(thread, composer))
    return page(request, view, "messages", {"talks": talks}, status=422 if composer.error else 200)


def _bubbles(request: HttpRequest, actor: Actor, view: CaseView, place: str) -> HttpResponse:
    (talk,) = talks_of(actor, view, note=view.handles and request.method == "GET", only=place)
    return render(request, "talks/bubbles.html", {"talk": talk, "fragment": True})


@require_safe
@case_readers
def attached(request: HttpRequest, case_id: int, page_id: int, copy: str) -> HttpResponseBase:
    """One page of what hangs on a message, to whoever reads its thread, after writing down that he looked."""
    actor, view = actor_here(request), case_here(request, case_id)
    found = visible.attached(actor, view.matter_code, page_id)
    if found is None or copy not in COPIES or actor.person_id is None:
        raise Http404
    item, author = found
    looked_at(viewer=actor.person_id, subject=author, item_id=item, case_id=view.id)
    try:
        sent = serve(page_id, cast("Role", copy), byte_range=request.headers.get("Range", ""))
    except NotThere:
        raise Http404 from None
    return StreamingHttpResponse(sent.chunks(), status=sent.status, headers=sent.headers)
