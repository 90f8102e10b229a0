"""What comes back: from the employer, divided as agreed; from a worker who got the union's; and to the workers."""

from __future__ import annotations

from collections.abc import Mapping

from weiquanbao.cases.effects import Doing, Unfit, follows, leads
from weiquanbao.cases.models import Case, ClockRun
from weiquanbao.common.money import of_fen
from weiquanbao.funds import actions
from weiquanbao.funds.effects.assignment.chasing import arrived_on
from weiquanbao.funds.effects.assignment.here import (
    PROCEDURE,
    day_of,
    fen_of,
    items_of,
    named_one,
    named_or_all,
    said_beside,
    standing_advances,
    standings,
)
from weiquanbao.funds.models import Advance
from weiquanbao.funds.postings import shared_out
from weiquanbao.funds.refusals import said
from weiquanbao.funds.standing import Standing

#: Acts after which it is looked whether anything is open still.
MOVING = (
    "record_recovery",
    "pay_out",
    "record_paid_to_worker",
    "record_repaid",
    "settled",
    "all_paid",
    "paid_again",
)


@follows(PROCEDURE, "record_recovery")
def record_recovery(doing: Doing) -> None:
    """For whom it came in: as it was said, else in proportion to what the employer still owes each."""
    fen = fen_of(doing)
    advances = standing_advances(doing.case, "paid")
    books = standings(advances)
    is_open = {one.pk: books[one.pk].outstanding + books[one.pk].own_open for one in advances}
    if fen > sum(is_open.values()):
        raise Unfit({"amount": f"单位还欠的一共 {said(sum(is_open.values()))}，多出来的退给单位，不记在这里"})
    amounts = _said_for_each(doing, advances, fen) or shared_out(fen, is_open)
    items_of(doing)
    with said_beside("amount"):
        actions.record_recovery(amounts=amounts, case_id=doing.case.pk, step=doing.step, on=day_of(doing))


def _said_for_each(doing: Doing, advances: list[Advance], fen: int) -> dict[int, int]:
    """Advance → fen; nothing where it was not said for each."""
    each = doing.values.get("shares")
    if not isinstance(each, Mapping):
        return {}
    of_party = {one.party_id: one.pk for one in advances}
    if not each.keys() <= of_party.keys():
        raise Unfit({"shares": "只写垫付过的职工"})
    found = {of_party[party]: int(sum_ * 100) for party, sum_ in each.items()}
    if sum(found.values()) != fen:
        raise Unfit({"shares": f"每个人的加起来是 {said(sum(found.values()))}，和上面写的不一样"})
    return found


@follows(PROCEDURE, "pay_out")
def pay_out(doing: Doing) -> None:
    """All that lies with the union for him, or for each of them."""
    advances = standing_advances(doing.case)
    books = standings(advances)
    waiting = [one for one in advances if books[one.pk].due_to]
    items = items_of(doing)
    for one in named_or_all(doing, waiting, "没有该付给职工的"):
        with said_beside("day"):
            actions.pay_out(
                advance_id=one.pk, fen=books[one.pk].due_to, case_id=doing.case.pk, step=doing.step, on=day_of(doing),
                bank_ref=str(doing.values["bank_ref"]), items=items,
            )  # fmt: skip


@follows(PROCEDURE, "record_paid_to_worker")
def record_paid_to_worker(doing: Doing) -> None:
    """Before the notice arrived it counts, first on his own part, then he owes it; after it, on his own part alone."""
    one = named_one(doing, standing_advances(doing.case, "paid"), "没有垫付过的职工")
    day, arrived = day_of(doing), arrived_on(doing.case)
    before = arrived is None or day < arrived
    how = actions.paid_before_notice if before else actions.paid_after_notice
    with said_beside("amount"):
        how(
            advance_id=one.pk, fen=fen_of(doing), case_id=doing.case.pk, step=doing.step, on=day
        )  # fmt: skip
    doing.said["before_notice"] = before


@follows(PROCEDURE, "record_repaid")
def record_repaid(doing: Doing) -> None:
    """A worker gives back what was the union's."""
    advances = standing_advances(doing.case)
    books = standings(advances)
    one = named_one(doing, [each for each in advances if books[each.pk].due_from], "没有职工要还工会的")
    items_of(doing)
    with said_beside("amount"):
        actions.repaid(
            advance_id=one.pk, fen=fen_of(doing), case_id=doing.case.pk, step=doing.step, on=day_of(doing)
        )


@leads(PROCEDURE, *MOVING)
def what_follows(case: Case) -> str | None:
    """Their part is with the workers; nothing is outstanding any more."""
    books = list(standings(standing_advances(case)).values())
    if any(one.due_to for one in books):
        return None
    if ClockRun.objects.filter(case=case, code="pay_out", stopped_on=None).exists():
        return "settled"
    return ended(case, books)


def ended(case: Case, books: list[Standing]) -> str | None:
    """Recovered where nothing was given up, else written off; not while anything is open on any side."""
    is_open = any(one.outstanding or one.due_from or one.due_to or one.ordered for one in books)
    if case.state != "recovering" or is_open:
        return None
    return "close_written_off" if any(one.written_off for one in books) else "recovered"


@follows(PROCEDURE, "recovered", "close_written_off")
def came_to_so_much(doing: Doing) -> None:
    """What the workers and the union got of the employer is kept with the case."""
    books = standings(standing_advances(doing.case)).values()
    fen = sum(one.to_union + one.to_worker for one in books)
    doing.case.amount_obtained = of_fen(fen)
