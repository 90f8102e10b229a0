"""What the browser may do with our pages, and whose address a request really comes from."""

import secrets
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils.functional import SimpleLazyObject

from weiquanbao.config.context import live_url

Respond = Callable[[HttpRequest], HttpResponseBase]

POLICY = (
    "default-src 'none'; script-src 'self'{nonce}; style-src 'self'{nonce}; img-src 'self' data: blob:; "
    "media-src 'self' blob:; font-src 'self'; connect-src 'self' {live}; manifest-src 'self'; worker-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
PERMISSIONS = "camera=(self), microphone=(self), geolocation=(), payment=(), usb=()"


class BrowserRules:
    """Content security policy, permissions and caching for every answer.

    Inline scripts and styles run only with `request.csp_nonce`, which is made when a template asks for it.
    """

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, then attach the rules where the view has set none of its own."""
        made: list[str] = []

        def nonce() -> str:
            made.append(secrets.token_urlsafe(16))
            return made[0]

        request.csp_nonce = SimpleLazyObject(nonce)  # type: ignore[attr-defined]
        response = self.get_response(request)
        policy = POLICY.format(nonce=f" 'nonce-{made[0]}'" if made else "", live=live_url(request))
        response.headers.setdefault("Content-Security-Policy", policy)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        # Phones are lent and shared: nobody keeps a copy, yet "back" still works from the browser's own memory.
        response.headers.setdefault("Cache-Control", "private, no-cache")
        return response


class ClientAddress:
    """Put the caller's own address into REMOTE_ADDR: rate limits must not fall on our own proxy."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Believe as many entries of X-Forwarded-For, from the right, as we have proxies."""
        count = settings.ENVIRONMENT.proxies
        hops = [hop.strip() for hop in request.headers.get("X-Forwarded-For", "").split(",") if hop.strip()]
        if count and len(hops) >= count:
            request.META["REMOTE_ADDR"] = hops[-count]
        return self.get_response(request)
