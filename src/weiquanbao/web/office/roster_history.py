"""经过: who changed what in the roster, and why, the newest first."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from weiquanbao.reading import visible
from weiquanbao.web import forms
from weiquanbao.web.acting import actor_here
from weiquanbao.web.office.roster_words import lines_of
from weiquanbao.web.office.rosters import keeper


@require_safe
@keeper
def history(request: HttpRequest) -> HttpResponse:
    """Fifty changes."""
    found = visible.roster_changes(actor_here(request), forms.number(request.GET.get("before", "")))
    if found is None:
        raise Http404
    rows, more = found
    more_href = f"{reverse('office:roster_history')}?before={more}" if more else ""
    return render(request, "office/roster_history.html", {"lines": lines_of(rows), "more": more_href})
