"""The last day to take a claim to arbitration, kept with the claim because it outlives every case."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from weiquanbao.cases.holidays import county_calendar
from weiquanbao.cases.models import Claim, Matter
from weiquanbao.cases.words import REMUNERATION
from weiquanbao.law.calendar import Calendar
from weiquanbao.law.limitation import Limitation, limitation


@dataclass(frozen=True, slots=True)
class Told:
    """What one member of a group told of himself: the days of a matter are those of whoever opened it."""

    known_on: date | None
    still_working: str
    worked_until: date | None
    filed_on: date
    worked_from: date | None = None


def limit_of(kind: str, matter: Matter | Told, calendar: Calendar) -> Limitation:
    """调解仲裁法 27 on one claim of this matter; what is unknown gives the earliest date that could apply."""
    employed = {"yes": True, "no": False, "unknown": None}[matter.still_working]
    # Whoever is sent away knows it on the day: the end of the work is when the wrong was known.
    knew_on = matter.worked_until if kind == "dismissal" and matter.worked_until else matter.known_on
    return limitation(
        "wages" if kind in REMUNERATION else "other",
        knew_on=knew_on,
        ended_on=matter.worked_until,
        still_employed=employed,
        began_on=matter.worked_from,
        filed_on=matter.filed_on,
        calendar=calendar,
    )


def set_limit(claim: Claim, matter: Matter | Told, calendar: Calendar) -> None:
    """Put the limitation of a claim into its columns; does not save."""
    found = limit_of(claim.kind, matter, calendar)
    claim.lapses_on = found.lapses_on
    claim.limitation = {
        "earliest": found.earliest,
        "passed": found.passed,
        "provisional": found.provisional,
        "basis": found.basis,
        "sentence": found.sentence,
        "formal": found.formal,
        "assumed": list(found.assumed),
        "computed_for": matter.filed_on.isoformat(),
    }


def set_own_limit(claim: Claim, told: Told, calendar: Calendar) -> None:
    """The same for a member's claim; what he told is kept with it, so that it can be counted again."""
    set_limit(claim, told, calendar)
    days = {"known_on": told.known_on, "worked_until": told.worked_until, "filed_on": told.filed_on}
    kept = {name: day.isoformat() if day else None for name, day in days.items()}
    claim.limitation["told"] = {**kept, "still_working": told.still_working}


def is_dated(found: Mapping[str, Any]) -> bool:
    """Whether the limitation of a claim was ever computed: of a member nobody asked it was not."""
    return "computed_for" in found


def refresh(matter: Matter) -> None:
    """Compute every claim's limit again after a correction of dates: a member's by his own, if he told any."""
    claims = [one for one in Claim.objects.filter(matter=matter) if is_dated(one.limitation)]
    calendar = county_calendar()
    for claim in claims:
        told = claim.limitation.get("told")
        if told is None:
            set_limit(claim, matter, calendar)
        else:
            set_own_limit(claim, _told(told), calendar)
    Claim.objects.bulk_update(claims, ["lapses_on", "limitation"])


def _told(kept: Mapping[str, Any]) -> Told:
    days = {
        name: date.fromisoformat(kept[name]) if kept[name] else None for name in ("known_on", "worked_until")
    }
    filed_on = date.fromisoformat(kept["filed_on"])
    return Told(days["known_on"], kept["still_working"], days["worked_until"], filed_on)
