"""经济补偿 (N): base times units, with both caps and the segment before 2008 (劳动合同法 46, 47, 97; 实施条例 27)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Literal

from weiquanbao.law.claims.claim import Claim
from weiquanbao.law.claims.facts import Span, asks, fact
from weiquanbao.law.claims.service_length import DAY, Length, length
from weiquanbao.law.claims.working import Stopped, Working, as_used, needed

MINIMUM, AVERAGE = "minimum_wage.month", "average_wage.city_month"
TIMES, MOST = "severance.cap_times", "severance.cap_units"
#: From this day the units of articles 46 and 47 are counted (劳动合同法 97第3款).
LAW_BEGAN = date(2008, 1, 1)
ZERO = Decimal(0)

Ground = Literal[
    "mutual_employer_proposed", "mutual_worker_proposed", "38_1_1", "38_1_2", "38_1_3", "38_1_4", "38_1_5", "38_1_6",
    "38_2", "39", "40_1", "40_2", "40_3", "41", "expiry", "bankruptcy", "dissolution", "task_completed",
    "refused_to_sign_after_month", "business_term_ended", "resignation", "retirement", "death",
]  # fmt: skip
#: Why each ground gives severance; those that are not here give none.
GIVES: dict[str, tuple[str, ...]] = {
    "mutual_employer_proposed": ("劳动合同法 46", "劳动合同法 36"),
    **{f"38_1_{number}": ("劳动合同法 46", "劳动合同法 38") for number in range(1, 7)},
    "38_2": ("劳动合同法 46", "劳动合同法 38"),
    **{f"40_{number}": ("劳动合同法 46", "劳动合同法 40") for number in range(1, 4)},
    "41": ("劳动合同法 46", "劳动合同法 41"),
    "expiry": ("劳动合同法 46", "劳动合同法 44"),
    "bankruptcy": ("劳动合同法 46", "劳动合同法 44"),
    "dissolution": ("劳动合同法 46", "劳动合同法 44"),
    "task_completed": ("劳动合同法实施条例 22",),
    "refused_to_sign_after_month": ("劳动合同法实施条例 6",),
    "business_term_ended": ("劳动争议解释一 48",),
}
WHY_NOT: dict[str, tuple[str, str]] = {
    "mutual_worker_proposed": ("自己提出、双方商量好走的，没有经济补偿", "劳动合同法 46"),
    "39": ("因为过错被辞退的，没有经济补偿；过错要单位证明", "劳动合同法 39"),
    "resignation": ("自己辞职、不是因为单位违法的，没有经济补偿", "劳动合同法 37"),
    "retirement": ("到年龄退休的，没有经济补偿", "劳动合同法 44"),
    "death": ("因为去世终止的，没有经济补偿", "劳动合同法 44"),
}
NO_SEVERANCE: dict[str, str] = {"part_time": "劳动合同法 71", "public_welfare": "劳动合同法实施条例 12"}
#: Grounds for which the rules before 2008 gave compensation too (劳动法 28), and those with twelve months at most.
BEFORE: dict[str, bool] = {
    "mutual_employer_proposed": True,
    "40_1": False,
    "40_2": True,
    "40_3": False,
    "41": False,
}


@asks
class Severance:
    """How the work began and ended, and what it paid."""

    hire_date: date | None = fact("哪天开始干的")
    end_date: date | None = fact("哪天走的")
    ground: Ground | None = fact("怎么走的")
    avg_wage: Decimal | None = fact("走以前十二个月平均每月应得多少")
    last12_total: Decimal | None = fact("走以前十二个月一共应得多少")
    total_wages: Decimal | None = fact("干的这些月一共应得多少")
    worked_months: int | None = fact("一共干了几个月")
    employment_type: Literal["full_time", "part_time", "public_welfare"] = fact(
        "哪一种用工", default="full_time"
    )
    renewal_offer: Literal["same_or_better", "worse", "none"] | None = fact("到期以前单位提的续签条件")
    segments: tuple[Span, ...] | None = fact("在前后几家干的日子")
    first_employer_paid: bool | None = fact("前一家付过补偿没有")
    pre2008_payable: bool | None = fact("2008 年以前的一段算不算")
    waiver_signed: bool | None = fact("签过不交社保的条子没有")


def severance(facts: Severance, work: Working) -> None:
    """Whether there is any, the base, the units, and their product."""
    work.money(amount=due(facts, work))


def due(facts: Severance, work: Working) -> Decimal:
    """The exact sum in yuan, nothing where this way of leaving gives none."""
    return article_47(facts, work) if _is_due(facts, work) else ZERO


def article_47(facts: Severance, work: Working, *, segmented: bool = True) -> Decimal:
    """Base times units, exact, in yuan; without segments every year counts alike (实施条例 25)."""
    spans = _spans(facts)
    end, wage = spans[-1].last, average(facts, work, spans[-1].last)
    spans = _without_paid(facts, spans, work)
    old, units_raw = _units(facts, spans, work) if segmented else (ZERO, _since_hired(spans, work))
    base, units = capped(wage, units_raw, end, work)
    work.give(units_raw=units_raw, units=units)
    work.money(avg_wage=wage, base=base)
    amount = base * units
    work.step(
        "{base} 元 × {units} = {amount} 元", "劳动合同法 47第1款", base=base, units=units, amount=amount
    )
    if segmented and spans[0].first < LAW_BEGAN:
        work.give(pre_units=old, post_units=units)
    if old:
        work.step("2008 年以前的 {old} 个月另算：{wage} 元 × {old}", "劳动合同法 97第3款", old=old, wage=wage)
        amount += wage * old
    if len(spans) > 1:
        alone = length(*spans[-1]).units
        work.money(amount_if_first_employer_paid=base * min(alone, units))
    return amount


def _is_due(facts: Severance, work: Working) -> bool:
    """Whether this way of leaving gives severance."""
    if facts.employment_type in NO_SEVERANCE:
        work.step("非全日制用工、公益性岗位，没有经济补偿", NO_SEVERANCE[facts.employment_type])
        return False
    ground = facts.ground
    if ground == "expiry" and facts.renewal_offer == "same_or_better":
        work.step("单位按原来的或者更好的条件续签，自己不续的，没有经济补偿", "劳动合同法 46")
        return False
    if ground in WHY_NOT:
        says, article = WHY_NOT[ground]
        work.step(says, article)
        return False
    if ground is None:
        work.assume("离开的原因是有经济补偿的那几种")
    if ground == "expiry" and facts.renewal_offer is None:
        work.assume("单位没有按原来的或者更好的条件提出续签")
    work.step("这样离开的，单位要付经济补偿", *GIVES.get(ground or "", ("劳动合同法 46",)))
    if facts.waiver_signed:
        work.step("不交社保的条子不算数，不影响", "劳动争议解释二 19")
    return True


def _spans(facts: Severance) -> tuple[Span, ...]:
    """Where the work was moved between employers for no reason of the worker's, each stretch of it."""
    if facts.segments:
        return facts.segments
    first: date = needed(facts, "hire_date")
    last: date = needed(facts, "end_date")
    if last < first:
        raise Stopped("哪天走的，要在哪天开始干的以后")
    return (Span(first, last),)


def average(facts: Severance, work: Working, end: date) -> Decimal:
    """The average of what was due in the last twelve months, or in all of them; not under the minimum wage."""
    wage = _told_average(facts, work)
    lowest = work.known(MINIMUM, end)
    if lowest is not None and wage < lowest:
        work.step(
            "平均 {wage} 元，低于最低工资，按 {lowest} 元", "劳动合同法实施条例 27", wage=wage, lowest=lowest
        )
        return lowest
    return wage


def _told_average(facts: Severance, work: Working) -> Decimal:
    if facts.avg_wage is not None:
        return facts.avg_wage
    total, months = facts.last12_total, 12
    if total is None:
        total, months = needed(facts, "total_wages"), needed(facts, "worked_months")
    work.step(
        "{total} 元 ÷ {months} 个月 = 每月 {wage} 元", "劳动合同法实施条例 27",
        total=total, months=months, wage=total / months,
    )  # fmt: skip
    return total / months


def _without_paid(facts: Severance, spans: tuple[Span, ...], work: Working) -> tuple[Span, ...]:
    """The stretches that count: those an earlier employer paid for no longer do."""
    if len(spans) == 1:
        return spans
    if facts.first_employer_paid:
        work.step("前一家已经付过补偿，那几年不再算", "劳动合同法实施条例 10", "劳动争议解释一 46")
        return spans[-1:]
    if facts.first_employer_paid is None:
        work.assume("前一家没有付过补偿")
    work.step("不是自己要换的，前后几家的年头连着算", "劳动合同法实施条例 10", "劳动争议解释一 46")
    return spans


def _units(facts: Severance, spans: tuple[Span, ...], work: Working) -> tuple[Decimal, Decimal]:
    """Units of the time before 2008, where the rules of then gave some, and of the time since."""
    first, last = spans[0].first, spans[-1].last
    if first >= LAW_BEGAN or last < LAW_BEGAN:
        return ZERO, _since_hired(spans, work)
    since = _merged(
        tuple(Span(max(one.first, LAW_BEGAN), one.last) for one in spans if one.last >= LAW_BEGAN), work
    )
    work.step(
        "合同在 2008 年以前就开始的，从 2008 年 1 月 1 日算：{years} 年零 {months} 个月 {days} 天，算 {units}",
        "劳动合同法 97第3款", years=since.years, months=since.months % 12, days=since.days, units=since.units,
    )  # fmt: skip
    return _before(facts, first, work), since.units


def _since_hired(spans: tuple[Span, ...], work: Working) -> Decimal:
    """Units from the first day of work."""
    merged = _merged(spans, work)
    years, months = divmod(merged.months, 12)
    units = merged.units
    work.step(
        "{first}到{last}，{years} 年零 {months} 个月 {days} 天，算 {units}", "劳动合同法 47第1款",
        first=spans[0].first, last=spans[-1].last, years=years, months=months, days=merged.days, units=units,
    )  # fmt: skip
    return units


def _merged(spans: tuple[Span, ...], work: Working) -> Length:
    """All stretches together; a gap between them is no work."""
    if len(spans) == 1 or all(after.first - before.last == DAY for before, after in pairwise(spans)):
        return length(spans[0].first, spans[-1].last)
    work.assume("中间断开的几段，不满一个月的零头按三十天一个月合起来")
    several = [length(*span) for span in spans]
    days = sum(one.days for one in several)
    return Length(sum(one.months for one in several) + days // 30, days % 30)


def _before(facts: Severance, first: date, work: Working) -> Decimal:
    """The old scale: a month for each year, part of a year counting as one; a person decides whether it is due."""
    if facts.ground not in BEFORE:
        return ZERO
    work.flag("pre_2008_needs_decision")
    if not facts.pre2008_payable:
        work.assume("2008 年以前的一段没有算进去，要由人来定")
        return ZERO
    old = length(first, LAW_BEGAN - DAY)
    years = Decimal(old.years + (1 if old.months % 12 or old.days else 0))
    return min(years, Decimal(12)) if BEFORE[facts.ground] else years


def capped(wage: Decimal, units: Decimal, end: date, work: Working) -> tuple[Decimal, Decimal]:
    """Base and units (劳动合同法 47第2款): above three times the city's average both are cut; equal is not above."""
    local = work.known(AVERAGE, end)
    times, most = work.figure(TIMES, end), work.figure(MOST, end)
    if local is None:
        lowest = as_used(MINIMUM, work.used[MINIMUM]) if MINIMUM in work.used else None
        # No city's average is under its minimum wage: whoever earns no more than so many times that is not capped.
        if lowest is None or wage > lowest.value * times:
            work.flag("average_wage_missing")
        return wage, units
    if wage <= local * times:
        return wage, units
    work.flag("severance_capped")
    work.step(
        "{wage} 元高过当地月平均工资 {local} 元的 {times} 倍，按 {base} 元，最多算 {most}", "劳动合同法 47第2款",
        wage=wage, local=local, times=times, base=local * times, most=most,
    )  # fmt: skip
    return local * times, min(units, most)


CLAIM = Claim(
    code="severance",
    title="经济补偿",
    facts=Severance,
    work=severance,
    formula="经济补偿 = 走以前十二个月的平均工资 × 工作年限（满一年一个月，半年以上算一年，不满半年半个月）",
    gives={
        "amount": "经济补偿",
        "units": "算几个月",
        "units_raw": "封顶以前算几个月",
        "base": "每个月按多少",
        "avg_wage": "平均工资",
        "pre_units": "2008 年以前算几个月",
        "post_units": "2008 年以后算几个月",
        "amount_if_first_employer_paid": "前一家付过的话",
    },
    basis=("劳动合同法 46", "劳动合同法 47", "劳动合同法 97第3款", "劳动合同法实施条例 27"),
    worker_proves=("有劳动关系", "干了多久", "工资多少"),
    employer_proves=("为什么辞退", "工作年限", "工资账"),
    burden=("劳动争议解释一 44",),
    uses=(MINIMUM, AVERAGE, TIMES, MOST),
)
