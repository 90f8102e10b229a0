"""Papers of a question taken down at a counter: the receipt to take home, and the consents to sign for a complaint."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from weiquanbao.reading import visible
from weiquanbao.web.acting import actor_here, casework
from weiquanbao.web.worker.story import qr


@require_safe
@casework
def consents(request: HttpRequest, case_id: int) -> HttpResponse:
    """同意书: the words of the consents a complaint asks for, to be read out, ticked and signed."""
    actor = actor_here(request)
    found, words = visible.asked_receipt(actor, case_id), visible.complaint_words(actor, case_id)
    if found is None or not words:
        raise Http404
    return render(request, "office/asked_consents.html", {"receipt": found, "consents": words})


@require_safe
@casework
def receipt(request: HttpRequest, case_id: int) -> HttpResponse:
    """The code, by when a lawyer answers, and how the answer comes."""
    found = visible.asked_receipt(actor_here(request), case_id)
    if found is None:
        raise Http404
    link = request.build_absolute_uri(reverse("worker:track", args=[found.matter_code]))
    context = {"receipt": found, "qr": qr(link) if found.reachable else ""}
    return render(request, "office/asked_receipt.html", context)
