"""What every effect of an assignment looks up: its row, whose advances stand, which worker is meant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from decimal import Decimal

from weiquanbao.cases.effects import Doing, Unfit
from weiquanbao.cases.models import Case, Leaving
from weiquanbao.cases.names import name_of
from weiquanbao.cases.standing import taking_part
from weiquanbao.funds.models import Advance, Assignment
from weiquanbao.funds.reading import standing_of
from weiquanbao.funds.refusals import Refused
from weiquanbao.funds.standing import Standing

PROCEDURE = "wage_assignment"


def assignment_of(case: Case) -> Assignment:
    """The row of this case."""
    return Assignment.objects.select_related("fund", "respondent").get(case=case)


def standing_advances(case: Case, *states: str) -> list[Advance]:
    """The advances that have not dropped out, of these states if any are named, in the order of the parties."""
    rows = Advance.objects.filter(assignment__case=case).exclude(state="dropped")
    rows = rows.filter(state__in=states) if states else rows
    return list(rows.select_related("party__person").order_by("party_id"))


def standings(advances: Iterable[Advance]) -> Mapping[int, Standing]:
    """Advance → how it stands in the books."""
    return standing_of([one.pk for one in advances])


def named_one(doing: Doing, several: list[Advance], nobody: str) -> Advance:
    """The worker that is named, or the only one there is. Raises Unfit."""
    if not several:
        raise Unfit({"worker": nobody})
    named = doing.values.get("worker", several[0].party_id if len(several) == 1 else None)
    found = next((one for one in several if one.party_id == named), None)
    if found is None:
        who = "、".join(name_of(one.party) for one in several[:5])
        raise Unfit({"worker": f"选一个职工，现在可以选的是{who}"})
    doing.said["worker"] = found.party_id
    return found


def named_or_all(doing: Doing, several: list[Advance], nobody: str) -> list[Advance]:
    """The worker that is named; all of them where none is. Raises Unfit."""
    if "worker" in doing.values:
        return [named_one(doing, several, nobody)]
    if not several:
        raise Unfit({"worker": nobody})
    return several


def day_of(doing: Doing) -> date:
    """The day the form names, else the day the act takes effect."""
    day = doing.values.get("day")
    return day if isinstance(day, date) else doing.effective_on


def fen_of(doing: Doing, field: str = "amount") -> int:
    """A sum of the form in fen. Raises Unfit for nothing."""
    fen = int(Decimal(str(doing.values[field])) * 100)
    if fen <= 0:
        raise Unfit({field: "写一个大于零的数"})
    return fen


def items_of(doing: Doing) -> tuple[int, ...]:
    """The pieces of evidence handed in with the act."""
    items = doing.values.get("items") or doing.values.pop("items", ())
    return tuple(int(str(one)) for one in items) if isinstance(items, tuple) else ()


@contextmanager
def said_beside(field: str) -> Iterator[None]:
    """What the books refuse is said beside a field of the form."""
    try:
        yield
    except Refused as fault:
        raise Unfit({field: str(fault)}) from None


def drop(several: Iterable[Advance]) -> None:
    """They get nothing and give nothing. That they take no part any more comes later: first they are told."""
    Advance.objects.filter(pk__in=[one.pk for one in several]).update(state="dropped")


def leave_out_others(doing: Doing) -> None:
    """Whoever takes part and has no advance here leaves; who has one stays."""
    standing = {one.party_id for one in standing_advances(doing.case)}
    leave_out(doing, [party for party in taking_part(doing.case) if party not in standing])


def leave_out(doing: Doing, parties: Iterable[int]) -> None:
    """Whoever has no part in it neither decides nor is told of it."""
    already = set(Leaving.objects.filter(case=doing.case).values_list("party_id", flat=True))
    Leaving.objects.bulk_create(
        Leaving(case=doing.case, party_id=party, since=doing.effective_on, step=doing.step)
        for party in parties
        if party not in already
    )
