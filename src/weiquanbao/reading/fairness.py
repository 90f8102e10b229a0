"""评价: may this party rate, what it said before; and how both sides judged, beside each other, within one's reach."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Case as Either
from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery, Sum, Value, When
from django.db.models.functions import Coalesce, TruncMonth

from weiquanbao.access.actors import Actor
from weiquanbao.access.roles_here import reach_of
from weiquanbao.cases.merged import COMPLAINT, MERGED
from weiquanbao.cases.models import Case, Party
from weiquanbao.ratings.actions import last_day_to_change
from weiquanbao.ratings.reading import RatingDigest, Remark, Tally, given, remarks, tallies
from weiquanbao.ratings.words import FEWEST, QUESTIONS, SIDES_HEARD
from weiquanbao.reading.reach import Reach, cases_within, reach
from weiquanbao.reading.standing import roles_in, standing_in

SIDES = ("claimant", "respondent")
#: Only these read what somebody added in words.
READ_REMARKS = frozenset({"leader", "auditor"})
MONTHS = 12


@dataclass(frozen=True, slots=True)
class RatingView:
    """A case that is over, as the party that may rate it; `until` is the last day to change what was said."""

    case_id: int
    matter_code: str
    party_id: int
    given: RatingDigest | None
    until: date | None


@dataclass(frozen=True, slots=True)
class Cell:
    """One side in one line: how many answers of how many parties, and the means, or none where they are too few."""

    answers: int
    asked: int
    means: tuple[float, ...]
    mean: float | None


@dataclass(frozen=True, slots=True)
class FairRow:
    """One line: a month, a union or all; both sides beside each other."""

    key: Any
    cells: tuple[Cell, Cell]


@dataclass(frozen=True, slots=True)
class FairnessView:
    """The page: all, by month, by union; remarks for whoever may read them, else None."""

    all: FairRow
    months: tuple[FairRow, ...]
    unions: tuple[FairRow, ...]
    remarks: tuple[Remark, ...] | None


def rating(actor: Actor, case_id: int, *, side: str) -> RatingView | None:
    """The own rating of a case that is over; None whether it does not exist, runs on or is none of his business."""
    # Of a merged complaint nothing came yet: what comes of it is rated where it goes on.
    over = Case.objects.filter(closed_on__isnull=False).exclude(procedure=COMPLAINT, state=MERGED)
    case = over.select_related("matter", "party").filter(pk=case_id).first()
    if case is None or side not in SIDES_HEARD.get(case.procedure, ()):
        return None
    standing = [one for one in standing_in(actor, case.matter_id) if one.side == side]
    speaking = [one for one in standing if one.capacity != "helper"]
    if not speaking or not roles_in(case, speaking):
        return None
    party = speaking[0].party_id
    before = given(case.pk, party)
    until = last_day_to_change(before.given_on) if before else None
    return RatingView(case.pk, case.matter.code, party, before, until)


def fairness(actor: Actor) -> FairnessView | None:
    """The figures of the actor's reach, counted now; None for whoever reads no cases. Eight queries at most."""
    found = reach(actor)
    if found.nothing:
        return None
    over = cases_within(found, actor).filter(closed_on__isnull=False, procedure__in=SIDES_HEARD)
    return FairnessView(
        all=_rows(over, "")[0],
        months=_rows(over, "month")[:MONTHS],
        unions=_rows(over, "organisation"),
        remarks=_remarks(actor, found, over),
    )


def _remarks(actor: Actor, found: Reach, over: QuerySet[Case]) -> tuple[Remark, ...] | None:
    """Of those unions only at which he is leader or auditor."""
    paths = tuple(path for role, path in reach_of(actor) if role in READ_REMARKS)
    if not paths:
        return None
    within = replace(found, paths=paths, everything=False)
    mine = cases_within(within, actor).values("id")
    return remarks(over.filter(pk__in=mine))


def _rows(over: QuerySet[Case], by: str) -> tuple[FairRow, ...]:
    """Newest month first; unions by name."""
    answered, asked = tallies(over, by), _asked(over, by)
    keys = {key for _side, key in (*answered, *asked)} or ({None} if not by else set())
    ordered = sorted(keys, reverse=by == "month") if by else [None]
    return tuple(FairRow(key, _cells(key, answered, asked)) for key in ordered)


def _cells(key: Any, answered: dict[tuple[str, Any], Tally], asked: Counter[Any]) -> tuple[Cell, Cell]:
    claimant, respondent = (_cell(answered.get((side, key)), asked[side, key]) for side in SIDES)
    return claimant, respondent


def _cell(tally: Tally | None, asked: int) -> Cell:
    if tally is None or tally.answers < FEWEST:
        return Cell(tally.answers if tally else 0, asked, (), None)
    means = tuple(tally.means[code] for code in QUESTIONS)
    return Cell(tally.answers, asked, means, sum(means) / len(means))


def _asked(over: QuerySet[Case], by: str) -> Counter[Any]:
    """How many parties could have answered: the denominator. One query a side."""
    found: Counter[Any] = Counter()
    for side in SIDES:
        heard = [code for code, sides in SIDES_HEARD.items() if side in sides]
        cases = over.filter(procedure__in=heard).annotate(asked=_parties(side))
        if by == "month":
            cases = cases.annotate(key=TruncMonth("closed_on"))
        columns = {"": [], "month": ["key"], "organisation": ["organisation__name"]}[by]
        for row in cases.order_by().values("incident", *columns).annotate(parties=Sum("asked")):
            found[side, row[columns[0]] if columns else None] += row["parties"] or 0
    return found


def _parties(side: str) -> Either:
    """The parties of a side on a case: one where it is about one of them."""
    several = (
        Party.objects.filter(matter_id=OuterRef("matter_id"), side=side)
        .order_by()
        .values("matter_id")
        .annotate(number=Count("id"))
        .values("number")
    )
    counted = Coalesce(Subquery(several), Value(0))
    return Either(When(party__side=side, then=Value(1)), default=counted, output_field=IntegerField())
