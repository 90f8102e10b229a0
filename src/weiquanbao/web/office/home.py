"""Where the seal leads: each person to the page his work is on."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_safe

from weiquanbao.web.account.homes import home_of
from weiquanbao.web.acting import staff_only, visitor_of


@require_safe
@staff_only
def home(request: HttpRequest) -> HttpResponse:
    """To the queue, or to an administrator's own page."""
    return HttpResponseRedirect(home_of(visitor_of(request)))
