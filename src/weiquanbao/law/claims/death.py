"""工亡待遇: funeral, lump sum, and the monthly pension of those who lived on the wage (工伤保险条例 39; 浙 35)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal

from weiquanbao.law.claims.claim import Claim
from weiquanbao.law.claims.facts import asks, fact
from weiquanbao.law.claims.illegal_employer import FUNERAL, INCOME, LUMP, death_compensation
from weiquanbao.law.claims.own_wage import CEILING, FLOOR, HUNDRED, POOL, bounded, without
from weiquanbao.law.claims.sensible import sensible
from weiquanbao.law.claims.working import Stopped, Working, needed

ZERO, MONTHS_A_YEAR = Decimal(0), 12
RULE, ZHEJIANG = "工伤保险条例 39", "浙江省工伤保险条例 35"
Relative = Literal[
    "spouse", "husband", "wife", "child", "son", "daughter", "mother", "father", "parent", "grandparent", "grandfather",
    "grandmother", "grandchild", "sibling", "brother", "sister", "other", "orphan", "lone_elderly", "lone_spouse",
    "lone_parent", "lone_mother", "lone_father",
]  # fmt: skip
SPOUSES = frozenset({"spouse", "husband", "wife", "lone_spouse"})
CHILDREN = frozenset({"child", "son", "daughter", "orphan", "grandchild", "sibling", "brother", "sister"})
ALONE = frozenset({"orphan", "lone_elderly", "lone_spouse", "lone_parent", "lone_mother", "lone_father"})


@asks
class Death:
    """Somebody died of work."""

    own_wage: Decimal | None = fact("去世以前十二个月平均月缴费工资")
    dependants: tuple[Relative, ...] | None = fact("靠他生活、没有劳动能力的亲属")
    ages: tuple[int, ...] | None = fact("这些亲属各几岁")
    insured: bool | None = fact("单位交了工伤保险没有")
    one_off: bool | None = fact("没参保的，抚恤金是不是一次性领")
    illegal_employer: bool | None = fact("单位有没有营业执照：没有执照、被吊销、用童工")
    grade: int | None = fact("去世以前是几级伤残")
    after_recovery_leave: bool | None = fact("是不是停工留薪期满以后才去世")
    death_date: date | None = fact("哪天去世的")
    injury_date: date | None = fact("哪天受的伤")


def death(facts: Death, work: Working) -> None:
    """The sums due at once, the monthly pension, and who pays."""
    sensible(facts)
    if facts.illegal_employer:
        work.money(amount=death_compensation(facts.injury_date, work))
        return
    once = _funeral(facts, work) + _lump_sum(facts, work)
    if facts.dependants:
        once += _pension(facts, facts.dependants, work)
    by_fund = facts.insured is not False
    if facts.insured is None:
        work.assume("当作单位交了工伤保险；没交的，全部由单位付")
    elif not by_fund:
        work.step("单位没交工伤保险，全部由单位付", "工伤保险条例 62", "浙江省工伤保险条例 33")
    work.money(amount=once, fund_pays=once if by_fund else ZERO, employer_pays=ZERO if by_fund else once)


def _funeral(facts: Death, work: Working) -> Decimal:
    on = facts.death_date
    average = without(work, POOL, on, "没有统筹地区上年度月平均工资，丧葬补助金没有算进来")
    if average is None:
        work.flag("injury_sum_incomplete")
        return ZERO
    months = work.figure("death.funeral_months", on)
    work.step(
        "丧葬补助金：月平均工资 {average} 元 × {months} 个月 = {sum} 元", RULE,
        average=average, months=months, sum=average * months,
    )  # fmt: skip
    work.money(funeral=average * months)
    return average * months


def _lump_sum(facts: Death, work: Working) -> Decimal:
    """Not where a grade 1 to 4 dies after the recovery leave."""
    if facts.after_recovery_leave:
        _who_died_later(facts, work)
        return ZERO
    on = facts.injury_date or facts.death_date
    income = without(work, INCOME, on, "没有上年度全国城镇居民人均可支配收入，一次性工亡补助金没有算进来")
    if income is None:
        work.flag("injury_sum_incomplete")
        return ZERO
    times = work.figure("death.lump_sum_times", on)
    work.step(
        "一次性工亡补助金：全国城镇居民人均可支配收入 {income} 元 × {times} = {sum} 元", RULE, "社会保险法若干规定 11",
        income=income, times=times, sum=income * times,
    )  # fmt: skip
    work.money(lump_sum=income * times)
    return income * times


def _who_died_later(facts: Death, work: Working) -> None:
    if needed(facts, "grade") > 4:
        raise Stopped("停工留薪期满以后去世，一级到四级的才有丧葬补助金和抚恤金")
    work.step("一级到四级、停工留薪期满以后去世的，没有一次性工亡补助金", RULE)


def _pension(facts: Death, dependants: tuple[Relative, ...], work: Working) -> Decimal:
    """供养亲属抚恤金: shares of the own wage, together never above it; what is taken at once where it is."""
    on = facts.injury_date or facts.death_date
    wage = bounded(needed(facts, "own_wage"), on, work)
    shares = [_share(one, on, work) for one in dependants]
    raw = wage * sum(shares, ZERO)
    monthly = min(raw, wage)
    work.money(base=wage, monthly_raw=raw, monthly_dependants=monthly)
    work.step(
        "每月抚恤金：本人工资 {wage} 元 × {percent}% = {raw} 元", RULE,
        wage=wage, percent=sum(shares, ZERO) * HUNDRED, raw=raw,
    )  # fmt: skip
    if raw > wage:
        work.step("加起来不能高于本人工资，按每月 {wage} 元", RULE, wage=wage)
    if facts.insured is not False or facts.ages is None:
        return ZERO
    at_once = _at_once(wage, shares, dependants, facts.ages, on, work)
    work.money(dependants_one_off=at_once)
    return at_once if facts.one_off else ZERO


def _share(relative: Relative, on: date | None, work: Working) -> Decimal:
    share = work.figure("death.share.spouse" if relative in SPOUSES else "death.share.other", on)
    return share + work.figure("death.share.alone", on) if relative in ALONE else share


def _at_once(
    wage: Decimal,
    shares: list[Decimal],
    dependants: tuple[Relative, ...],
    ages: tuple[int, ...],
    on: date | None,
    work: Working,
) -> Decimal:
    """Each one's pension for the years left to it; where all were cut to the wage, each is cut alike."""
    if len(ages) != len(dependants):
        raise Stopped("有几个亲属，就要有几个年龄")
    weighed = sum(
        (
            share * _years(one, age, on, work)
            for one, age, share in zip(dependants, ages, shares, strict=True)
        ),
        ZERO,
    )
    sum_ = wage * MONTHS_A_YEAR * weighed / max(sum(shares, ZERO), Decimal(1))
    work.step(
        "没参保的，抚恤金可以选一次性领：未成年的算到十八岁，别人二十年，过六十岁每大一岁少一年：{sum} 元",
        ZHEJIANG,
        sum=sum_,
    )
    return sum_


def _years(relative: Relative, age: int, on: date | None, work: Working) -> Decimal:
    grown = work.figure("death.one_off.child_age", on)
    if relative in CHILDREN and age < grown:
        return grown - age
    years, least = work.figure("death.one_off.years", on), work.figure("death.one_off.least_years", on)
    if age >= work.figure("death.one_off.least_from_age", on):
        return least
    return years - max(age - work.figure("death.one_off.reduced_from_age", on), ZERO)


CLAIM = Claim(
    code="death",
    title="工亡待遇",
    facts=Death,
    work=death,
    formula="丧葬补助金 = 月平均工资 × 6；一次性工亡补助金 = 全国人均可支配收入 × 20；抚恤金加起来不高于本人工资",
    gives={
        "amount": "一次付的",
        "funeral": "丧葬补助金",
        "lump_sum": "一次性工亡补助金",
        "base": "本人工资",
        "monthly_raw": "每月抚恤金，封顶以前",
        "monthly_dependants": "每月抚恤金",
        "dependants_one_off": "抚恤金一次性领取的话",
        "fund_pays": "基金付",
        "employer_pays": "单位付",
    },
    basis=(RULE, "社会保险法若干规定 11", ZHEJIANG, "非法用工赔偿办法 6"),
    worker_proves=("有劳动关系", "工伤认定决定", "亲属靠他生活、没有劳动能力"),
    employer_proves=("交了工伤保险", "不是工伤"),
    burden=("工伤保险条例 19", "调解仲裁法 6"),
    uses=(
        FLOOR, CEILING, POOL, INCOME, LUMP, FUNERAL, "death.funeral_months", "death.lump_sum_times",
        "death.share.spouse", "death.share.other", "death.share.alone", "death.one_off.child_age",
        "death.one_off.years", "death.one_off.reduced_from_age", "death.one_off.least_from_age",
        "death.one_off.least_years",
    ),
)  # fmt: skip
