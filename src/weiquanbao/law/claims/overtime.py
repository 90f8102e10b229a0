"""加班费: hours of each kind times the hourly base times its rate (劳动法 44; 工资支付暂行规定 13)."""

from __future__ import annotations

from weiquanbao.law.claims.claim import Claim
from weiquanbao.law.claims.overtime_comprehensive_hours import comprehensive_hours
from weiquanbao.law.claims.overtime_facts import ZERO, Overtime, hours_told
from weiquanbao.law.claims.overtime_hours import hours_by_kind, limits, rested
from weiquanbao.law.claims.overtime_package_wage import package_wage
from weiquanbao.law.claims.overtime_pay import pay
from weiquanbao.law.claims.overtime_piece_work import piece_work
from weiquanbao.law.claims.working import Stopped, Working


def overtime(facts: Overtime, work: Working) -> None:
    """By the kind of pay and of working time, what is due and was not paid."""
    _refuse_negatives(facts)
    if facts.package_monthly is not None:
        package_wage(facts, facts.package_monthly, work)
    elif facts.unit_price is not None:
        piece_work(facts, facts.unit_price, work)
    else:
        _by_scheme(facts, work)


def _refuse_negatives(facts: Overtime) -> None:
    told = (
        facts.monthly_wage,
        facts.base,
        *hours_told(facts),
        facts.total_hours,
        facts.paid,
        facts.unit_price,
    )
    if any(one is not None and one < 0 for one in told):
        raise Stopped("钱数和小时要写 0 或比 0 大的数")


def _by_scheme(facts: Overtime, work: Working) -> None:
    if facts.scheme == "standard":
        _standard(facts, work)
        return
    if facts.approved is False:
        work.flag("special_hours_not_approved")
        work.step("特殊工时没有批准，按标准工时算", "劳动法 39", "特殊工时审批办法 7")
        _standard(facts, work)
        return
    if facts.approved is None:
        work.assume("特殊工时是批准过的；没有批准就按标准工时算，批准文件要单位拿出来")
    (_irregular if facts.scheme == "irregular" else comprehensive_hours)(facts, work)


def _standard(facts: Overtime, work: Working) -> None:
    if not facts.dates and not any(one is not None for one in hours_told(facts)):
        raise Stopped("还不知道每种加班各有几小时，分开写了才能算")
    if facts.waiver_signed:
        work.step("签过不要加班费的条子，违反法律的不算数", "劳动合同法 26")
    extra = rested(facts, hours_by_kind(facts, work), work)
    limits(facts, extra.total, facts.months or 1, work)
    pay(facts, extra, work)


def _irregular(facts: Overtime, work: Working) -> None:
    """The rates do not apply; holidays are treated differently by province, so a person decides."""
    work.step("批准的不定时工作制，不按加班的倍数付", "工资支付暂行规定 13第4款")
    if facts.hours_holiday or facts.holiday_hours:
        work.flag("irregular_holiday_needs_review")
    work.money(amount=ZERO)


CLAIM = Claim(
    code="overtime",
    title="加班费",
    facts=Overtime,
    work=overtime,
    formula="加班费 = 加班小时 × 小时工资 × 倍数（平时 1.5、休息日没有补休 2、法定节假日 3）",
    gives={
        "amount": "还要付的加班费",
        "due": "应付的加班费",
        "base_hourly": "每小时按多少",
        "hours_workday": "平时加班几小时",
        "hours_restday": "休息日加班几小时",
        "hours_holiday": "法定节假日加班几小时",
        "standard_hours": "周期的标准小时",
        "over_hours": "超过标准几小时",
        "equivalent_hours": "相当于正常多少小时",
        "legal_minimum": "包薪至少要多少",
        "shortfall": "包薪每月少了多少",
        "package_is_lawful": "包薪够不够最低工资",
    },
    basis=("劳动法 44", "劳动法 41", "工资支付暂行规定 13", "劳动合同法 31", "劳动合同法 85"),
    limited="wages",
    worker_proves=("加过班，或者加班的记录在单位手里",),
    employer_proves=("考勤记录", "特殊工时的批准"),
    burden=("劳动争议解释一 42", "调解仲裁法 6"),
    needs_labour_relation=False,
    uses=(
        "working_time.day",
        "minimum_wage.month",
        "overtime.holiday_rate",
        "overtime.hours_a_day",
        "overtime.hours_a_month",
        "overtime.restday_rate",
        "overtime.workday_rate",
        "wage.days_a_month",
        "wage.hours_a_month",
        "working_time.month",
        "working_time.quarter",
        "working_time.week",
        "working_time.year",
    ),
)
