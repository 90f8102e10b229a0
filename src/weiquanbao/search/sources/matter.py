"""事项: its code and case numbers, what happened in the worker's own words, what is asked for and how much."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet

from weiquanbao.cases.models import Case, Claim, Matter
from weiquanbao.cases.words import PROBLEMS
from weiquanbao.search.contract import MATTER, Source, Thing


def things(matter_ids: Sequence[int]) -> Iterator[Thing]:
    """One for each matter."""
    numbers = _grouped(
        Case.objects.filter(matter_id__in=matter_ids).order_by("id"), "number", "amount_obtained"
    )
    claims = _grouped(Claim.objects.filter(matter_id__in=matter_ids).order_by("id"), "wanted", "amount")
    for row in Matter.objects.filter(pk__in=matter_ids):
        asked = claims.get(row.pk, [])
        ran = numbers.get(row.pk, [])
        told = (
            "、".join(PROBLEMS[code] for code in row.problems),
            row.told,
            *(wanted for wanted, _amount in asked),
            *(_money(amount) for _wanted, amount in (*asked, *ran) if amount),
            row.code,
            *(number for number, _obtained in ran),
        )
        yield Thing(
            owner=row.pk, key=row.pk, on=row.filed_on, text=" · ".join(dict.fromkeys(filter(None, told)))
        )


def _grouped(rows: QuerySet[Any], *columns: str) -> Mapping[int, list[tuple[Any, ...]]]:
    found: dict[int, list[tuple[Any, ...]]] = {}
    for matter, *values in rows.values_list("matter_id", *columns):
        found.setdefault(matter, []).append(tuple(values))
    return found


def _money(amount: Decimal) -> str:
    return f"{amount:,.2f} 元".replace(".00 ", " ")


SOURCE = Source(kind="matter", label="事项", owner=MATTER, things=things)
