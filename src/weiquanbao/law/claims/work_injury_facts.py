"""What an injury at work asks to be told, and what is due for one."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple

from weiquanbao.law.claims.facts import asks, fact
from weiquanbao.law.claims.working import Stopped

PROVINCE_MONTH, PROVINCE_YEAR, MINIMUM = (
    "average_wage.province_month",
    "average_wage.province_year",
    "minimum_wage.month",
)
ZERO = Decimal(0)
RULES, ZHEJIANG = "工伤保险条例", "浙江省工伤保险条例"


@asks
class WorkInjury:
    """Somebody was hurt at work; the grade is what the committee found."""

    grade: int | None = fact("伤残等级")
    grades: tuple[int, ...] | None = fact("在这家几次受伤，各是几级")
    own_wage: Decimal | None = fact("受伤以前十二个月平均月缴费工资")
    insured: bool | None = fact("单位交了工伤保险没有")
    leaving: bool | None = fact("是不是要走了，不在这家干")
    injury_date: date | None = fact("哪天受的伤")
    end_date: date | None = fact("哪天走的")
    years_inside_five_year_window: int | None = fact("离退休不足五年的，进了这五年几岁")
    own_monthly_wage_and_benefits: Decimal | None = fact("受伤以前每个月的工资福利")
    leave_months: Decimal | None = fact("停工留薪几个月")
    extension_confirmed: bool | None = fact("超过十二个月的，鉴定委员会确认过没有")
    care_months: Decimal | None = fact("家里人护理几个月")
    hospital_days: int | None = fact("住院几天")
    nursing: Literal["full", "large", "partial"] | None = fact("鉴定以后生活哪种不能自理")
    one_off: bool | None = fact("没参保的一到四级，是不是一次性领")
    illegal_employer: bool | None = fact("单位有没有营业执照：没有执照、被吊销、用童工")
    death: bool | None = fact("人是不是没了")
    contractor_unqualified: bool | None = fact("是不是包工头招来的，包工头没有资格")
    several_employers: bool | None = fact("是不是同时在几家干")
    third_party_paid: Decimal | None = fact("别人（比如车祸对方）赔了多少")
    paid: Decimal | None = fact("单位、基金已经付了多少")


class Item(NamedTuple):
    """One thing that is due, and whether the fund pays it where there is insurance."""

    name: str
    sum: Decimal
    by_fund: bool


def grades_of(facts: WorkInjury) -> tuple[int, ...]:
    """The grades found, the worst first."""
    one = facts.grades or ((facts.grade,) if facts.grade is not None else ())
    if any(not 1 <= grade <= 10 for grade in one):
        raise Stopped("伤残等级是一级到十级，一级最重")
    return tuple(sorted(one))


def payer(by_fund: bool) -> str:
    """Who pays, in words."""
    return "工伤保险基金付" if by_fund else "单位付"
