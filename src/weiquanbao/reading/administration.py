"""What the administrators read of accounts and appointments. No case data is among it.

Each function asks for the duty it takes; there is no other way to these rows.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from allauth.mfa.models import Authenticator
from django.db.models import Q, QuerySet

from weiquanbao.access.actors import Actor
from weiquanbao.common import dates
from weiquanbao.organisations.kinds import KINDS
from weiquanbao.organisations.models import Organisation
from weiquanbao.people.appointments import in_force
from weiquanbao.people.duties import DUTIES
from weiquanbao.people.lockout import locked_among
from weiquanbao.people.models import Account, Appointment
from weiquanbao.reading.paging import Page, paged, require, words_of

STANDINGS: dict[str, str] = {
    "waiting": "等批准",
    "in_force": "在任",
    "later": "还没开始",
    "ended": "已结束",
    "declined": "没批准",
}


@dataclass(frozen=True, slots=True)
class AccountRow:
    """One staff account as a line of the list."""

    id: int
    person_id: int
    login: str
    name: str
    is_active: bool
    has_second_factor: bool
    must_change_password: bool
    locked_until: datetime | None
    last_login: datetime | None
    duties: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AppointmentRow:
    """One appointment as a line: who, what, where, since and until when, and who stands behind it."""

    id: int
    account_id: int | None
    person_id: int
    name: str
    role: str
    role_label: str
    organisation: str
    starts_on: date
    ends_on: date | None
    proposed_by: str
    proposed_by_id: int
    approved_by: str
    standing: str
    standing_label: str


@dataclass(frozen=True, slots=True)
class HeldRow:
    """One duty a person holds now."""

    role: str
    organisation: str
    ends_on: date | None


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """One organisation to choose."""

    id: int
    name: str
    kind: str
    above: str


def duties_held(actor: Actor) -> tuple[HeldRow, ...]:
    """One's own duties today."""
    rows = (
        in_force(dates.today()).filter(person=actor.person_id).select_related("organisation").order_by("pk")
    )
    return tuple(HeldRow(each.role, each.organisation.name, each.ends_on) for each in rows)


def accounts(actor: Actor, *, text: str = "", only: str = "", page: int = 1) -> Page[AccountRow]:
    """The staff accounts, by login name; `only` is "closed", "locked" or "without" a second factor."""
    require(actor, "system_admin", "security_admin")
    found = _accounts().filter(_named(text))
    if only == "closed":
        found = found.filter(is_active=False)
    if only == "without":
        found = found.filter(is_active=True).exclude(pk__in=_authenticators().values("user_id"))
    if only == "locked":
        found = found.filter(login__in=list(locked_among(found.values_list("login", flat=True))))
    return paged(found.order_by("login"), page, _account_rows)


def account(actor: Actor, account_id: int) -> AccountRow | None:
    """One staff account."""
    require(actor, "system_admin", "security_admin")
    rows = _account_rows(_accounts().filter(pk=account_id))
    return rows[0] if rows else None


def appointments(
    actor: Actor, *, standing: str = "", person_id: int | None = None, page: int = 1
) -> Page[AppointmentRow]:
    """The appointments, newest proposal first; those waiting for approval come first when nothing is chosen."""
    require(actor, "system_admin", "security_admin", "audit_admin")
    found = Appointment.objects.select_related("person", "organisation", "proposed_by", "approved_by")
    if person_id is not None:
        found = found.filter(person_id=person_id)
    if standing in STANDINGS:
        found = found.filter(_standing(standing))
    return paged(found.order_by("-proposed_at", "-pk"), page, _appointment_rows)


def organisations_named(actor: Actor, text: str, limit: int = 20) -> tuple[OrganisationRow, ...]:
    """Organisations whose name contains the text, for choosing where somebody is appointed; the widest first."""
    require(actor, "system_admin")
    words = words_of(text)
    if not words:
        return ()
    rows = (
        Organisation.objects.filter(name__icontains=words, closed_on__isnull=True)
        .select_related("parent")
        .order_by("path")[:limit]
    )
    return tuple(
        OrganisationRow(each.pk, each.name, KINDS[each.kind].label, each.parent.name if each.parent else "")
        for each in rows
    )


def organisation_exists(organisation_id: int) -> bool:
    """Whether there is such an organisation, not closed."""
    return Organisation.objects.filter(pk=organisation_id, closed_on__isnull=True).exists()


def _accounts() -> QuerySet[Account]:
    return Account.objects.filter(kind="staff").select_related("person")


def _authenticators() -> QuerySet[Any]:
    return Authenticator.objects.filter(type=Authenticator.Type.TOTP)


def _named(text: str) -> Q:
    words = words_of(text)
    return Q(login__icontains=words) | Q(person__name__icontains=words) if words else Q()


def _standing(standing: str) -> Q:
    today = dates.today()
    approved = Q(approved_at__isnull=False)
    still = Q(ends_on__isnull=True) | Q(ends_on__gt=today)
    return {
        "waiting": Q(approved_at__isnull=True, declined_at__isnull=True),
        "declined": Q(declined_at__isnull=False),
        "later": approved & still & Q(starts_on__gt=today),
        "in_force": approved & still & Q(starts_on__lte=today),
        "ended": approved & Q(ends_on__lte=today),
    }[standing]


def _standing_of(each: Appointment) -> str:
    today = dates.today()
    if each.approved_at is None:
        return "declined" if each.declined_at else "waiting"
    if each.ends_on is not None and each.ends_on <= today:
        return "ended"
    return "later" if each.starts_on > today else "in_force"


def _account_rows(found: Iterable[Account]) -> tuple[AccountRow, ...]:
    kept = list(found)
    locked = locked_among(each.login for each in kept)
    strong = set(_authenticators().filter(user__in=kept).values_list("user_id", flat=True))
    duties: dict[int, list[str]] = {}
    held = in_force(dates.today()).filter(person__in=[each.person_id for each in kept])
    for person_id, role in held.order_by("pk").values_list("person_id", "role"):
        duties.setdefault(person_id, []).append(DUTIES[role].label)
    return tuple(
        AccountRow(
            id=each.pk,
            person_id=each.person_id,
            login=each.login,
            name=each.person.name,
            is_active=each.is_active,
            has_second_factor=each.pk in strong,
            must_change_password=each.must_change_password,
            locked_until=locked.get(each.login),
            last_login=each.last_login,
            duties=tuple(dict.fromkeys(duties.get(each.person_id, []))),
        )
        for each in kept
    )


def _appointment_rows(found: Iterable[Appointment]) -> tuple[AppointmentRow, ...]:
    kept = list(found)
    people = [each.person_id for each in kept]
    account_ids = dict(Account.objects.filter(person__in=people).values_list("person_id", "pk"))
    return tuple(_appointment_row(each, account_ids.get(each.person_id)) for each in kept)


def _appointment_row(each: Appointment, account_id: int | None) -> AppointmentRow:
    standing = _standing_of(each)
    return AppointmentRow(
        id=each.pk,
        account_id=account_id,
        person_id=each.person_id,
        name=each.person.name,
        role=each.role,
        role_label=DUTIES[each.role].label,
        organisation=each.organisation.name,
        starts_on=each.starts_on,
        ends_on=each.ends_on,
        proposed_by=each.proposed_by.name,
        proposed_by_id=each.proposed_by_id,
        approved_by=each.approved_by.name if each.approved_by else "",
        standing=standing,
        standing_label=STANDINGS[standing],
    )
