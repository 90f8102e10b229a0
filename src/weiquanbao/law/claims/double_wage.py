"""没签书面合同的二倍工资: the second wage of each month, and what of it has lapsed (劳动合同法 82; 解释二 6–9)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple

from weiquanbao.law.claims.claim import Claim
from weiquanbao.law.claims.facts import asks, fact
from weiquanbao.law.claims.protection import State, runs_on
from weiquanbao.law.claims.service_length import DAY, nth_day
from weiquanbao.law.claims.severance import LAW_BEGAN
from weiquanbao.law.claims.stretch import NOTHING, Pay, Stretch, pay, stretch
from weiquanbao.law.claims.wage_base import DAYS
from weiquanbao.law.claims.working import Figure, Stopped, Working, needed
from weiquanbao.law.limitation import limitation

ZERO = Decimal(0)
GRACE, UNTIL, FROM_END = "double_wage.grace_months", "double_wage.until_months", "double_wage.counts_from_end"
YEARS = "limitation.years"
Rule = Literal["daily_back", "from_end_of_violation"]
DEFENCES = {
    "force_majeure": "单位证明了因为不可抗力没有签成，没有二倍工资",
    "worker_intent": "单位证明了是劳动者自己故意不签，没有二倍工资",
    "worker_gross_negligence": "单位证明了是劳动者自己的重大过失没有签成，没有二倍工资",
    "other": "单位证明了有法律、行政法规规定的其他情形，没有二倍工资",
}


@asks
class DoubleWage:
    """When the work began, when something was signed, and when it is claimed."""

    hire_date: date | None = fact("哪天开始干的")
    signed_date: date | None = fact("哪天签的书面合同，没签不写")
    end_date: date | None = fact("哪天走的，还在干不写")
    monthly_wage: Decimal | None = fact("每月工资")
    workdays_in_remainder: int | None = fact("不满一个月的那几天里有几个工作日")
    filing_date: date | None = fact("哪天申请仲裁")
    limitation_rule: Rule | None = fact("时效按哪一种算")
    defence_raised: bool | None = fact("单位在仲裁时提过超过时效没有")
    duty_date: date | None = fact("单位从哪天起该签无固定期限合同，却不肯签")
    contract_end: date | None = fact("原来的合同哪天到期")
    reason: State | None = fact("合同到期时有哪一种要延长的情况")
    signed_new: date | None = fact("到期以后哪天重新签的")
    claimed_from: date | None = fact("要求从哪天算起")
    claimed_to: date | None = fact("要求算到哪天")
    employment_type: Literal["full_time", "part_time", "public_welfare"] = fact(
        "哪一种用工", default="full_time"
    )
    defence_proven: Literal["force_majeure", "worker_intent", "worker_gross_negligence", "other"] | None = (
        fact("单位证明了哪一种没签的理由")
    )


class Window(NamedTuple):
    """From when to when a second wage accrues; `whole` is its months where it runs to the first anniversary."""

    first: date
    last: date
    whole: int | None
    basis: tuple[str, ...]


class Lapse(NamedTuple):
    """What one way of counting the year leaves."""

    left: Stretch | None
    pay: Pay


def double_wage(facts: DoubleWage, work: Working) -> None:
    """The window, its months and the days that are left over, and what is still in time of it."""
    if _none_at_all(facts, work):
        work.money(amount=ZERO)
        return
    window = _window(facts, work)
    over = _within(facts, window, work)
    if over is None:
        work.give(months=0, remainder_days=0)
        work.money(amount=ZERO)
        return
    wage: Decimal = needed(facts, "monthly_wage")
    found: dict[str, Figure] = {"from": over.span.first, "to": over.span.last, "window": over.span}
    work.give(**found)
    work.step(
        "从 {first}到{last}，每月再要一份工资（正常的那份不算在里面）", *window.basis,
        first=over.span.first, last=over.span.last,
    )  # fmt: skip
    told = None if facts.limitation_rule == "daily_back" else facts.workdays_in_remainder
    whole = pay(over, wage, told, work, "劳动争议解释二 6")
    if facts.filing_date is None:
        work.flag("limitation_not_compared")
        _give(whole, whole.sum, work)
        return
    _in_time(facts, over, whole, work)


def _none_at_all(facts: DoubleWage, work: Working) -> bool:
    """Part-time work, an extension by law and a reason the employer proved: none of them is a missing contract."""
    if facts.employment_type == "part_time":
        work.step("非全日制用工可以口头约定，没有二倍工资", "劳动合同法 69")
        return True
    if facts.reason is not None:
        runs_on(facts.reason, work)
        return True
    if facts.defence_proven is not None:
        work.step(DEFENCES[facts.defence_proven], "劳动争议解释二 7")
        return True
    return False


def _window(facts: DoubleWage, work: Working) -> Window:
    """82 第2款 from the day an open-ended contract was due; 第1款 from the day after one month to the anniversary."""
    if facts.duty_date is not None:
        return Window(facts.duty_date, _ends(facts, work), None, ("劳动合同法 82第2款", "劳动合同法 14第2款"))
    if facts.contract_end is not None and facts.hire_date is None:
        raise Stopped("合同到期以后没有续签、还在干，算不算没有签合同，要由人来定；可以要求按原来的条件续签")
    hired = needed(facts, "hire_date")
    since = max(hired, LAW_BEGAN)
    if since > hired:
        work.step("2008 年以前就在干的，从 2008 年 1 月 1 日算起", "劳动合同法 97第2款")
    grace, until = int(work.figure(GRACE, since)), int(work.figure(UNTIL, since))
    first, anniversary, last = nth_day(since, grace), nth_day(since, until), _ends(facts, work)
    whole = until - grace if last >= anniversary - DAY else None
    if last >= anniversary:
        last = anniversary - DAY
        work.step(
            "到 {day}满一年，视为已经签了无固定期限合同，以后不再有二倍工资", "劳动合同法 14第3款",
            "劳动合同法实施条例 7", "劳动争议解释二 9", day=anniversary,
        )  # fmt: skip
    return Window(first, last, whole, ("劳动合同法 82第1款", "劳动合同法实施条例 6", "劳动合同法实施条例 7"))


def _ends(facts: DoubleWage, work: Working) -> date:
    """The day before signing or the last day of work; while both are still to come, the day asked about."""
    known = [facts.end_date, facts.signed_date and facts.signed_date - DAY]
    ends = [day for day in known if day is not None]
    if ends:
        return min(ends)
    until = facts.filing_date or work.setting.as_of
    work.assume("到 {day}还在干、还没有签", day=until)
    return until


def _within(facts: DoubleWage, window: Window, work: Working) -> Stretch | None:
    """What of the window is claimed; what is claimed outside it earns nothing."""
    first = max(window.first, facts.claimed_from or window.first)
    last = min(window.last, facts.claimed_to or window.last)
    if facts.claimed_to is not None and facts.claimed_to > last:
        work.flag("double_wage_outside_window")
    over = stretch(first, last)
    if over is not None and window.whole is not None and (first, last) == (window.first, window.last):
        # From the 31st the first month ends early: eleven months of work, though a day short by the calendar.
        over = Stretch(over.span, window.whole, None)
    if over is None:
        work.step("这段时间没有二倍工资：不是没签合同的第二个月到满一年以前", *window.basis)
    return over


def _in_time(facts: DoubleWage, over: Stretch, whole: Pay, work: Working) -> None:
    """Both ways the year is counted, side by side; the one that was chosen, or the one in use here, is the amount."""
    filed = needed(facts, "filing_date")
    found = {
        "daily_back": _daily_back(facts, over, filed, whole, work),
        "from_end_of_violation": _from_end(over, filed, whole, work),
    }
    rule = _rule(facts, work, filed)
    chosen = found[rule]
    work.money(
        amount_daily_back=found["daily_back"].pay.sum,
        amount_from_end=found["from_end_of_violation"].pay.sum,
        amount_if_defence_raised=chosen.pay.sum,
        amount_if_not_raised_in_arbitration=whole.sum,
    )
    work.give(claimable=chosen.left and chosen.left.span)
    if chosen.pay.sum < whole.sum:
        work.flag("limitation_defence")
    if facts.defence_raised is False:
        work.step("单位在仲裁时没有提超过时效，一般不能再提：全部照算", "劳动争议解释二 20")
        _give(whole, whole.sum, work)
        return
    _give(chosen.pay if chosen.left else whole, chosen.pay.sum, work)


def _give(shown: Pay, amount: Decimal, work: Working) -> None:
    work.give(months=shown.months, remainder_days=shown.days)
    work.money(amount=amount)


def _daily_back(facts: DoubleWage, over: Stretch, filed: date, whole: Pay, work: Working) -> Lapse:
    """One year back from the day of filing, day by day."""
    back = nth_day(filed, -12 * int(work.figure(YEARS, filed)))
    if back <= over.span.first and facts.limitation_rule != "daily_back":
        return Lapse(over, whole)
    left = over if back <= over.span.first else stretch(back, over.span.last)
    work.step(
        "时效按天算：{filed}申请，往前一年，{back}以前的过了时效",
        "调解仲裁法 27第1款",
        filed=filed,
        back=back,
    )
    told = facts.workdays_in_remainder if facts.limitation_rule == "daily_back" else None
    return Lapse(left, pay(left, needed(facts, "monthly_wage"), told, work, "劳动争议解释二 6"))


def _from_end(over: Stretch, filed: date, whole: Pay, work: Working) -> Lapse:
    """One year from the day the violation ended, for all of it."""
    limit = limitation(
        "other",
        knew_on=over.span.last,
        ended_on=None,
        still_employed=None,
        filed_on=max(filed, over.span.last),
    )
    work.give(limitation_ends=limit.nominal, limitation_last_day=limit.lapses_on)
    work.assume("时效没有算中间催要、投诉过的日子，有的话从那天重新算一年")
    last = limit.lapses_on or filed
    says = (
        "时效从违法结束算：{ended}结束，到 {last}为止，没有过"
        if filed <= last
        else "时效从违法结束算：{ended}结束，到 {last}为止，全部过了"
    )
    work.step(says, "调解仲裁法 27第1款", ended=over.span.last, last=last)
    return Lapse(over, whole) if filed <= last else Lapse(None, NOTHING)


def _rule(facts: DoubleWage, work: Working, filed: date) -> Rule:
    """The way that was chosen, else the one of the region; where that is not confirmed, the one that gives less."""
    if facts.limitation_rule is not None:
        return facts.limitation_rule
    work.assume("各地时效的算法不一样，两种都列出来了")
    try:
        here = work.figure(FROM_END, filed)
    except Stopped:
        work.assume("本地用哪一种还没有核实，总数先按少的一种")
        return "daily_back"
    return "from_end_of_violation" if here else "daily_back"


CLAIM = Claim(
    code="double_wage",
    title="没签合同的二倍工资",
    facts=DoubleWage,
    work=double_wage,
    formula="二倍工资差额 = 每月工资 × 没签合同的月数（用工满一个月的次日起，到签合同或者满一年前一日）",
    gives={
        "amount": "再付的一份工资",
        "from": "从哪天",
        "to": "到哪天",
        "window": "没签合同的日子",
        "months": "几个月",
        "remainder_days": "另有几个工作日",
        "claimable": "没有过时效的日子",
        "limitation_ends": "时效到哪天（从违法结束算）",
        "limitation_last_day": "赶上休息日顺延到哪天",
        "amount_daily_back": "时效按天往前算",
        "amount_from_end": "时效从违法结束算",
        "amount_if_defence_raised": "单位提了时效",
        "amount_if_not_raised_in_arbitration": "单位仲裁时没有提时效",
    },
    basis=(
        "劳动合同法 10",
        "劳动合同法 14",
        "劳动合同法 82",
        "劳动合同法实施条例 6",
        "劳动合同法实施条例 7",
        "劳动争议解释二 6",
    ),
    worker_proves=("哪天开始干", "有劳动关系"),
    employer_proves=("签过书面合同", "没签是因为不可抗力、劳动者故意或者重大过失"),
    burden=("劳动争议解释二 7", "调解仲裁法 6"),
    uses=(GRACE, UNTIL, FROM_END, YEARS, DAYS),
)
