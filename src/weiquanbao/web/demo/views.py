"""Choosing a role: every sample account with what it is for, how it signs in, and one click that does it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from weiquanbao.access.roles import ROLES
from weiquanbao.people.demonstration import DemoAccount, take_place, written_down
from weiquanbao.people.duty_guards import NotAllowed
from weiquanbao.people.security import DEMONSTRATION, record_event
from weiquanbao.web.account import sessions
from weiquanbao.web.account.homes import home_of
from weiquanbao.web.acting import open_to_all

WORKER, UNIT = "worker", "respondent"
#: Parts that are no role of an appointment: anybody has them, or somebody has them in one case.
MEANINGS = {
    WORKER: gettext_noop("遇到事的职工，在手机上填、看办到哪了。"),
    "mediator": gettext_noop("主持调解的人：约时间、听两边、给方案。用县工会干部的账号。"),
}
SHOWN = 4
"""So many of one role at once; the others are one tap away."""


@dataclass(frozen=True, slots=True)
class Part:
    """One role of the play with everybody who holds it."""

    role: str
    label: str
    meaning: str
    accounts: tuple[DemoAccount, ...]
    more: tuple[DemoAccount, ...]


@never_cache
@require_safe
@open_to_all
def choose(request: HttpRequest) -> HttpResponse:
    """Everybody whose place one may take, with the authenticator's code of this moment."""
    return render(request, "demo/choose.html", {"parts": tuple(_parts(written_down()))})


@require_POST
@open_to_all
def enter(request: HttpRequest) -> HttpResponse:
    """Take a place: the same session as after password and code."""
    try:
        account = take_place(
            login=request.POST.get("login", "")[:40], phone=request.POST.get("phone", "")[:20]
        )
    except NotAllowed as fault:
        messages.info(request, str(fault))
        return HttpResponseRedirect(reverse("demo:choose"))
    logout(request)
    sessions.sign_in(request, account, second_factor=True)
    address = request.META.get("REMOTE_ADDR")
    record_event("sign_in", account_id=account.pk, detail=DEMONSTRATION, address=address)
    unit = any((each.role, each.phone) == (UNIT, request.POST.get("phone")) for each in written_down())
    return HttpResponseRedirect(reverse("employer:matters") if unit else home_of(account))


def _parts(accounts: Iterable[DemoAccount]) -> Iterable[Part]:
    """Workers first, then employers, then the staff in the order of the county's list."""
    ordered = sorted(accounts, key=_worker_first)
    for (role, label), group in groupby(ordered, key=_role):
        several = tuple(group)
        meaning = ROLES[role].meaning if role in ROLES else _(MEANINGS[role])
        yield Part(role, label, meaning, several[:SHOWN], several[SHOWN:])


def _worker_first(account: DemoAccount) -> tuple[int, int]:
    order = list(ROLES)
    first = {WORKER: 0, UNIT: 1, "mediator": 2}.get(account.role, 3)
    return first, order.index(account.role) if account.role in ROLES else 0


def _role(account: DemoAccount) -> tuple[str, str]:
    return account.role, account.role_label
