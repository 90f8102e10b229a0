"""What the grade of an injury gives (工伤保险条例 35–37; 浙江省工伤保险条例 27, 28, 34)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from weiquanbao.law.claims.own_wage import HUNDRED, bounded, without
from weiquanbao.law.claims.work_injury_facts import (
    MINIMUM,
    PROVINCE_MONTH,
    PROVINCE_YEAR,
    RULES,
    ZERO,
    ZHEJIANG,
    Item,
    WorkInjury,
    grades_of,
    payer,
)
from weiquanbao.law.claims.working import Working


def for_the_grade(facts: WorkInjury, work: Working) -> Iterator[Item]:
    """What the grade gives: the lump sum for each injury, the rest once by the worst grade."""
    grades = grades_of(facts)
    if not grades:
        return
    if _takes_one_off(facts, grades[0], work):
        yield Item("one_off", _one_off(grades[0], facts, work), by_fund=False)
        return
    base = _base(facts, work)
    if base is not None:
        yield Item("disability", _disability(grades, base, facts, work), by_fund=True)
        _allowance(grades[0], base, facts, work)
    if grades[0] >= 5 and facts.leaving is not False:
        yield from _aids(grades, facts, work)


def _base(facts: WorkInjury, work: Working) -> Decimal | None:
    if facts.own_wage is None:
        _incomplete(work, "不知道本人工资，一次性伤残补助金没有算进来")
        return None
    base = bounded(facts.own_wage, facts.injury_date, work)
    work.money(base=base)
    return base


def _incomplete(work: Working, says: str) -> None:
    work.assume(says)
    work.flag("injury_sum_incomplete")


def _takes_one_off(facts: WorkInjury, grade: int, work: Working) -> bool:
    """Grades 1 to 4 without insurance may take everything at once (浙 34)."""
    if grade > 4 or facts.insured is not False:
        return False
    if facts.one_off is not None or facts.own_wage is None:
        return facts.one_off is not False
    if PROVINCE_YEAR in work.setting.entered:
        work.money(one_off_if_chosen=_one_off(grade, facts, work))
    return False


def _one_off(grade: int, facts: WorkInjury, work: Working) -> Decimal:
    on = facts.injury_date
    average, times = work.figure(PROVINCE_YEAR, on), work.figure(f"injury.one_off_times.{grade}", on)
    work.step(
        "没参保的{grade}级，可以选一次性领：上年度全省年平均工资 {average} 元 × {times} = {sum} 元", f"{ZHEJIANG} 34",
        grade=grade, average=average, times=times, sum=average * times,
    )  # fmt: skip
    return average * times


def _disability(grades: tuple[int, ...], base: Decimal, facts: WorkInjury, work: Working) -> Decimal:
    """一次性伤残补助金: months of the own wage, each injury by itself."""
    total = ZERO
    if len(grades) > 1:
        work.step("在同一家几次受伤的，伤残补助金分开算，两项补助金按最重的一级算一次", f"{ZHEJIANG} 28")
    for grade in grades:
        months = work.figure(f"injury.disability_months.{grade}", facts.injury_date)
        work.step(
            "{grade}级一次性伤残补助金：{base} 元 × {months} 个月 = {sum} 元", _article(grade),
            grade=grade, base=base, months=months, sum=base * months,
        )  # fmt: skip
        total += base * months
    return total


def _article(grade: int) -> str:
    return f"{RULES} 35" if grade <= 4 else f"{RULES} 36" if grade <= 6 else f"{RULES} 37"


def _allowance(grade: int, base: Decimal, facts: WorkInjury, work: Working) -> None:
    """伤残津贴: monthly; grades 5 and 6 only while they stay and no work can be found for them."""
    if grade > 6:
        return
    rate = work.figure(f"injury.allowance_rate.{grade}", facts.injury_date)
    monthly = base * rate
    if grade <= 4:
        work.step(
            "每月伤残津贴：{base} 元 × {percent}% = {monthly} 元，{payer}", f"{RULES} 35",
            base=base, percent=rate * HUNDRED, monthly=monthly, payer=payer(facts.insured is not False),
        )  # fmt: skip
    else:
        work.step(
            "不走、单位又安排不了活的，每月伤残津贴：{base} 元 × {percent}% = {monthly} 元，单位付", f"{RULES} 36",
            base=base, percent=rate * HUNDRED, monthly=monthly,
        )  # fmt: skip
    monthly = _not_under_the_minimum(monthly, work)
    if grade <= 4:
        work.money(monthly_allowance=monthly)
    else:
        work.money(monthly_allowance_if_kept=monthly)


def _not_under_the_minimum(monthly: Decimal, work: Working) -> Decimal:
    lowest = work.known(MINIMUM)
    if lowest is None or monthly >= lowest:
        return monthly
    work.step("津贴低于最低工资的补到最低工资：{lowest} 元", f"{RULES} 35", f"{RULES} 36", lowest=lowest)
    return lowest


def _aids(grades: tuple[int, ...], facts: WorkInjury, work: Working) -> Iterator[Item]:
    """The two aids when somebody leaves: the same months, the second less near the age of retirement (浙 27)."""
    on = facts.end_date
    average = without(work, PROVINCE_MONTH, on, "没有走的时候上年度全省月平均工资，两项补助金没有算进来")
    code = f"injury.aid_months.{grades[0]}"
    months = None if average is None else without(work, code, on, "没有当地两项补助金的月数，没有算进来")
    if average is None or months is None:
        work.flag("injury_sum_incomplete")
        return
    if facts.leaving is None:
        work.assume("当作要走了；不走的没有这两项补助金")
    whole = average * months
    work.step(
        "走的时候一次性工伤医疗补助金：全省月平均工资 {average} 元 × {months} 个月 = {sum} 元", f"{ZHEJIANG} 27",
        average=average, months=months, sum=whole,
    )  # fmt: skip
    yield Item("medical_aid", whole, by_fund=True)
    yield Item("employment_aid", _employment_aid(whole, facts, work), by_fund=False)


def _employment_aid(whole: Decimal, facts: WorkInjury, work: Working) -> Decimal:
    years = facts.years_inside_five_year_window
    if not years:
        work.step("一次性伤残就业补助金，一样多：{sum} 元，单位付", f"{ZHEJIANG} 27", sum=whole)
        return whole
    work.flag("injury_retirement_counting")
    window = work.figure("injury.retirement_years", facts.end_date)
    cut = min(work.figure("injury.retirement_cut", facts.end_date) * years, Decimal(1))
    left = whole * (1 - cut)
    work.step(
        "离退休不足 {window} 年，已经进了 {years} 岁，就业补助金减 {percent}%：{sum} 元", f"{ZHEJIANG} 27",
        window=window, years=years, percent=cut * HUNDRED, sum=left,
    )  # fmt: skip
    return left
