"""Who is lawyer on duty, for whoever keeps a roster."""

from __future__ import annotations

from dataclasses import dataclass

from weiquanbao.access.actors import Actor
from weiquanbao.common.dates import today
from weiquanbao.organisations.models import Organisation
from weiquanbao.people.appointments import exercised
from weiquanbao.rosters.models import LawyerProfile
from weiquanbao.rosters.rights import LAWYER, keeps_all, kept_paths


@dataclass(frozen=True, slots=True)
class LawyerRow:
    """Somebody appointed as lawyer on duty, and what is known of him; nothing yet where `firm` is empty."""

    person_id: int
    name: str
    firm: str = ""
    topics: tuple[str, ...] = ()
    homes: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    town: str = ""
    most_open: int = 0


def roster_lawyers(actor: Actor) -> tuple[LawyerRow, ...]:
    """Everybody who is lawyer on duty today, for whoever keeps a roster. Two statements."""
    if not kept_paths(actor):
        return ()
    known = {one.person_id: one for one in LawyerProfile.objects.all()}
    rows = exercised(today()).filter(role=LAWYER).order_by("person_id").distinct("person_id")
    return tuple(
        _lawyer(person, name, known.get(person))
        for person, name in rows.values_list("person_id", "person__name")
    )


def roster_towns(actor: Actor) -> tuple[tuple[str, str], ...]:
    """The towns a lawyer's office may be in, code and name, for the county, which keeps what is known of lawyers."""
    if not keeps_all(actor):
        return ()
    towns = Organisation.objects.filter(kind="town_union", closed_on=None, region__isnull=False)
    rows = towns.order_by("path").values_list("region_id", "region__name")
    return tuple(dict.fromkeys((code, name) for code, name in rows if code is not None and name is not None))


def _lawyer(person: int, name: str, one: LawyerProfile | None) -> LawyerRow:
    if one is None:
        return LawyerRow(person, name)
    return LawyerRow(
        person,
        name,
        one.firm,
        tuple(one.topics),
        tuple(one.homes),
        tuple(one.languages),
        one.town_id or "",
        one.most_open,
    )
