"""生育: days of leave by case, the money for them, and what a dismissal meanwhile costs.

女职工劳动保护特别规定 5, 7, 8; 浙江省人口与计划生育条例 22; 社会保险法 54, 56; 劳动合同法 42, 45, 48, 87.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from weiquanbao.law.claims import severance, unlawful_2n
from weiquanbao.law.claims.claim import Claim
from weiquanbao.law.claims.facts import asks, fact
from weiquanbao.law.claims.own_wage import without
from weiquanbao.law.claims.protection import is_protected
from weiquanbao.law.claims.sensible import sensible
from weiquanbao.law.claims.working import Shown, Stopped, Working, needed

ZERO = Decimal(0)
RULES, ZHEJIANG = "女职工劳动保护特别规定", "浙江省人口与计划生育条例"
A_MONTH = "maternity.days_a_month"
MORE = {order: f"maternity.more_days.{order}" for order in (1, 2, 3)}
#: How a case is written: what stands in it → what it says. What is left over is not understood.
ORDERS = {1: r"(?:first|1st|一孩|头胎)", 2: r"(?:second|2nd|二孩|二胎)", 3: r"(?:third|3rd|三孩|三胎)"}
BABIES = {
    2: r"(?:twins?|双胞胎|two babies)",
    3: r"(?:triplets?|三胞胎|three babies)",
    4: r"(?:quadruplets?|四胞胎|four babies)",
}
DIFFICULT = r"(?:difficult|dystocia|难产)"
LOST = r"(?:miscarriage|流产)"
#: How long she was pregnant: “under 4 months”, “5 months”, “未满四个月”, “4 months or more”.
PREGNANT = re.compile(
    r"(?P<under>under|before|below|less than|未满|不满)?(?:over|after|from|at|of|满|怀孕)*\s*(?P<months>\d+|four|四)\s*"
    r"(?:个月|months?)(?:\s*or (?:more|later|over)|\s*\+|以上)?"
)
WRITTEN_OUT = {"four": "4", "四": "4"}
FATHER, CHILDCARE = r"(?:father|男方|paternity)", r"(?:childcare|育儿假?)"
FILLING = r"child|birth|baby|delivery|leave|with|and|a|the|[\s,，、:：()（）+-]"


@asks
class Maternity:
    """A birth or a miscarriage."""

    cases: tuple[str, ...] | None = fact("哪几种情形")
    child_order: int | None = fact("第几个孩子")
    difficult: bool | None = fact("是不是难产")
    babies: int | None = fact("一次生了几个")
    miscarriage_months: Decimal | None = fact("流产的，怀孕几个月")
    birth_date: date | None = fact("哪天生的")
    days: int | None = fact("休多少天")
    monthly_wage: Decimal | None = fact("产假以前的月工资")
    insured: bool | None = fact("单位交了生育保险没有")
    employer_prev_year_avg: Decimal | None = fact("单位上年度职工月平均工资")
    medical_cost: Decimal | None = fact("生育医疗费")
    paid: Decimal | None = fact("已经付了多少")
    protected: Literal["pregnancy", "birth", "nursing", "maternity_leave", "leave"] | None = fact(
        "被辞退的时候在哪一期"
    )
    hire_date: date | None = fact("哪天开始干的")
    end_date: date | None = fact("哪天走的")
    ground: severance.Ground | None = fact("单位说的理由")
    avg_wage: Decimal | None = fact("走以前十二个月的平均工资")
    last12_total: Decimal | None = fact("走以前十二个月一共应得多少")


@dataclass(frozen=True, slots=True)
class _Case:
    """One case, as it was told or as it was written."""

    order: int | None = None
    difficult: bool = False
    babies: int = 1
    lost_after: Decimal | None = None
    lost_under: bool = False
    father: bool = False
    childcare: bool = False


def maternity(facts: Maternity, work: Working) -> None:
    """The dismissal where there was one; else the days and the money for them."""
    sensible(facts)
    if facts.protected is not None:
        _dismissal(facts, work)
        return
    days = _days(facts, work)
    if facts.monthly_wage is not None or facts.employer_prev_year_avg is not None:
        _money(facts, days, work)
    elif facts.cases is None and facts.days is not None:
        needed(facts, "monthly_wage")


def _dismissal(facts: Maternity, work: Working) -> None:
    """Twice the severance, or the contract goes on: she chooses; nothing where this way of leaving is not protected."""
    state = "birth" if facts.protected in {"leave", "maternity_leave"} else facts.protected
    if not is_protected(state, facts.ground, work):
        work.money(amount=ZERO)
        return
    work.step(
        "怀孕、生育、哺乳期间不能辞退，合同到期也要续到期满",
        "劳动合同法 42",
        "劳动合同法 45",
        f"{RULES} 5",
        "妇女权益保障法 48",
    )
    work.money(amount=_twice_the_severance(facts, work))
    work.step("也可以不要钱，要求继续履行合同", "劳动合同法 48")


def _twice_the_severance(facts: Maternity, work: Working) -> Decimal:
    """赔偿金 (劳动合同法 87), as of every unlawful dismissal."""
    told = severance.Severance(
        hire_date=facts.hire_date,
        end_date=facts.end_date,
        avg_wage=facts.avg_wage,
        last12_total=facts.last12_total,
    )
    return unlawful_2n.twice(told, work)


def _days(facts: Maternity, work: Working) -> int | None:
    """How many days, of each case or of the one that was told; None where only the days themselves were."""
    if facts.cases is not None:
        each = tuple(_leave(_read(case), facts.birth_date, work) for case in facts.cases)
        work.give(days=each)
        return each[0] if len(each) == 1 else None
    case = _told(facts)
    if case is None:
        return None
    days = _leave(case, facts.birth_date, work)
    work.give(days=days)
    return days if facts.days is None else facts.days


def _told(facts: Maternity) -> _Case | None:
    if facts.miscarriage_months is not None:
        return _Case(lost_after=facts.miscarriage_months)
    if facts.child_order is None and facts.difficult is None and facts.babies is None:
        return None
    return _Case(facts.child_order, bool(facts.difficult), facts.babies or 1)


def _read(written: str) -> _Case:
    """“first child twins”, “miscarriage under 4 months”, “二孩难产”. Raises Stopped where a word is not known."""
    text = written.lower()
    after, under = _pregnant(written, text) if _has(LOST, text) else (None, False)
    case = _Case(
        order=next((order for order, words in ORDERS.items() if _has(words, text)), None),
        difficult=_has(DIFFICULT, text),
        babies=next((count for count, words in BABIES.items() if _has(words, text)), 1),
        lost_after=after,
        lost_under=under,
        father=_has(FATHER, text),
        childcare=_has(CHILDCARE, text),
    )
    known = (*ORDERS.values(), *BABIES.values(), DIFFICULT, LOST, FATHER, CHILDCARE, PREGNANT.pattern)
    left = re.sub("|".join(f"(?:{words})" for words in known), "", text)
    if re.sub(FILLING, "", left) or case == _Case():
        raise Stopped("看不懂“{written}”", written=written)
    return case


def _pregnant(written: str, text: str) -> tuple[Decimal, bool]:
    found = PREGNANT.search(text)
    if found is None:
        raise Stopped("“{written}”：要说怀孕几个月", written=written)
    months = found["months"]
    return Decimal(WRITTEN_OUT.get(months, months)), found["under"] is not None


def _has(words: str, text: str) -> bool:
    return re.search(words, text) is not None


def _leave(case: _Case, on: date | None, work: Working) -> int:
    if case.father or case.childcare:
        days = work.figure("maternity.father_days" if case.father else "maternity.childcare_days", on)
        says = "男方护理假 {days} 天" if case.father else "育儿假，孩子三岁以前每年 {days} 天"
        work.step(says, f"{ZHEJIANG} 22", days=days)
        return int(days)
    if case.lost_after is not None:
        return _miscarriage(case.lost_after, case.lost_under, on, work)
    return _birth_leave(case, on, work)


def _miscarriage(after: Decimal, under: bool, on: date | None, work: Working) -> int:
    limit = work.figure("maternity.miscarriage_months", on)
    if under and after > limit:
        raise Stopped("要说怀孕满没满 {limit} 个月", limit=limit)
    late = after >= limit and not under
    days = work.figure(f"maternity.miscarriage_{'late' if late else 'early'}_days", on)
    says = "怀孕满 {limit} 个月流产，休 {days} 天" if late else "怀孕未满 {limit} 个月流产，休 {days} 天"
    work.step(says, f"{RULES} 7", limit=limit, days=days)
    return int(days)


def _birth_leave(case: _Case, on: date | None, work: Working) -> int:
    basic = work.figure("maternity.leave_days", on)
    difficult = work.figure("maternity.difficult_days", on) if case.difficult else ZERO
    babies = work.figure("maternity.each_more_days", on) * (case.babies - 1) if case.babies > 1 else ZERO
    local = _local(case.order, on, work)
    days = basic + difficult + babies + local
    work.step(
        "产假 {basic} 天，当地另加 {local} 天，难产另加 {difficult} 天，多胞胎另加 {babies} 天，一共 {days} 天",
        f"{RULES} 7", *((f"{ZHEJIANG} 22",) if local else ()),
        basic=basic, local=local, difficult=difficult, babies=babies, days=days,
    )  # fmt: skip
    return int(days)


def _local(order: int | None, on: date | None, work: Working) -> Decimal:
    if order is None:
        work.assume("不知道第几个孩子，按第一个算")
    code = MORE.get(order or 1)
    if code is None:
        work.assume("第四个以后的孩子，当地没有另加")
        return ZERO
    return without(work, code, on, "不知道当地产假另加几天，没有加") or ZERO


def _money(facts: Maternity, days: int | None, work: Working) -> None:
    """The fund's allowance at the employer's average, or the employer's at her own wage."""
    counted: int = needed(facts, "days") if days is None else days
    by_fund = _insured(facts, work)
    wage = needed(facts, "employer_prev_year_avg" if by_fund else "monthly_wage")
    a_month = without(work, A_MONTH, facts.birth_date, "一个月折多少天条文没有写，还没有核实，钱没有算")
    if a_month is None:
        return
    sum_ = wage * counted / a_month
    work.assume("一个月按 {a_month} 天折，是通行做法", a_month=a_month)
    values: dict[str, Shown] = {"wage": wage, "a_month": a_month, "days": counted, "sum": sum_}
    if by_fund:
        work.step(
            "生育津贴：单位上年度月平均工资 {wage} 元 ÷ {a_month} × {days} 天 = {sum} 元，基金付",
            f"{RULES} 8", "社会保险法 56", **values,
        )  # fmt: skip
        if facts.monthly_wage is not None and facts.monthly_wage > wage:
            work.flag("maternity_top_up")
    else:
        work.step(
            "没交生育保险的，产假照原来的工资：{wage} 元 ÷ {a_month} × {days} 天 = {sum} 元，单位付",
            f"{RULES} 8",
            **values,
        )
    work.give(payer="fund" if by_fund else "employer")
    work.money(allowance=sum_, amount=_with_the_rest(facts, sum_, work))


def _insured(facts: Maternity, work: Working) -> bool:
    if facts.insured is not None:
        return facts.insured
    insured = facts.employer_prev_year_avg is not None
    work.assume("当作单位交了生育保险" if insured else "当作单位没交生育保险")
    return insured


def _with_the_rest(facts: Maternity, sum_: Decimal, work: Working) -> Decimal:
    if facts.medical_cost:
        work.step("加上生育医疗费 {cost} 元", f"{RULES} 8", "社会保险法 54", cost=facts.medical_cost)
        sum_ += facts.medical_cost
    if facts.paid:
        work.step("已经付了 {paid} 元，减去", f"{RULES} 8", paid=facts.paid)
        sum_ -= facts.paid
    return max(sum_, ZERO)


CLAIM = Claim(
    code="maternity",
    title="生育待遇",
    facts=Maternity,
    work=maternity,
    formula="产假 = 98 天 + 当地另加 + 难产、多胞胎另加；没交生育保险的 = 月工资 ÷ 30 × 天数，单位付",
    gives={
        **unlawful_2n.CLAIM.gives,
        "amount": "还要付",
        "days": "休多少天",
        "allowance": "产假期间的钱",
        "payer": "谁付",
        "alternative": "也可以选",
    },
    basis=(f"{RULES} 7", f"{RULES} 8", f"{ZHEJIANG} 22", "社会保险法 56", "劳动合同法 42"),
    final="standard",
    worker_proves=("有劳动关系", "生育或者流产的证明"),
    employer_proves=("给休了产假", "付了钱"),
    burden=("调解仲裁法 6",),
    uses=(
        A_MONTH,
        *MORE.values(),
        *(
            f"maternity.{name}"
            for name in (
                "leave_days", "difficult_days", "each_more_days", "miscarriage_months", "miscarriage_early_days",
                "miscarriage_late_days", "father_days", "childcare_days",
            )
        ),
        *severance.CLAIM.uses, unlawful_2n.TIMES,
    ),
)  # fmt: skip
