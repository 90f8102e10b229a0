"""What the administrator of the record reads: what happened with accounts, and who saw whose number in clear.

No case data is among it; of a case its number only.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from weiquanbao.access.actors import Actor
from weiquanbao.cases.models import Case
from weiquanbao.common import dates
from weiquanbao.common.identifiers import mask_name
from weiquanbao.organisations.models import Organisation
from weiquanbao.people.duties import DUTIES
from weiquanbao.people.models import Disclosure, SecurityEvent
from weiquanbao.people.models.record import DISCLOSED_FIELDS, EVENTS
from weiquanbao.people.security import DEMONSTRATION
from weiquanbao.reading.paging import Page, paged, require, words_of

EVENT_KINDS: dict[str, str] = dict(EVENTS)
FIELDS: dict[str, str] = dict(DISCLOSED_FIELDS)
FACTORS: dict[str, str] = {
    "password": "密码",
    "second factor": "动态口令",
    DEMONSTRATION: "演示，一键进入",
}


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
    words = words_of(text)
    if words:
        found = found.filter(
            Q(account__login__icontains=words)
            | Q(account__person__name__icontains=words)
            | Q(by__name__icontains=words)
        )
    return paged(_between(found, since, until).order_by("-at", "-pk"), page, _event_rows)


def disclosures(
    actor: Actor, *, text: str = "", since: date | None = None, until: date | None = None, page: int = 1
) -> Page[DisclosureRow]:
    """Who looked at whose number in clear, newest first; found by the one who looked, or by case number."""
    require(actor, "audit_admin")
    found = Disclosure.objects.select_related("viewer", "subject")
    words = words_of(text)
    if words:
        wanted = Q(viewer__name__icontains=words)
        found = found.filter(
            wanted | Q(case_id__in=Case.objects.filter(number__icontains=words).values("pk"))
        )
    return paged(_between(found, since, until).order_by("-at", "-pk"), page, _disclosure_rows)


def _between(found: QuerySet[Any], since: date | None, until: date | None) -> QuerySet[Any]:
    if since:
        found = found.filter(at__gte=datetime.combine(since, time.min, dates.TZ))
    if until:
        found = found.filter(at__lt=datetime.combine(until, time.min, dates.TZ) + timedelta(days=1))
    return found


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
