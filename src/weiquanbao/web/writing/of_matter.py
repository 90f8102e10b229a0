"""A document of a matter: begun by a worker, an employer or staff, knowing everything the matter knows."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from weiquanbao.access.actors import Actor
from weiquanbao.common.identifiers import check_matter_code
from weiquanbao.drafting import actions
from weiquanbao.reading import visible
from weiquanbao.reading.drafting import Beginning
from weiquanbao.web.acting import actor_here, casework
from weiquanbao.web.worker.mine import by_phone, worker_here
from weiquanbao.web.writing.choosing import document_named, following, offered
from weiquanbao.web.writing.keeping import keep_here


@require_http_methods(["GET", "HEAD", "POST"])
def for_worker(request: HttpRequest, code: str) -> HttpResponse:
    """The documents of one's own matter."""
    actor = worker_here(request)
    return _of_party(request, actor, code, "worker") if actor else by_phone(request)


@require_http_methods(["GET", "HEAD", "POST"])
def for_employer(request: HttpRequest, code: str) -> HttpResponse:
    """答辩书 and what goes with it."""
    actor = worker_here(request)
    return _of_party(request, actor, code, "employer") if actor else by_phone(request)


@require_http_methods(["GET", "HEAD", "POST"])
@casework
def for_staff(request: HttpRequest, case_id: int) -> HttpResponse:
    """The documents staff draw up for the worker of a case."""
    found = visible.beginning_at_desk(actor_here(request), case_id)
    if found is None:
        raise Http404
    return _of(request, actor_here(request), found, "staff", reverse("office:case", args=[case_id]))


def _of_party(request: HttpRequest, actor: Actor, code: str, side: str) -> HttpResponse:
    try:
        found = visible.beginning(actor, check_matter_code(code), side)
    except ValueError:
        found = None
    if found is None:
        raise Http404
    home = reverse("worker:track" if side == "worker" else "employer:matter", args=[found.matter_code])
    return _of(request, actor, found, side, home)


def _of(request: HttpRequest, actor: Actor, found: Beginning, side: str, home: str) -> HttpResponse:
    if request.method == "POST":
        return _open(request, actor, found, side)
    context = {"found": found, "documents": offered(side), "back": home, "side": side}
    return render(request, "writing/of_matter.html", context)


def _open(request: HttpRequest, actor: Actor, found: Beginning, side: str) -> HttpResponse:
    """Begin a document, or go on with one."""
    going_on = next((one for one in found.drafts if str(one.key) == request.POST.get("key")), None)
    if going_on is not None:
        return go_on(request, going_on.document, going_on.key)
    document = document_named(request.POST.get("document", ""))
    if side not in document.who:
        raise Http404
    made = actions.start_of_matter(
        document=document.code, side=side, matter_id=found.matter_id, party_id=found.party_id,
        by=actor.person_id or 0, answers=found.known,
    )  # fmt: skip
    return go_on(request, document.code, made.key)


def go_on(request: HttpRequest, code: str, key: UUID) -> HttpResponse:
    """From now on this browser writes this draft; on to what is still open, or to the text."""
    response = HttpResponseRedirect(following(code))
    keep_here(request, response, code, key)
    return response
