"""The guard in front of every page of the staff: awake, with a second factor, with a password of one's own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from weiquanbao.access.predicates import staff_of
from weiquanbao.common import dates
from weiquanbao.people.second_factor import has_authenticator
from weiquanbao.web.account import sessions

if TYPE_CHECKING:
    from weiquanbao.people.models import Account

Respond = Callable[[HttpRequest], HttpResponseBase]

# Files of the pages, how they look, the way out, and what machines ask.
OPEN = frozenset({"design:asset", "design:display", "sign_out", "healthz", "readyz", "metrics"})
SET_UP, PASSWORD, CODES = "second_factor_set_up", "staff_password", "recovery_codes_shown"


class StaffGuard:
    """Refuses a staff account every page but the one where it does what is still missing."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Nothing to do before the page is known."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *args: Any) -> HttpResponseBase | None:
        """Let through, or send to what is missing."""
        name = request.resolver_match.view_name if request.resolver_match else ""
        account = staff_of(request.user)
        if account is None or name in OPEN:
            return None
        if sessions.is_idle(request):
            return _out(request, _("半小时没有动静，已经退出。再登录一次，接着办。"))
        sessions.touch(request)
        if not sessions.is_strong(request, account):
            return _second_factor(request, account, name)
        if needs_new_password(account) and name not in {PASSWORD, CODES}:
            return _go(request, reverse(PASSWORD))
        return None


def needs_new_password(account: Account) -> bool:
    """Handed over by somebody else, or older than the house rule allows (90 days in production)."""
    days = getattr(settings, "STAFF_PASSWORD_DAYS", 90 if settings.MODE == "production" else 0)
    changed = account.password_changed_at
    grown_old = bool(days) and changed is not None and changed < dates.now() - timedelta(days=days)
    return account.must_change_password or grown_old


def _second_factor(request: HttpRequest, account: Account, name: str) -> HttpResponseBase | None:
    if not has_authenticator(account.pk):
        return None if name == SET_UP else _go(request, reverse(SET_UP))
    # Set up meanwhile, in another session: this one has not shown it.
    return _out(request, _("再登录一次，写上动态口令。"))


def _out(request: HttpRequest, why: str) -> HttpResponseBase:
    back = request.get_full_path() if request.method == "GET" else ""
    logout(request)
    messages.info(request, why)
    query = f"?{urlencode({'next': back})}" if back else ""
    return _go(request, reverse("staff_sign_in") + query)


def _go(request: HttpRequest, address: str) -> HttpResponseBase:
    """A whole new page, also for a request that asked for a fragment only."""
    if request.headers.get("HX-Request"):
        return HttpResponse(status=204, headers={"HX-Redirect": address})
    return HttpResponseRedirect(address)
