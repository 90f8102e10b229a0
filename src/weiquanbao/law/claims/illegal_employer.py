"""一次性赔偿 by an employer without a licence, or with child labour (非法用工单位伤亡人员一次性赔偿办法)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from weiquanbao.law.claims.working import Working

ANNUAL, INCOME = "average_wage.pool_year", "income.national_urban_year"
LUMP, FUNERAL = "injury.illegal_death_times", "injury.illegal_funeral_times"
ILLEGAL = (ANNUAL, INCOME, LUMP, FUNERAL, *(f"injury.illegal_times.{grade}" for grade in range(1, 11)))


def compensation(grade: int, on: date | None, work: Working) -> Decimal:
    """So many times the yearly average wage by grade (5)."""
    average, times = work.figure(ANNUAL, on), work.figure(f"injury.illegal_times.{grade}", on)
    work.step(
        "没有执照的单位，{grade}级：上年度年平均工资 {average} 元 × {times} = {sum} 元", "非法用工赔偿办法 5",
        grade=grade, average=average, times=times, sum=average * times,
    )  # fmt: skip
    return average * times


def death_compensation(on: date | None, work: Working) -> Decimal:
    """So many times the national income, and for the funeral and the rest so many more (6)."""
    income = work.figure(INCOME, on)
    lump = income * work.figure(LUMP, on)
    funeral = income * work.figure(FUNERAL, on)
    work.step(
        "没有执照的单位，人没了：赔偿金 {lump} 元，丧葬等其他赔偿金 {funeral} 元，按上年度全国城镇居民人均可支配收入 "
        "{income} 元的倍数",
        "非法用工赔偿办法 6",
        lump=lump, funeral=funeral, income=income,
    )  # fmt: skip
    work.money(lump_sum=lump, funeral=funeral)
    return lump + funeral
