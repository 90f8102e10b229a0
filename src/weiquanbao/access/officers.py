"""Who handles cases here today: the staff whose appointment reaches an organisation."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from weiquanbao.people.appointments import exercised
from weiquanbao.people.duties import CASEWORK
from weiquanbao.sql.prepared import Prepared, Slot

_REACHING = Prepared(
    lambda: (
        exercised(Slot("day"))
        .filter(organisation_id=Slot("places", any_of=True), role=Slot("roles", any_of=True))
        .values_list("person_id", "person__name", "role", "organisation_id")
    )
)


@dataclass(frozen=True, slots=True)
class Officer:
    """One appointment seen from a case: `near` when it is at the case's own organisation."""

    person_id: int
    name: str
    role: str
    near: bool


def officers_reaching(path: str, *, on: date, roles: Iterable[str] = CASEWORK) -> tuple[Officer, ...]:
    """Everyone appointed at the organisation of this path or above it, nearest first. One query."""
    chain = [int(part) for part in path.split(".") if part]
    rows = _REACHING.all(day=on, places=chain, roles=list(roles))
    ordered = sorted(rows, key=lambda row: (-chain.index(row[3]), row[0]))
    return tuple(
        Officer(person, name, role, near=place == chain[-1]) for person, name, role, place in ordered
    )
