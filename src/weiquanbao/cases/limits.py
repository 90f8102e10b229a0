"""The last day to take a claim to arbitration, kept with the claim because it outlives every case."""

from __future__ import annotations

from weiquanbao.cases.holidays import county_calendar
from weiquanbao.cases.models import Claim, Matter
from weiquanbao.cases.words import REMUNERATION
from weiquanbao.law.calendar import Calendar
from weiquanbao.law.limitation import Limitation, limitation


def limit_of(kind: str, matter: Matter, calendar: Calendar) -> Limitation:
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


def set_limit(claim: Claim, matter: Matter, calendar: Calendar) -> None:
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


def refresh(matter: Matter) -> None:
    """Compute every claim's limit again after a correction of dates."""
    claims = list(Claim.objects.filter(matter=matter))
    calendar = county_calendar()
    for claim in claims:
        set_limit(claim, matter, calendar)
    Claim.objects.bulk_update(claims, ["lapses_on", "limitation"])
