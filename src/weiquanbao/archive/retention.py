"""How long the dossier of a matter is kept: from the day the last case ended on it and on what it was merged with."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, Max, OuterRef, Q, QuerySet

from weiquanbao.archive.models import DestructionLine
from weiquanbao.cases.merged import merged_together
from weiquanbao.cases.models import Case, Matter
from weiquanbao.cases.words import HOUSE
from weiquanbao.common.dates import today
from weiquanbao.law.parameters import Value, parameter

ARBITRATION, AWARDED = "arbitration", "awarded"
#: What ends by itself never: a paper that did not reach whom it was for, and that somebody stands with the others.
NOT_HELD_BY = frozenset({"service", "joining"})
#: No period is shorter than this; what ended later is not even looked at.
LEAST = timedelta(days=365)
MOST = 200


@dataclass(frozen=True, slots=True)
class Due:
    """A dossier whose time is over."""

    matter_id: int
    code: str
    numbers: tuple[str, ...]
    closed_on: date
    kept_until: date
    basis: str


def due(*, among: Collection[int] | None = None) -> tuple[Due, ...]:
    """Dossiers that may be destroyed today, the oldest first; with more than 200 the rest later. Three queries.

    The house's own matters are no dossiers: books go by the rules for books, and nobody destroys them here.
    Held back is what still runs in any case, what stands on a list that nobody has decided on, and what is gone
    already. What was merged goes together, when the longest period of all of it is over: each is read where the other
    is. Where something was merged it takes three queries more, and two for each further merger in a row.
    """
    cases = Case.objects.filter(matter=OuterRef("pk"))
    listed = _listed().filter(matter=OuterRef("pk"))
    running = cases.filter(closed_on=None).exclude(procedure__in=NOT_HELD_BY)
    matters = Matter.objects.filter(Exists(cases), ~Exists(running)).exclude(channel=HOUSE)
    matters = matters.filter(~Exists(listed)) if among is None else matters.filter(pk__in=among)
    ended = Case.objects.filter(matter__in=matters).values_list("matter").annotate(last=Max("closed_on"))
    ended = ended.filter(last__lt=today() - LEAST).order_by("last", "matter")
    return _over([pk for pk, _last in (ended if among is not None else ended[:MOST])])


def _listed() -> QuerySet[DestructionLine]:
    """On a list that waits or was signed."""
    return DestructionLine.objects.filter(Q(list__decided_at=None) | Q(list__signed=True))


def _over(ids: Collection[int]) -> tuple[Due, ...]:
    families = merged_together(ids)
    further = {one for family in families for one in family} - set(ids)
    listed = set(_listed().filter(matter__in=further).values_list("matter", flat=True)) if further else set()
    found: dict[int, list[Case]] = {}
    for case in Case.objects.filter(matter_id__in={*ids, *further}).select_related("matter").order_by("id"):
        found.setdefault(case.matter_id, []).append(case)
    rows = [
        row
        for family in families
        if listed.isdisjoint(family)
        for row in _due([found[matter] for matter in family])
    ]
    return tuple(sorted(rows, key=lambda row: (row.kept_until, row.matter_id)))


def _due(family: list[list[Case]]) -> Iterator[Due]:
    """One for each matter of those that go together, with the days of the last; none while one of them is kept."""
    cases = [case for several in family for case in several]
    if any(case.closed_on is None and case.procedure not in NOT_HELD_BY for case in cases):
        return
    kept_until, basis = max(
        (_until(case.closed_on, length), length.source)
        for case in cases
        if case.closed_on and (length := _kept(case))
    )
    if kept_until >= today():
        return
    closed_on = max(case.closed_on for case in cases if case.closed_on)
    for several in family:
        matter = several[0].matter
        yield Due(
            matter.pk, matter.code, tuple(case.number for case in several), closed_on, kept_until, basis
        )


def _kept(case: Case) -> Value:
    code = "union"
    if case.procedure == ARBITRATION:
        code = "award" if case.state == AWARDED else "arbitration"
    return parameter(f"archive.{code}_years", today())


def _until(day: date, length: Value) -> date:
    """The same day so many years on; 29 February becomes the first of March, never a day earlier."""
    if not isinstance(length.value, int):
        raise TypeError(length.code)
    year = day.year + length.value
    try:
        return day.replace(year=year)
    except ValueError:
        return date(year, 3, 1)
