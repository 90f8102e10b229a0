"""The worker's messages: to the union alone, or to everybody."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from weiquanbao.web.parties.audience import WORKER
from weiquanbao.web.talks import party
from weiquanbao.web.worker.mine import by_phone, worker_here


@require_safe
def threads(request: HttpRequest, code: str) -> HttpResponse:
    """Every thread."""
    actor = worker_here(request)
    return party.threads(request, actor, code, WORKER) if actor else by_phone(request)


@require_http_methods(["GET", "HEAD", "POST"])
def thread(request: HttpRequest, code: str, thread: str) -> HttpResponse:
    """One thread."""
    actor = worker_here(request)
    return party.thread(request, actor, code, thread, WORKER) if actor else by_phone(request)
