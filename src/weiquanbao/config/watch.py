"""Each request leaves one log line and one measurement: the route's pattern, never the address with its codes."""

import time
import uuid
from collections.abc import Callable

import structlog
from django.http import HttpRequest, HttpResponseBase
from prometheus_client import Counter, Histogram

log = structlog.get_logger("weiquanbao.request")

REQUESTS = Counter("weiquanbao_requests", "Requests answered", ["method", "route", "status"])
SECONDS = Histogram("weiquanbao_request_seconds", "Time to answer a request", ["route"])
KNOWN_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


class RequestWatch:
    """The outermost middleware."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, measure, write."""
        number = uuid.uuid4().hex
        structlog.contextvars.bind_contextvars(request=number)
        begun = time.perf_counter()
        try:
            response = self.get_response(request)
        finally:
            structlog.contextvars.unbind_contextvars("request")
        seconds = time.perf_counter() - begun
        method = request.method if request.method in KNOWN_METHODS else "OTHER"
        route = _route(request)
        REQUESTS.labels(method, route, response.status_code).inc()
        SECONDS.labels(route).observe(seconds)
        response.headers["X-Request-ID"] = number
        log.info(
            "request",
            method=method,
            route=route,
            status=response.status_code,
            ms=round(seconds * 1000, 1),
            request=number,
            account=_account(request),
        )
        return response


def _route(request: HttpRequest) -> str:
    if request.resolver_match:
        return f"/{request.resolver_match.route}"
    return "static" if request.path_info.startswith("/static/") else "unknown"


def _account(request: HttpRequest) -> int | None:
    """Only if somebody already looked: a log line is not worth a query."""
    account = getattr(request, "_cached_user", None)
    return account.pk if account is not None else None
