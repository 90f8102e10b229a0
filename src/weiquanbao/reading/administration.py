"""What the three administrators read: accounts, appointments, the security record. No case data is among it.

Each function asks for the duty it takes; there is no other way to these rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Generic, TypeVar

from allauth.mfa.models import Authenticator
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet

from weiquanbao.access.actors import Actor
from weiquanbao.cases.models import Case
from weiquanbao.common import dates
from weiquanbao.common.identifiers import mask_name
from weiquanbao.common.text import plain
from weiquanbao.organisations.kinds import KINDS
from weiquanbao.organisations.models import Organisation
from weiquanbao.people.appointments import held_by, in_force
from weiquanbao.people.duties import DUTIES
from weiquanbao.people.lockout import locked_among
from weiquanbao.people.models import Account, Appointment, Disclosure, SecurityEvent
from weiquanbao.people.models.record import DISCLOSED_FIELDS, EVENTS
from weiquanbao.people.security import DEMONSTRATION

PAGE = 50
EVENT_KINDS: dict[str, str] = dict(EVENTS)
FIELDS: dict[str, str] = dict(DISCLOSED_FIELDS)
FACTORS: dict[str, str] = {
    "password": "密码",
    "second factor": "动态口令",
    DEMONSTRATION: "演示，一键进入",
}
STANDINGS: dict[str, str] = {
    "waiting": "等批准",
    "in_force": "在任",
    "later": "还没开始",
    "ended": "已结束",
    "declined": "没批准",
}


Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """One page of rows, and how to ask for the next one."""

    rows: tuple[Row, ...]
    next_page: int | None = None


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


@dataclass(frozen=True, slots=True)
class EventRow:
    """One line of the security record."""

    id: int
    at: datetime
    kind: str
    title: str
    login: str
    name: str
    by: str
    detail: str
    source: str


@dataclass(frozen=True, slots=True)
class DisclosureRow:
    """One look at a number in clear; the one looked at is masked, of the case the number only."""

    id: int
    at: datetime
    viewer: str
    subject: str
    subject_id: int | None
    field: str
    reason: str
    case_number: str


def require(actor: Actor, *duties: str) -> int:
    """The person behind the actor, who holds one of these duties today; refused otherwise."""
    held = {each.role for each in held_by(actor.person_id, dates.today())} if actor.person_id else set()
    if actor.person_id is None or held.isdisjoint(duties):
        raise PermissionDenied
    return actor.person_id


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
    return _paged(found.order_by("login"), page, _account_rows)


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
    return _paged(found.order_by("-proposed_at", "-pk"), page, _appointment_rows)


def organisations_named(actor: Actor, text: str, limit: int = 20) -> tuple[OrganisationRow, ...]:
    """Organisations whose name contains the text, for choosing where somebody is appointed; the widest first."""
    require(actor, "system_admin")
    words = _words(text)
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


def security_events(
    actor: Actor,
    *,
    kind: str = "",
    text: str = "",
    since: date | None = None,
    until: date | None = None,
    page: int = 1,
) -> Page[EventRow]:
    """The security record, newest first."""
    require(actor, "audit_admin")
    found = SecurityEvent.objects.select_related("account__person", "by", "subject")
    if kind in EVENT_KINDS:
        found = found.filter(kind=kind)
    words = _words(text)
    if words:
        found = found.filter(
            Q(account__login__icontains=words)
            | Q(account__person__name__icontains=words)
            | Q(by__name__icontains=words)
        )
    return _paged(_between(found, since, until).order_by("-at", "-pk"), page, _event_rows)


def disclosures(
    actor: Actor, *, text: str = "", since: date | None = None, until: date | None = None, page: int = 1
) -> Page[DisclosureRow]:
    """Who looked at whose number in clear, newest first; found by the one who looked, or by case number."""
    require(actor, "audit_admin")
    found = Disclosure.objects.select_related("viewer", "subject")
    words = _words(text)
    if words:
        wanted = Q(viewer__name__icontains=words)
        found = found.filter(
            wanted | Q(case_id__in=Case.objects.filter(number__icontains=words).values("pk"))
        )
    return _paged(_between(found, since, until).order_by("-at", "-pk"), page, _disclosure_rows)


def _accounts() -> QuerySet[Account]:
    return Account.objects.filter(kind="staff").select_related("person")


def _authenticators() -> QuerySet[Any]:
    return Authenticator.objects.filter(type=Authenticator.Type.TOTP)


def _named(text: str) -> Q:
    words = _words(text)
    return Q(login__icontains=words) | Q(person__name__icontains=words) if words else Q()


def _words(text: str) -> str:
    try:
        return plain(text, 60)
    except ValueError:
        return ""


def _paged(found: QuerySet[Any], page: int, rows_of: Callable[[Iterable[Any]], tuple[Row, ...]]) -> Page[Row]:
    page = min(max(page, 1), 10_000)
    start = (page - 1) * PAGE
    kept = list(found[start : start + PAGE + 1])
    return Page(rows_of(kept[:PAGE]), page + 1 if len(kept) > PAGE else None)


def _between(found: QuerySet[Any], since: date | None, until: date | None) -> QuerySet[Any]:
    if since:
        found = found.filter(at__gte=datetime.combine(since, time.min, dates.TZ))
    if until:
        found = found.filter(at__lt=datetime.combine(until, time.min, dates.TZ) + timedelta(days=1))
    return found


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


def _event_rows(found: Iterable[SecurityEvent]) -> tuple[EventRow, ...]:
    kept = list(found)
    facts = [_facts(each.detail) for each in kept]
    wanted = {int(each["organisation"]) for each in facts if each.get("organisation", "").isdecimal()}
    places = dict(Organisation.objects.filter(pk__in=wanted).values_list("pk", "name"))
    return tuple(
        _event_row(each, _told(each.detail, fact, places)) for each, fact in zip(kept, facts, strict=True)
    )


def _event_row(each: SecurityEvent, detail: str) -> EventRow:
    name = each.subject.name if each.subject else ""
    return EventRow(
        id=each.pk,
        at=each.at,
        kind=each.kind,
        title=EVENT_KINDS[each.kind],
        login=each.account.login if each.account else "",
        name=each.account.person.name if each.account else name,
        by=each.by.name if each.by else "",
        detail=detail,
        source=each.source[:8],
    )


def _facts(detail: str) -> dict[str, str]:
    """The codes and ids of a detail, `role=leader organisation=7`."""
    pairs = (part.partition("=") for part in detail.split())
    return {name: value for name, sign, value in pairs if sign}


def _told(detail: str, facts: dict[str, str], places: dict[int, str]) -> str:
    """The detail in words; as it was written when it holds no codes."""
    if facts.get("role") in DUTIES and facts.get("organisation", "").isdecimal():
        place = places.get(int(facts["organisation"]), "")
        return f"{DUTIES[facts['role']].label} · {place}"
    return FACTORS.get(detail, detail)


def _disclosure_rows(found: Iterable[Disclosure]) -> tuple[DisclosureRow, ...]:
    kept = list(found)
    cases = {each.case_id for each in kept if each.case_id is not None}
    numbers = dict(Case.objects.filter(pk__in=cases).values_list("pk", "number"))
    return tuple(
        DisclosureRow(
            id=each.pk,
            at=each.at,
            viewer=each.viewer.name,
            subject=mask_name(each.subject.name) if each.subject else "",
            subject_id=each.subject_id,
            field=FIELDS[each.field],
            reason=each.reason,
            case_number=numbers.get(each.case_id or 0, ""),
        )
        for each in kept
    )
