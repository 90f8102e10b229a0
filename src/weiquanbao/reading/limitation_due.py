"""Whose one-year period ends in exactly so many days (调解仲裁法 27): for the reminders, 90, 30 and 7 days before."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from weiquanbao.cases.models import Case, Claim, Party
from weiquanbao.reading.rows import ReminderRow

#: A matter that ended like this needs no arbitration any more.
SETTLED = frozenset({"paid_in_full", "paid"})


def limitation_due(day: date, days: Iterable[int]) -> tuple[ReminderRow, ...]:
    """One row a claimant and matter, for the claim of the matter that lapses first. Three queries."""
    wanted = {day + timedelta(days=n): n for n in days}
    first: dict[int, date] = {}
    claims = Claim.objects.filter(lapses_on__gte=day, lapses_on__lte=max(wanted, default=day))
    for matter, lapses in claims.values_list("matter_id", "lapses_on"):
        if lapses:
            first[matter] = min(lapses, first.get(matter, lapses))
    due = {matter: lapses for matter, lapses in first.items() if lapses in wanted}
    settled = Case.objects.filter(matter_id__in=due, result__in=SETTLED).values_list("matter_id", flat=True)
    open_matters = due.keys() - set(settled)
    parties = Party.objects.filter(matter_id__in=open_matters, side="claimant")
    return tuple(
        ReminderRow(matter, code, person, due[matter], wanted[due[matter]])
        for matter, code, person in parties.values_list("matter_id", "matter__code", "person_id")
    )
