"""Reading appointments: who holds which duty where, on a day."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from weiquanbao.common import dates
from weiquanbao.organisations.tree import is_within
from weiquanbao.people.models import Account, Appointment
from weiquanbao.sql.prepared import Prepared, Slot


@dataclass(frozen=True, slots=True)
class Held:
    """One duty a person holds: where, and the path of that organisation."""

    role: str
    organisation_id: int
    path: str
    at_the_root: bool
    """Held at the union above all others, whose reach is the whole county."""


def in_force(on: date | Slot) -> QuerySet[Appointment]:
    """The appointments that count on a day: approved, begun, not ended."""
    return Appointment.objects.filter(approved_at__isnull=False, starts_on__lte=on).filter(
        Q(ends_on__isnull=True) | Q(ends_on__gt=on)
    )


def exercised(on: date | Slot) -> QuerySet[Appointment]:
    """Those of them whose holder has an open staff account.

    Without one nobody exercises any: a phone code alone must never carry a staff role.
    """
    return in_force(on).filter(_way_in())


def exercised_between(first: date, last: date) -> QuerySet[Appointment]:
    """Those that are exercised on one of these days or more, the last one included."""
    begun = Appointment.objects.filter(approved_at__isnull=False, starts_on__lte=last)
    return begun.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=first)).filter(_way_in())


def _way_in() -> Exists:
    return Exists(Account.objects.filter(person=OuterRef("person"), kind="staff", is_active=True))


#: Of one person, in the order they were made: every page of the staff begins with it.
_HELD = Prepared(
    lambda: (
        exercised(Slot("day"))
        .filter(person_id=Slot("person"))
        .order_by("pk")
        .values_list("role", "organisation_id", "organisation__path", "organisation__parent_id")
    )
)


def held_by(person_id: int, on: date) -> tuple[Held, ...]:
    """The duties a person may exercise on a day, each with its reach. One query."""
    rows = _HELD.all(person=person_id, day=on)
    return tuple(Held(role, place, path, parent is None) for role, place, path, parent in rows)


def roles_of(person_id: int, on: date) -> tuple[tuple[str, int], ...]:
    """The duties a person holds on a day, as pairs of role and organisation."""
    return tuple((each.role, each.organisation_id) for each in held_by(person_id, on))


def holds(person_id: int, role: str, *, path: str | None = None, on: date | None = None) -> bool:
    """Whether a person holds a duty today, reaching the organisation of that path when one is given."""
    return any(
        each.role == role and (path is None or is_within(path, each.path))
        for each in held_by(person_id, on or dates.today())
    )
