"""The receipt of a question taken down at a counter: printed, and taken home by whoever asked."""

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
def receipt(request: HttpRequest, case_id: int) -> HttpResponse:
    """The code, by when a lawyer answers, and how the answer comes."""
    found = visible.asked_receipt(actor_here(request), case_id)
    if found is None:
        raise Http404
    link = request.build_absolute_uri(reverse("worker:track", args=[found.matter_code]))
    context = {"receipt": found, "qr": qr(link) if found.reachable else ""}
    return render(request, "office/asked_receipt.html", context)
