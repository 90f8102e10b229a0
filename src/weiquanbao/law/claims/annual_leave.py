"""未休年休假工资: days by cumulative years, cut in the year of joining or leaving, and their pay (年休假条例)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from weiquanbao.law.claims.claim import Claim
from weiquanbao.law.claims.facts import asks, fact
from weiquanbao.law.claims.wage_base import DAYS
from weiquanbao.law.claims.working import Stopped, Working, needed

ZERO = Decimal(0)
DECREE, RULES = "职工带薪年休假条例", "企业职工带薪年休假实施办法"
PERSONAL, YEAR = "annual_leave.personal_days", "annual_leave.year_days"
TIMES, NORMAL = "annual_leave.times", "annual_leave.normal_times"
TIERS = ("third", "second", "first")


@asks
class AnnualLeave:
    """Years of work, what was taken, what forbids it, and the wage it is paid by."""

    cumulative_years: Decimal | None = fact("累计工作满几年（在哪家都算）")
    continuous_12_months: bool | None = fact("连续工作满过十二个月没有（在哪家都算）")
    leave_year: int | None = fact("哪一年的年休假")
    join_date: date | None = fact("哪天进这家单位的")
    end_date: date | None = fact("哪天走的")
    taken_days: Decimal | None = fact("这一年休了几天")
    agreed_days: Decimal | None = fact("合同或者规章写的一年几天")
    carried_over_days: Decimal | None = fact("上一年转来几天")
    carried_to_next_year: bool | None = fact("经你同意转到下一年没有")
    days: Decimal | None = fact("没休的天数（已经知道的）")
    avg_wage_ex_ot: Decimal | None = fact("前十二个月平均工资，不算加班费")
    last12_total: Decimal | None = fact("前十二个月一共应得多少")
    last12_overtime: Decimal | None = fact("其中加班费多少")
    worked_months: int | None = fact("在这家不满十二个月的，干了几个月")
    normal_wage_paid: bool | None = fact("没休的那些天，正常工资发了没有")
    written_personal_waiver: bool | None = fact("自己书面说过不休没有")
    school_holidays_longer: bool | None = fact("放寒暑假、比年休假长")
    paid_personal_leave_days: Decimal | None = fact("这一年不扣工资的事假几天")
    sick_leave_months_this_year: Decimal | None = fact("这一年病假几个月")
    barred_by_last_year: bool | None = fact("去年休了年休假以后，又请了超过限度的病假、事假")
    ordered: bool | None = fact("劳动保障部门下过限期改正的决定没有")
    paid_by_deadline: bool | None = fact("到期以前付清了没有")


class Tier(NamedTuple):
    """Days a year, and from how many months of sick leave there are none."""

    days: Decimal
    sick_months: Decimal


def annual_leave(facts: AnnualLeave, work: Working) -> None:
    """Days that were not taken, and what is still to be paid for them."""
    untaken = _untaken(facts, work)
    work.give(days=untaken)
    if not untaken:
        work.money(amount=ZERO)
        return
    wage = _wage(facts, work)
    if wage is None:
        work.assume("不知道前十二个月的平均工资，没有算多少钱")
        return
    _pay(facts, untaken, wage, work)


def _untaken(facts: AnnualLeave, work: Working) -> Decimal:
    """The days of the year less those that were taken; too many taken are not taken back (实施办法 12)."""
    if facts.days is not None:
        work.step("没休的有 {days} 天", f"{RULES} 10", days=facts.days)
        return max(facts.days, ZERO)
    tier = _tier(facts, work)
    if tier is None or _none_this_year(facts, tier, work):
        return ZERO
    year = max(tier.days, facts.agreed_days or ZERO)
    if year > tier.days:
        work.step("合同、规章写的 {days} 天比法定的多，按它", f"{RULES} 13", days=year)
    due = _cut(facts, year, work) + (facts.carried_over_days or ZERO)
    if facts.taken_days is None:
        work.assume("这一年一天都没有休")
    taken = facts.taken_days or ZERO
    left = max(due - taken, ZERO)
    work.step(
        "该休 {due} 天，休了 {taken} 天，没休 {left} 天（多休的不扣回）",
        f"{RULES} 12",
        due=due,
        taken=taken,
        left=left,
    )
    return left


def _tier(facts: AnnualLeave, work: Working) -> Tier | None:
    """Days by cumulative years, whoever the employers were; none before twelve months on end."""
    years: Decimal = needed(facts, "cumulative_years")
    for name in TIERS:
        since = work.figure(f"annual_leave.{name}.from_years", facts.end_date)
        if years >= since and facts.continuous_12_months is not False:
            days = work.figure(f"annual_leave.{name}.days", facts.end_date)
            work.step(
                "累计工作 {years} 年，满 {since} 年：一年 {days} 天", f"{DECREE} 3", f"{RULES} 4",
                years=years, since=since, days=days,
            )  # fmt: skip
            return Tier(days, work.figure(f"annual_leave.{name}.sick_months", facts.end_date))
    work.step("连续工作没有满十二个月，还没有年休假", f"{DECREE} 2", f"{RULES} 3")
    return None


def _none_this_year(facts: AnnualLeave, tier: Tier, work: Working) -> bool:
    """The five cases of article 4, what follows from last year, and days that were carried over."""
    personal = work.figure(PERSONAL, facts.end_date)
    away, sick = facts.paid_personal_leave_days or ZERO, facts.sick_leave_months_this_year or ZERO
    cases = (
        (facts.school_holidays_longer, "放寒暑假、比年休假长的，当年没有年休假", f"{DECREE} 4"),
        (away >= personal, "不扣工资的事假满 {personal} 天，当年没有年休假", f"{DECREE} 4"),
        (sick >= tier.sick_months, "病假满 {sick} 个月，当年没有年休假", f"{DECREE} 4"),
        (facts.barred_by_last_year, "去年休过以后又请长假的，今年没有年休假", f"{RULES} 8"),
        (facts.carried_to_next_year, "经自己同意转到下一年休的，今年还不用付钱；下一年没有休再算", f"{DECREE} 5"),
    )  # fmt: skip
    for holds, says, article in cases:
        if holds:
            work.step(says, article, personal=personal, sick=tier.sick_months)
            return True
    return False


def _cut(facts: AnnualLeave, year: Decimal, work: Working) -> Decimal:
    """The part of the year that was spent here, whole days only; always divided by 365, also in leap years."""
    first, last = _part(facts)
    if first is None or last is None:
        return year
    days, whole = (last - first).days + 1, work.figure(YEAR, last)
    due = year * days // whole
    work.step(
        "这一年在这家 {first}到{last}，{days} 天：{days} ÷ {whole} × {year}，不满一天的不算，{due} 天",
        f"{RULES} {5 if facts.end_date is None else 12}",
        first=first, last=last, days=days, whole=whole, year=year, due=due,
    )  # fmt: skip
    return due


def _part(facts: AnnualLeave) -> tuple[date | None, date | None]:
    """From joining or New Year to leaving or the year's end; None for a whole year."""
    join, end = facts.join_date, facts.end_date
    known = end or join
    if known is None:
        return None, None
    year = facts.leave_year or known.year
    joined = join is not None and join.year == year
    left = end is not None and end.year == year
    if not joined and not left:
        return None, None
    first = join if joined and join else date(year, 1, 1)
    last = end if left and end else date(year, 12, 31)
    if last < first:
        raise Stopped("哪天走的，要在进单位以后")
    return first, last


def _wage(facts: AnnualLeave, work: Working) -> Decimal | None:
    """The average of the last twelve months, or of those worked, without overtime pay (实施办法 11)."""
    if facts.avg_wage_ex_ot is not None or facts.last12_total is None:
        return facts.avg_wage_ex_ot
    total, overtime, months = facts.last12_total, facts.last12_overtime or ZERO, facts.worked_months or 12
    if facts.last12_overtime is None:
        work.assume("前十二个月没有加班费")
    wage = (total - overtime) / months
    work.money(avg_wage_ex_ot=wage)
    work.step(
        "（{total} 元 − 加班费 {overtime} 元）÷ {months} 个月 = 每月 {wage} 元", f"{RULES} 11",
        total=total, overtime=overtime, months=months, wage=wage,
    )  # fmt: skip
    return wage


def _pay(facts: AnnualLeave, days: Decimal, wage: Decimal, work: Working) -> None:
    """Three times a day's wage, of which one is the normal wage; what is left of it is due (实施办法 10)."""
    divisor, times, normal = (work.figure(code, facts.end_date) for code in (DAYS, TIMES, NORMAL))
    full = wage * days * times / divisor
    work.money(daily=wage / divisor, full_300pct=full)
    if facts.normal_wage_paid is None:
        work.assume("没休的那些天，正常工资已经发了")
    due = normal if facts.written_personal_waiver else times
    paid = ZERO if facts.normal_wage_paid is False else normal
    amount = wage * days * (due - paid) / divisor
    if facts.written_personal_waiver:
        work.step("自己书面说不休的，只有正常工资，没有另外的", f"{RULES} 10第2款")
    work.step(
        "{wage} 元 ÷ {divisor} × {days} 天 × {more} 倍 = {amount} 元；{times} 倍里 {normal} 倍是正常工资，发过不再算",
        f"{DECREE} 5", f"{RULES} 10", f"{RULES} 11",
        wage=wage, divisor=divisor, days=days, more=due - paid, amount=amount, times=times, normal=normal,
    )  # fmt: skip
    work.money(pay=amount, amount=amount + _additional(facts, amount, work))


def _additional(facts: AnnualLeave, amount: Decimal, work: Working) -> Decimal:
    """The same again where an order to pay was not followed (条例 7)."""
    if not facts.ordered or facts.paid_by_deadline is not False:
        return ZERO
    work.money(additional=amount)
    work.step(
        "限期改正、过期还不付的，再加付一样多：{amount} 元", f"{DECREE} 7", f"{RULES} 15", amount=amount
    )
    return amount


CLAIM = Claim(
    code="annual_leave",
    title="未休年休假工资",
    facts=AnnualLeave,
    work=annual_leave,
    formula="未休年休假工资 = 没休的天数 × 日工资（不算加班费的月平均 ÷ 21.75）× 300%，其中 100% 是正常工资",
    gives={
        "amount": "还要付多少",
        "pay": "没休的天数的工资",
        "days": "没休几天",
        "daily": "一天多少",
        "full_300pct": "按三倍一共多少（含正常工资）",
        "avg_wage_ex_ot": "平均工资，不算加班费",
        "additional": "加付的赔偿金",
    },
    basis=(f"{DECREE} 3", f"{DECREE} 5", f"{RULES} 10", f"{RULES} 11", f"{RULES} 12"),
    worker_proves=("累计工作几年",),
    employer_proves=("安排过年休假", "劳动者书面说过不休"),
    burden=("调解仲裁法 6",),
    uses=(
        *(f"annual_leave.{name}.{what}" for name in TIERS for what in ("from_years", "days", "sick_months")),
        PERSONAL,
        YEAR,
        TIMES,
        NORMAL,
        DAYS,
    ),
)
