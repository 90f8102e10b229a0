"""Which pages are counted, under which name. A page is counted when a person opened it, and nothing else is noted."""

from collections.abc import Callable

import structlog
from django.db import Error
from django.http import HttpRequest, HttpResponseBase
from django.urls import ResolverMatch

from weiquanbao.insight import visits
from weiquanbao.intake.questions import ORDER

log = structlog.get_logger(__name__)

#: Views by their name, and what they are counted as.
PAGES = {
    "worker:home": "home",
    "worker:how": "how",
    "worker:check": "check",
    "worker:photos": "question_photos",
    "worker:contact": "question_contact",
    "worker:receipt": "receipt",
    "worker:track": "track",
    "worker:mine": "mine",
}
QUESTION = "worker:question"


class CountVisits:
    """The innermost middleware: counts after the page is made, and a page is never lost for its count."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, then count."""
        response = self.get_response(request)
        name = page_of(request.resolver_match) if _is_opened(request, response) else None
        if name:
            try:
                visits.count(name)
            except Error as fault:
                log.warning("visit.not_counted", fault=type(fault).__name__)
        return response


def page_of(match: ResolverMatch | None) -> str | None:
    """What the page is counted as; none for pages that are not counted. The names are few: no address becomes one."""
    if match is None:
        return None
    if match.view_name == QUESTION:
        code = match.kwargs.get("code")
        return f"question_{code}" if code in ORDER else None
    return PAGES.get(match.view_name)


def _is_opened(request: HttpRequest, response: HttpResponseBase) -> bool:
    """A whole page shown to somebody: no part of one, none fetched ahead by a browser on its own account."""
    ahead = request.headers.get("Sec-Purpose", request.headers.get("Purpose", ""))
    part = request.headers.get("HX-Request") == "true"
    return request.method == "GET" and response.status_code == 200 and not part and "prefetch" not in ahead
