"""Back to where somebody came from: an address of this site, or none."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme


def checked(request: HttpRequest, to: str) -> str:
    """The address, if it is one of ours; else empty."""
    ours = url_has_allowed_host_and_scheme(to, {request.get_host()}, require_https=request.is_secure())
    return to if ours else ""


def came_from(request: HttpRequest) -> str:
    """The page of ours that led here, as a path; empty where none did, or where it was this very page."""
    page = urlsplit(checked(request, request.headers.get("Referer", "")))
    if unquote(page.path) == request.path:
        return ""
    # A path that begins with two strokes is ours as a page, but an address elsewhere as a link.
    return checked(request, page.path + (f"?{page.query}" if page.query else "") if page.path else "")
