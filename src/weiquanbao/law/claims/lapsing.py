"""Until when a claim can be taken to arbitration, by the kind of claim it is (调解仲裁法 27)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from weiquanbao.law.calendar import Calendar
from weiquanbao.law.claims.claim import Claim
from weiquanbao.law.limitation import Interruption, Kind, Limitation, Suspension, limitation


@dataclass(frozen=True, slots=True)
class Times:
    """The days a limitation hangs on; None for what nobody knows. What interrupts or suspends it is proven or named."""

    knew_on: date | None = None
    began_on: date | None = None
    ended_on: date | None = None
    still_employed: bool | None = None
    interruptions: tuple[Interruption, ...] = ()
    suspensions: tuple[Suspension, ...] = ()


def lapses(claim: Claim, times: Times, on: date, calendar: Calendar | None = None) -> Limitation | None:
    """What is in time on this day and until when; None for what no limitation runs against."""
    if claim.limited == "none":
        return None
    kind: Kind = "wages" if claim.limited == "wages" else "other"
    return limitation(
        kind,
        knew_on=times.knew_on,
        ended_on=times.ended_on,
        still_employed=times.still_employed,
        filed_on=on,
        began_on=times.began_on,
        interruptions=times.interruptions,
        suspensions=times.suspensions,
        calendar=calendar,
    )
