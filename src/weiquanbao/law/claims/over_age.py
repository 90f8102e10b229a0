"""超龄劳动者: pay, rest, safety and injury are protected and go to arbitration (超龄劳动者规定 9, 11, 12, 15, 19)."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Literal

from weiquanbao.law.claims.claim import Claim
from weiquanbao.law.claims.facts import asks, fact
from weiquanbao.law.claims.min_wage import shortfall
from weiquanbao.law.claims.overtime import overtime
from weiquanbao.law.claims.overtime_facts import Overtime
from weiquanbao.law.claims.working import Stopped, Working

#: From this day the regulation is in force (超龄劳动者规定 24).
RULE_BEGAN = datetime.date(2026, 7, 1)
ZERO = Decimal(0)

Matter = Literal["pay", "overtime", "rest", "safety", "injury", "severance", "double_wage", "other"]
#: What the regulation itself settles: those disputes go to arbitration, others to court (19).
ARBITRATED: dict[str, tuple[str, ...]] = {
    "pay": ("超龄劳动者规定 11", "超龄劳动者规定 12"),
    "overtime": ("超龄劳动者规定 9第2款",),
    "rest": ("超龄劳动者规定 9第1款",),
    "safety": ("超龄劳动者规定 13", "超龄劳动者规定 14"),
    "injury": ("超龄劳动者规定 15",),
}


@asks
class OverAge:
    """Of what age, what it is about, and what was paid."""

    age_status: Literal["over_statutory_age", "early_retired", "flexible_delay", "under_age"] | None = fact(
        "过了退休年龄没有"
    )
    matter: Matter = fact("为了什么事", default="pay")
    wage_paid: Decimal | None = fact("一个月实际发了多少")
    wage_agreed: Decimal | None = fact("说好一个月多少")
    overtime_part: Decimal | None = fact("其中加班费")
    heat_part: Decimal | None = fact("其中高温津贴")
    months: int | None = fact("几个月都是这样")
    monthly_wage: Decimal | None = fact("月工资（算加班费用）")
    hours_workday: Decimal | None = fact("平时加班几小时")
    hours_restday: Decimal | None = fact("休息日加班几小时")
    hours_holiday: Decimal | None = fact("法定节假日加班几小时")
    date: datetime.date | None = fact("哪一天")


def over_age(facts: OverAge, work: Working) -> None:
    """Which forum, and what is missing to the minimum wage or of the overtime pay."""
    on = facts.date or work.setting.as_of
    if facts.age_status in {"flexible_delay", "under_age"}:
        work.step("没有到龄、或者弹性延迟退休的，照劳动合同法办，有劳动关系", "超龄劳动者规定 23")
    elif on < RULE_BEGAN:
        raise Stopped("{day}以前没有超龄用工的专门规定，要由人来定", day=RULE_BEGAN)
    elif facts.matter not in ARBITRATED:
        work.flag("over_age_other_matters")
        work.step("这件事不在保障的四样里，去法院", "超龄劳动者规定 19第2款")
        work.give(forum="court")
        work.money(amount=ZERO)
        return
    work.give(forum="labour_arbitration")
    work.step("可以申请劳动仲裁，也可以向劳动监察投诉", "超龄劳动者规定 19第1款", "超龄劳动者规定 20")
    _sum(facts, on, work)


def _sum(facts: OverAge, on: datetime.date, work: Working) -> None:
    if facts.monthly_wage is not None:
        work.step("超龄的加班费照样算", *ARBITRATED["overtime"])
        _overtime(facts, facts.monthly_wage, on, work)
    elif facts.wage_paid is not None:
        work.step("正常干活的，不低于最低工资，按时足额发", *ARBITRATED["pay"])
        _pay(facts, facts.wage_paid, on, work)
    elif facts.matter in {"pay", "overtime"}:
        raise Stopped("还不知道实际发了多少，知道了才能算")


def _overtime(facts: OverAge, wage: Decimal, on: datetime.date, work: Working) -> None:
    asked = Overtime(
        monthly_wage=wage,
        hours_workday=facts.hours_workday,
        hours_restday=facts.hours_restday,
        hours_holiday=facts.hours_holiday,
        paid=facts.overtime_part,
        date=on,
    )
    overtime(asked, work)


def _pay(facts: OverAge, paid: Decimal, on: datetime.date, work: Working) -> None:
    """What is missing to the agreed pay or, if that is more, to the minimum wage."""
    stripped = (facts.overtime_part or ZERO) + (facts.heat_part or ZERO)
    short = shortfall(paid, stripped, on, work)
    if facts.wage_agreed is not None:
        owed = max(ZERO, facts.wage_agreed - paid)
        work.step(
            "说好 {agreed} 元，发了 {paid} 元，欠 {owed} 元", "超龄劳动者规定 12",
            agreed=facts.wage_agreed, paid=paid, owed=owed,
        )  # fmt: skip
        short = max(short, owed)
    work.money(amount=short * (facts.months if facts.months is not None else 1))


CLAIM = Claim(
    code="over_age",
    title="超龄劳动者",
    facts=OverAge,
    work=over_age,
    formula="差额 = 最低工资（或说好的工资）− 实发；加班费同加班费一项",
    gives={
        "amount": "还要付多少",
        "forum": "去哪里",
        "counted_wage": "算进最低工资的",
        "due": "应付的加班费",
        "base_hourly": "每小时按多少",
        "hours_workday": "平时加班几小时",
        "hours_restday": "休息日加班几小时",
        "hours_holiday": "法定节假日加班几小时",
    },
    basis=("超龄劳动者规定 9", "超龄劳动者规定 11", "超龄劳动者规定 12", "超龄劳动者规定 19"),
    limited="wages",
    worker_proves=("在这里干活", "年龄", "收到多少"),
    employer_proves=("工资账", "考勤记录"),
    burden=("调解仲裁法 6",),
    needs_labour_relation=False,
    uses=(
        "minimum_wage.month",
        "overtime.holiday_rate",
        "overtime.hours_a_month",
        "overtime.restday_rate",
        "overtime.workday_rate",
        "wage.hours_a_month",
    ),
)
