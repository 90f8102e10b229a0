"""工伤待遇: what each grade gives, who pays it, and what is due while the wound heals.

工伤保险条例 33–37, 62, 64; 浙江省工伤保险条例 24–29, 32–34; 非法用工单位伤亡人员一次性赔偿办法 5, 6.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple

from weiquanbao.law.claims.claim import Claim
from weiquanbao.law.claims.facts import fact
from weiquanbao.law.claims.illegal_employer import ANNUAL, ILLEGAL, compensation, death_compensation
from weiquanbao.law.claims.own_wage import CEILING, FLOOR, HUNDRED, POOL, bounded, without
from weiquanbao.law.claims.sensible import sensible
from weiquanbao.law.claims.working import Stopped, Working, needed

PROVINCE_MONTH, PROVINCE_YEAR, MINIMUM = (
    "average_wage.province_month",
    "average_wage.province_year",
    "minimum_wage.month",
)
ZERO = Decimal(0)
RULES, ZHEJIANG = "工伤保险条例", "浙江省工伤保险条例"
NURSING: dict[str, str] = {"full": "完全不能自理", "large": "大部分不能自理", "partial": "部分不能自理"}


@dataclass(frozen=True, slots=True)
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


def work_injury(facts: WorkInjury, work: Working) -> None:
    """Every item that what was told allows, then who pays how much of them."""
    sensible(facts)
    if _is_illegal(facts, work):
        work.money(amount=_illegal(facts, work))
        return
    if facts.contractor_unqualified:
        work.step("包工头没有资格的，由把活包给他的单位承担", f"{ZHEJIANG} 29", "劳动争议解释二 1")
    if facts.several_employers:
        work.step("同时在几家干的，由受伤时干活的那家承担", f"{ZHEJIANG} 29", "社会保险法若干规定 9")
    items = [*_for_the_grade(facts, work), *_while_healing(facts, work)]
    if not items or facts.nursing:
        _nursing(facts, work)
    if items:
        work.money(**{one.name: one.sum for one in items})
        _sum(facts, items, work)


def _is_illegal(facts: WorkInjury, work: Working) -> bool:
    """Whether the table for employers without a licence applies: told, or nothing but its own base was given."""
    if facts.illegal_employer is not None:
        return facts.illegal_employer
    if ANNUAL not in work.setting.entered or facts.own_wage is not None:
        return False
    work.assume("给的是统筹地区的年平均工资，当作没有执照的单位算")
    return True


def _illegal(facts: WorkInjury, work: Working) -> Decimal:
    if facts.death:
        return death_compensation(facts.injury_date, work)
    grades = _grades(facts)
    if not grades:
        needed(facts, "grade")
    return sum((compensation(grade, facts.injury_date, work) for grade in grades), _living(facts, work))


def _living(facts: WorkInjury, work: Working) -> Decimal:
    """What one lives on until the grade is found (非法用工赔偿办法 4)."""
    if not facts.leave_months:
        return ZERO
    average = work.figure(POOL, facts.injury_date)
    living = average * facts.leave_months
    work.step(
        "鉴定以前治疗期间的生活费：月平均工资 {average} 元 × {months} 个月 = {living} 元", "非法用工赔偿办法 4",
        average=average, months=facts.leave_months, living=living,
    )  # fmt: skip
    work.money(living=living)
    return living


def _grades(facts: WorkInjury) -> tuple[int, ...]:
    """The grades found, the worst first."""
    one = facts.grades or ((facts.grade,) if facts.grade is not None else ())
    if any(not 1 <= grade <= 10 for grade in one):
        raise Stopped("伤残等级是一级到十级，一级最重")
    return tuple(sorted(one))


def _for_the_grade(facts: WorkInjury, work: Working) -> Iterator[Item]:
    """What the grade gives: the lump sum for each injury, the rest once by the worst grade."""
    grades = _grades(facts)
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
            base=base, percent=rate * HUNDRED, monthly=monthly, payer=_payer(facts.insured is not False),
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


def _payer(by_fund: bool) -> str:
    return "工伤保险基金付" if by_fund else "单位付"


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


def _while_healing(facts: WorkInjury, work: Working) -> Iterator[Item]:
    """Wages, care and meals until the grade is found."""
    if facts.leave_months is not None:
        yield Item("wages", _wages(facts, work), by_fund=False)
    if facts.care_months is not None:
        average = work.figure(PROVINCE_MONTH, facts.injury_date)
        care = average * facts.care_months
        work.step(
            "家里人护理：不低于全省月平均工资 {average} 元 × {months} 个月 = {care} 元，单位付", f"{ZHEJIANG} 25",
            average=average, months=facts.care_months, care=care,
        )  # fmt: skip
        yield Item("care", care, by_fund=False)
    if facts.hospital_days is not None:
        yield from _meals(facts.hospital_days, facts, work)


def _wages(facts: WorkInjury, work: Working) -> Decimal:
    """停工留薪: all pay goes on; past twelve months only as confirmed, past twenty-four never."""
    wage, months = needed(facts, "own_monthly_wage_and_benefits"), needed(facts, "leave_months")
    usual = work.figure("injury.leave_months", facts.injury_date)
    longest = usual + work.figure("injury.leave_extension_months", facts.injury_date)
    counted = min(months, usual if facts.extension_confirmed is False else longest)
    if counted > usual and facts.extension_confirmed is None:
        work.assume("停工留薪超过 {usual} 个月的，当作鉴定委员会确认过", usual=usual)
    if counted < months:
        work.flag("injury_leave_limited")
    work.step(
        "停工留薪期工资福利照发：{wage} 元 × {months} 个月 = {sum} 元，单位付", f"{RULES} 33",
        wage=wage, months=counted, sum=wage * counted,
    )  # fmt: skip
    return Decimal(wage * counted)


def _meals(days: int, facts: WorkInjury, work: Working) -> Iterator[Item]:
    on = facts.injury_date
    a_month = without(work, "injury.meal_days_a_month", on, "住院伙食补助怎么折成天还没有核实，没有算进来")
    if a_month is None:
        work.flag("injury_sum_incomplete")
        return
    lowest, rate = work.figure(MINIMUM, on), work.figure("injury.meal_rate", on)
    meals = lowest * rate * days / a_month
    work.step(
        "住院伙食补助：最低工资 {lowest} 元 × {percent}% ÷ {a_month} × {days} 天 = {meals} 元", f"{ZHEJIANG} 24",
        lowest=lowest, percent=rate * HUNDRED, a_month=a_month, days=days, meals=meals,
    )  # fmt: skip
    work.assume("伙食补助一个月按 {a_month} 天折", a_month=a_month)
    yield Item("meals", meals, by_fund=True)


def _nursing(facts: WorkInjury, work: Working) -> None:
    """生活护理费: monthly, a share of the average wage by how much somebody can no longer do alone."""
    average = work.figure(POOL, facts.injury_date)
    for kind in (facts.nursing,) if facts.nursing else NURSING:
        rate = work.figure(f"injury.nursing_rate.{kind}", facts.injury_date)
        work.step(
            "生活{kind}的，每月护理费：{average} 元 × {percent}% = {fee} 元，{payer}", f"{RULES} 34",
            kind=NURSING[kind], average=average, percent=rate * HUNDRED, fee=average * rate,
            payer=_payer(facts.insured is not False),
        )  # fmt: skip
        work.money(**{kind: average * rate})
        if facts.nursing:
            work.money(nursing_fee=average * rate)


def _sum(facts: WorkInjury, items: list[Item], work: Working) -> None:
    total = sum((one.sum for one in items), ZERO)
    fund = sum((one.sum for one in items if one.by_fund), ZERO) if facts.insured is not False else ZERO
    if facts.insured is None:
        work.assume("当作单位交了工伤保险；没交的，全部由单位付")
    if facts.insured is False:
        work.step("单位没交工伤保险，全部 {total} 元由单位付", f"{RULES} 62", f"{ZHEJIANG} 33", total=total)
        work.step("单位不付的，可以申请工伤保险基金先付，基金再向单位要", "社会保险法 41")
    else:
        work.step(
            "一共 {total} 元：基金付 {fund} 元，单位付 {employer} 元", "社会保险法 38", "社会保险法 39",
            total=total, fund=fund, employer=total - fund,
        )  # fmt: skip
    work.money(total=total, fund_pays=fund, employer_pays=total - fund)
    work.money(amount=_less_what_was_paid(facts, total, work))


def _less_what_was_paid(facts: WorkInjury, total: Decimal, work: Working) -> Decimal:
    left = total
    if facts.third_party_paid:
        left -= facts.third_party_paid
        work.step("别人已经赔了 {paid} 元，先赔的只补差额", f"{ZHEJIANG} 32", paid=facts.third_party_paid)
    if facts.paid:
        left -= facts.paid
        work.step("已经付了 {paid} 元，减去", f"{RULES} 62", paid=facts.paid)
    return max(left, ZERO)


CLAIM = Claim(
    code="work_injury",
    title="工伤待遇",
    facts=WorkInjury,
    work=work_injury,
    formula="伤残补助金 = 本人工资 × 等级的月数；走的时候两项补助金 = 全省月平均工资 × 等级的月数",
    gives={
        "amount": "一共还要付",
        "total": "一共",
        "fund_pays": "基金付",
        "employer_pays": "单位付",
        "base": "本人工资",
        "disability": "一次性伤残补助金",
        "medical_aid": "一次性工伤医疗补助金",
        "employment_aid": "一次性伤残就业补助金",
        "monthly_allowance": "每月伤残津贴",
        "monthly_allowance_if_kept": "不走的话每月伤残津贴",
        "one_off": "一次性领取",
        "one_off_if_chosen": "选一次性领取的话",
        "wages": "停工留薪期工资",
        "care": "护理",
        "living": "治疗期间的生活费",
        "meals": "住院伙食补助",
        "full": "完全不能自理的每月护理费",
        "large": "大部分不能自理的每月护理费",
        "partial": "部分不能自理的每月护理费",
        "nursing_fee": "每月护理费",
        "lump_sum": "死亡赔偿金",
        "funeral": "丧葬等其他赔偿金",
    },
    basis=(
        f"{RULES} 33", f"{RULES} 34", f"{RULES} 35", f"{RULES} 36", f"{RULES} 37", f"{RULES} 62", f"{RULES} 64",
        f"{ZHEJIANG} 24", f"{ZHEJIANG} 25", f"{ZHEJIANG} 27", f"{ZHEJIANG} 28", f"{ZHEJIANG} 34",
    ),
    worker_proves=("有劳动关系", "工伤认定决定", "劳动能力鉴定结论"),
    employer_proves=("交了工伤保险", "不是工伤"),
    burden=(f"{RULES} 19", "调解仲裁法 6"),
    uses=(
        FLOOR, CEILING, POOL, PROVINCE_MONTH, PROVINCE_YEAR, MINIMUM, ANNUAL, *ILLEGAL,
        *(f"injury.disability_months.{grade}" for grade in range(1, 11)),
        *(f"injury.allowance_rate.{grade}" for grade in range(1, 7)),
        *(f"injury.aid_months.{grade}" for grade in range(5, 11)),
        *(f"injury.one_off_times.{grade}" for grade in range(1, 5)),
        *(f"injury.nursing_rate.{kind}" for kind in NURSING),
        "injury.retirement_years", "injury.retirement_cut", "injury.leave_months", "injury.leave_extension_months",
        "injury.meal_rate", "injury.meal_days_a_month",
    ),
)  # fmt: skip
