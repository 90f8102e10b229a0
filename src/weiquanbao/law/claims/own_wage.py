"""本人工资 (工伤保险条例 64): the average of the twelve months before the injury, within bounds of the average wage."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from weiquanbao.law.claims.working import Stopped, Working

FLOOR, CEILING, POOL = "injury.own_wage_floor", "injury.own_wage_ceiling", "average_wage.pool_month"
HUNDRED = Decimal(100)


def bounded(wage: Decimal, on: date | None, work: Working) -> Decimal:
    """The own wage, not under the floor and not over the ceiling; as it is where the average is not known."""
    average = without(work, POOL, on, "没有统筹地区的月平均工资，本人工资没有比过上下限")
    if average is None:
        return wage
    lowest, highest = average * work.figure(FLOOR, on), average * work.figure(CEILING, on)
    if wage < lowest:
        return _moved(
            "本人工资 {wage} 元低于平均工资 {average} 元的 {percent}%，按 {base} 元",
            wage,
            average,
            lowest,
            work,
        )
    if wage > highest:
        return _moved(
            "本人工资 {wage} 元高于平均工资 {average} 元的 {percent}%，按 {base} 元",
            wage,
            average,
            highest,
            work,
        )
    return wage


def _moved(says: str, wage: Decimal, average: Decimal, base: Decimal, work: Working) -> Decimal:
    percent = base * HUNDRED / average
    work.step(says, "工伤保险条例 64", wage=wage, average=average, percent=percent, base=base)
    return base


def without(work: Working, code: str, on: date | None, says: str) -> Decimal | None:
    """A parameter, or None where there is none that may be used, which is said."""
    try:
        return work.figure(code, on)
    except Stopped:
        work.assume(says)
        return None
