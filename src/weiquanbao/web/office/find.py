"""Find a case by what is at hand: number, matter code, whole phone number, a name."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from weiquanbao.reading import visible
from weiquanbao.web.acting import actor_here, case_readers

LIMIT = 60


@require_safe
@case_readers
def find(request: HttpRequest) -> HttpResponse:
    """What answers to the words; a single answer opens at once."""
    query = request.GET.get("q", "").strip()[:LIMIT]
    found = visible.find(actor_here(request), query) if query else ()
    if len(found) == 1:
        return HttpResponseRedirect(reverse("office:case", args=[found[0].case_id]))
    return render(request, "office/find.html", {"query": query, "found": found})
