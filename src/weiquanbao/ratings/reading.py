"""Ratings as digests: one's own, and figures of many cases by side. Never who gave them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Avg, Count, QuerySet
from django.db.models.functions import TruncMonth

from weiquanbao.cases.models import Case
from weiquanbao.ratings.models import Rating
from weiquanbao.ratings.words import QUESTIONS


@dataclass(frozen=True, slots=True)
class RatingDigest:
    """What one party said, for itself to see again."""

    scores: dict[str, int]
    remark: str
    given_on: date


@dataclass(frozen=True, slots=True)
class Tally:
    """How many answers there are, and their mean a question."""

    answers: int
    means: dict[str, float]


@dataclass(frozen=True, slots=True)
class Remark:
    """What somebody added in words: of which side and month, in which union; no name, no case."""

    side: str
    month: date
    organisation: str
    text: str


def given(case_id: int, party_id: int) -> RatingDigest | None:
    """What this party said of this case."""
    row = Rating.objects.filter(case_id=case_id, party_id=party_id).first()
    if row is None:
        return None
    return RatingDigest({code: getattr(row, code) for code in QUESTIONS}, row.remark, row.given_on)


def tallies(cases: QuerySet[Case], by: str = "") -> dict[tuple[str, Any], Tally]:
    """(side, key) → answers; the key is nothing, the month a case ended in, or its organisation. One query."""
    rows = Rating.objects.filter(case__in=cases.values("id"))
    if by == "month":
        rows = rows.annotate(key=TruncMonth("case__closed_on"))
    columns = {"": [], "month": ["key"], "organisation": ["case__organisation__name"]}[by]
    means = {code: Avg(code) for code in QUESTIONS}
    counted = rows.order_by().values("side", *columns).annotate(answers=Count("id"), **means)
    return {
        (row["side"], row[columns[0]] if columns else None): Tally(
            row["answers"], {code: float(row[code]) for code in QUESTIONS}
        )
        for row in counted
    }


def remarks(cases: QuerySet[Case], most: int = 50) -> tuple[Remark, ...]:
    """The newest remarks. One query."""
    rows = Rating.objects.filter(case__in=cases.values("id")).select_related("case__organisation")
    return tuple(
        Remark(row.side, row.given_on.replace(day=1), row.case.organisation.name, row.remark)
        for row in rows.order_by("-given_on", "-id")[: most * 4]
        if row.remark
    )[:most]
