"""How long the dossier of a matter is kept, counted from the day its last case ended."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Exists, Max, OuterRef, Q

from weiquanbao.archive.models import DestructionLine
from weiquanbao.cases.merged import FROM, INTO
from weiquanbao.cases.models import Case, Entry, Matter, Party
from weiquanbao.common.dates import today
from weiquanbao.law.parameters import Value, parameter

ARBITRATION, AWARDED = "arbitration", "awarded"
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
    """Dossiers that may be destroyed today, the oldest first, at most 200. Two queries.

    Held back is what still runs in any case, what several workers brought together, what was merged into another or
    took another in, what stands on a list that nobody has decided on, and what is gone already.
    """
    cases = Case.objects.filter(matter=OuterRef("pk"))
    merged = Entry.objects.filter(case__matter=OuterRef("pk"), code__in=(INTO, FROM))
    listed = DestructionLine.objects.filter(matter=OuterRef("pk")).filter(
        Q(list__decided_at=None) | Q(list__signed=True)
    )
    group = Party.objects.filter(matter=OuterRef("pk"), side__in=("claimant", "invited")).values("matter")
    # A paper that never reached whom it was for holds no file back for ever.
    running = cases.filter(closed_on=None).exclude(procedure="service")
    matters = Matter.objects.filter(Exists(cases), ~Exists(running), ~Exists(merged))
    matters = matters.filter(~Exists(listed)) if among is None else matters.filter(pk__in=among)
    matters = matters.filter(~Exists(group.annotate(n=Count("pk")).filter(n__gt=1)))
    ended = Case.objects.filter(matter__in=matters).values_list("matter").annotate(last=Max("closed_on"))
    ids = [pk for pk, last in ended.filter(last__lt=today() - LEAST).order_by("last", "matter")[:MOST]]
    return _over(ids)


def _over(ids: Collection[int]) -> tuple[Due, ...]:
    found: dict[int, list[Case]] = {}
    for case in Case.objects.filter(matter_id__in=ids).select_related("matter").order_by("id"):
        found.setdefault(case.matter_id, []).append(case)
    rows = (_due(several) for several in found.values())
    return tuple(
        sorted(
            (row for row in rows if row.kept_until < today()), key=lambda row: (row.kept_until, row.matter_id)
        )
    )


def _due(cases: list[Case]) -> Due:
    ends = [
        (_until(case.closed_on, length), length.source)
        for case in cases
        if case.closed_on and (length := _kept(case))
    ]
    kept_until, basis = max(ends)
    closed_on = max(case.closed_on for case in cases if case.closed_on)
    return Due(
        cases[0].matter_id,
        cases[0].matter.code,
        tuple(case.number for case in cases),
        closed_on,
        kept_until,
        basis,
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
