"""Sessions: begun after all factors, renewed at sign-in, ended after half an hour of silence for the staff."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.contrib.auth import login
from django.http import Http404, HttpRequest

from weiquanbao.access.predicates import staff_of
from weiquanbao.common import dates

if TYPE_CHECKING:
    from weiquanbao.people.models import Account

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
IDLE = timedelta(minutes=30)
# Writing the time at every request would write the session at every request.
GRAIN = timedelta(minutes=1)
_SEEN, _STRONG = "staff_seen_at", "second_factor_of"


def account_here(request: HttpRequest) -> Account:
    """The staff account behind this request; the page of what does not exist where there is none."""
    account = staff_of(request.user)
    if account is None:
        raise Http404
    return account


def sign_in(request: HttpRequest, account: Account, *, second_factor: bool = False) -> None:
    """Sign a person in under a new session key: a worker after his code, staff in a demonstration."""
    login(request, account, backend=BACKEND)
    begin(request, account, second_factor=second_factor)


def begin(request: HttpRequest, account: Account, *, second_factor: bool) -> None:
    """Note what a session that has just begun has proved."""
    if account.kind != "staff":
        return
    request.session[_SEEN] = dates.now().timestamp()
    if second_factor:
        prove_second_factor(request, account)


def prove_second_factor(request: HttpRequest, account: Account) -> None:
    """This session has shown the second factor of this account."""
    request.session[_STRONG] = account.pk


def is_strong(request: HttpRequest, account: Account) -> bool:
    """Whether this session has shown the second factor."""
    return request.session.get(_STRONG) == account.pk


def is_idle(request: HttpRequest) -> bool:
    """Whether nothing was asked in this session for half an hour."""
    seen = request.session.get(_SEEN)
    return seen is None or dates.now().timestamp() - seen > IDLE.total_seconds()


def touch(request: HttpRequest) -> None:
    """Something was asked just now."""
    now = dates.now().timestamp()
    if now - request.session[_SEEN] >= GRAIN.total_seconds():
        request.session[_SEEN] = now
