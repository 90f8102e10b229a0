"""加班费 of piece work: what was made beyond the quota (工资支付暂行规定 13第2款)."""

from __future__ import annotations

from decimal import Decimal

from weiquanbao.law.claims.overtime_facts import ZERO, Extra, Overtime, day_of
from weiquanbao.law.claims.overtime_hours import rested
from weiquanbao.law.claims.overtime_pay import Base, less_paid, said, weighted
from weiquanbao.law.claims.working import Working


def piece_work(facts: Overtime, price: Decimal, work: Working) -> None:
    """Pieces beyond the quota at the same rates."""
    extra = Extra(facts.pieces_workday or ZERO, facts.pieces_restday or ZERO, facts.pieces_holiday or ZERO)
    if facts.compensatory_rest:
        extra = rested(facts, extra, work)
    work.step("完成定额以后多做的，按单价 {price} 元的倍数", "工资支付暂行规定 13第2款", price=price)
    on = day_of(facts, work)
    said(extra, Base(price, Decimal(1)), "件", on, work)
    less_paid(facts, weighted(extra, on, work) * price, work)
