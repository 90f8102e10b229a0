"""劳务派遣: idle months at the minimum wage, equal pay, overtime from the user (劳动合同法 58, 62, 63, 92)."""

from __future__ import annotations

import datetime
from decimal import Decimal

from weiquanbao.common.money import cents
from weiquanbao.law.claims.claim import Claim
from weiquanbao.law.claims.facts import asks, fact
from weiquanbao.law.claims.working import Figure, Stopped, Working

MINIMUM, TERM = "minimum_wage.month", "dispatch.least_months"
ZERO = Decimal(0)
AGENCY, USER = "劳务派遣单位", "用工单位"
PAYS, JOINT = "支付", "连带责任"


@asks
class Dispatch:
    """The contract, the months without work, and what each side left unpaid."""

    contract_months: int | None = fact("和派遣单位的合同多长（月）")
    part_time: bool | None = fact("是不是非全日制")
    idle_months: Decimal | None = fact("没有活干的有几个月")
    idle_paid: Decimal | None = fact("这几个月一共发了多少")
    wage_arrears: Decimal | None = fact("派遣单位还欠多少工资")
    overtime_unpaid: Decimal | None = fact("没有付的加班费和绩效奖金")
    own_wage: Decimal | None = fact("自己每月多少")
    peer_wage: Decimal | None = fact("用工单位同岗位的每月多少")
    months: Decimal | None = fact("同工不同酬几个月")
    harm_by_user: bool | None = fact("是不是用工单位造成的损害")
    date: datetime.date | None = fact("哪一天")


def dispatch(facts: Dispatch, work: Working) -> None:
    """Each sum with who pays it, and the total."""
    _refuse_negatives(facts)
    _warnings(facts, work)
    rows = [
        row for row in (_idle(facts, work), _arrears(facts, work), _equal(facts, work)) if row is not None
    ]
    extra = facts.overtime_unpaid
    if extra is not None:
        work.step("加班费、绩效奖金 {sum} 元由用工单位付", "劳动合同法 62第1款", sum=extra)
        rows.append((USER, extra, ("劳动合同法 62第1款",)))
    if not rows:
        raise Stopped("还不知道派遣里少付了什么：没有活的几个月、工资、加班费、同工同酬")
    if facts.harm_by_user:
        work.step("用工单位造成损害的，两家连带赔偿", "劳动合同法 92第2款")
    work.step("派遣单位和用工单位作共同当事人", "调解仲裁法 22第2款")
    work.give(payers=tuple(_payer(row, facts.harm_by_user) for row in rows))
    work.money(amount=sum((sum_ for _who, sum_, _basis in rows), ZERO))


Row = tuple[str, Decimal, tuple[str, ...]]


def _refuse_negatives(facts: Dispatch) -> None:
    told = (facts.idle_months, facts.idle_paid, facts.wage_arrears, facts.overtime_unpaid)
    if any(one is not None and one < 0 for one in (*told, facts.own_wage, facts.peer_wage, facts.months)):
        raise Stopped("钱数和月数要写 0 或比 0 大的数")


def _warnings(facts: Dispatch, work: Working) -> None:
    on = facts.date or work.setting.as_of
    if facts.contract_months is not None and facts.contract_months < work.figure(TERM, on):
        work.flag("dispatch_term_too_short")
    if facts.part_time:
        work.flag("dispatch_part_time")


def _idle(facts: Dispatch, work: Working) -> Row | None:
    """Months without work at the minimum wage, from the agency (58第2款)."""
    if facts.idle_months is None:
        return None
    lowest, paid = work.figure(MINIMUM, facts.date or work.setting.as_of), facts.idle_paid or ZERO
    due = max(ZERO, lowest * facts.idle_months - paid)
    work.step(
        "没有活的 {months} 个月 × 最低工资 {lowest} 元 − 已发 {paid} 元 = {due} 元", "劳动合同法 58第2款",
        "劳务派遣暂行规定 12第2款", months=facts.idle_months, lowest=lowest, paid=paid, due=due,
    )  # fmt: skip
    work.money(idle_pay=due)
    return AGENCY, due, ("劳动合同法 58第2款",)


def _arrears(facts: Dispatch, work: Working) -> Row | None:
    if facts.wage_arrears is None:
        return None
    work.step("工资 {sum} 元由派遣单位付", "劳动合同法 58", "劳动合同法 60第2款", sum=facts.wage_arrears)
    return AGENCY, facts.wage_arrears, ("劳动合同法 58",)


def _equal(facts: Dispatch, work: Working) -> Row | None:
    """Equal pay for equal work with the user's own people (63)."""
    if facts.own_wage is None or facts.peer_wage is None:
        return None
    months = facts.months if facts.months is not None else Decimal(1)
    due = max(ZERO, facts.peer_wage - facts.own_wage) * months
    if due:
        work.flag("dispatch_unequal_pay")
    work.step(
        "同岗位 {peer} 元，自己 {own} 元，{months} 个月差 {due} 元", "劳动合同法 63",
        peer=facts.peer_wage, own=facts.own_wage, months=months, due=due,
    )  # fmt: skip
    work.money(equal_pay=due)
    return AGENCY, due, ("劳动合同法 63",)


def _payer(row: Row, joint: bool | None) -> Figure:
    who, sum_, basis = row
    other = USER if who == AGENCY else AGENCY
    jointly = f"{other}{JOINT}" if joint else ""
    return (who, PAYS, cents(sum_), basis, jointly)


CLAIM = Claim(
    code="dispatch",
    title="劳务派遣",
    facts=Dispatch,
    work=dispatch,
    formula="没有活的月份 × 最低工资 − 已发；工资由派遣单位付，加班费由用工单位付，造成损害的两家连带",
    gives={
        "amount": "一共要付多少",
        "idle_pay": "没有活的月份",
        "equal_pay": "同工同酬的差额",
        "payers": "谁来付",
    },
    basis=("劳动合同法 58", "劳动合同法 62", "劳动合同法 63", "劳动合同法 92", "调解仲裁法 22"),
    limited="wages",
    worker_proves=("派遣关系", "哪几个月没有活", "同岗位的工资"),
    employer_proves=("发过工资",),
    burden=("调解仲裁法 6", "劳动争议解释一 44"),
    uses=(
        "dispatch.least_months",
        "minimum_wage.month",
    ),
)
