"""What bars an act of the fund, with the reason its cashier or leader reads."""

from __future__ import annotations

from weiquanbao.kernel.facts import Done, Fact, Facts, guard

FACTS = (
    Fact("acts_done", dict, "每一步办过几次"),
    Fact("authors", dict, "每一步是谁办的"),
    Fact("cash_is_low", bool, "存款低于预警线，还没有提醒过"),
    Fact("left_in_fund", bool, "账上还有没结清的"),
)


def _waits(facts: Facts, proposal: str, *answers: str) -> bool:
    done = facts["acts_done"]
    return bool(done.get(proposal, 0) > sum(done.get(answer, 0) for answer in answers))


@guard("acts_done")
def no_closing_waits(facts: Facts) -> str | None:
    """One proposal is decided after the other (内部规则 让渡基金 7)."""
    waits = _waits(facts, "propose_closing", "close_period", "decline_closing")
    return Done("已经提出结账，等领导定") if waits else None


@guard("acts_done")
def a_closing_waits(facts: Facts) -> str | None:
    """The cashier reconciles and proposes, the leader closes (内部规则 让渡基金 7)."""
    waits = _waits(facts, "propose_closing", "close_period", "decline_closing")
    return None if waits else "出纳还没有提出结账"


@guard("acts_done")
def no_reversal_waits(facts: Facts) -> str | None:
    """One reversal is decided after the other (内部规则 让渡基金 8)."""
    waits = _waits(facts, "propose_reversal", "reverse", "decline_reversal")
    return Done("已经提出冲回，等领导定") if waits else None


@guard("acts_done")
def a_reversal_waits(facts: Facts) -> str | None:
    """Nobody turns back an entry alone (内部规则 让渡基金 8)."""
    waits = _waits(facts, "propose_reversal", "reverse", "decline_reversal")
    return None if waits else "出纳还没有提出冲回"


@guard("cash_is_low")
def cash_fell_below_the_line(facts: Facts) -> str | None:
    """Once for each time it falls (内部规则 让渡基金 3)."""
    return None if facts["cash_is_low"] else "存款没有低于预警线，或者提醒过了"


@guard("left_in_fund")
def nothing_is_left(facts: Facts) -> str | None:
    """A fund that owes, is owed or holds anything goes on (内部规则 让渡基金 9)."""
    return "账上还有没结清的，看余额" if facts["left_in_fund"] else None
