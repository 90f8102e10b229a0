"""违法解除或者终止: twice the severance, or the contract goes on and the time between is paid (劳动合同法 48, 87)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal

from weiquanbao.law.claims import severance, wage_base
from weiquanbao.law.claims.claim import Claim
from weiquanbao.law.claims.facts import asks, fact
from weiquanbao.law.claims.protection import State, is_protected
from weiquanbao.law.claims.service_length import DAY
from weiquanbao.law.claims.severance import NO_SEVERANCE, ZERO, Severance, article_47
from weiquanbao.law.claims.stretch import pay, stretch
from weiquanbao.law.claims.working import Figure, Stopped, Working, needed

ONE = Decimal(1)
TIMES = "unlawful.times"
#: What `twice` finds beside the sum.
DOUBLED = {**severance.CLAIM.gives, "single": "经济补偿标准（一倍）"}
#: Grounds that are no dismissal by the employer.
_NO_DISMISSAL = {"mutual_employer_proposed", "mutual_worker_proposed", "resignation", "retirement", "death"}


@asks
class UnlawfulTermination(Severance):
    """What severance asks, why the dismissal is unlawful, and whether the worker went back."""

    unlawful: bool | None = fact("单位辞退是不是违法")
    ground_holds: bool | None = fact("单位说的理由站不站得住")
    union_exists: bool | None = fact("单位有没有工会")
    union_notified: bool | None = fact("辞退以前告诉过工会没有")
    cured_before_suit: bool | None = fact("起诉以前补告诉过工会没有")
    protected: State | None = fact("当时是不是怀孕、工伤、医疗期等不能辞退的")
    choice: Literal["money", "reinstatement"] | None = fact("要赔偿金，还是要回去上班")
    return_impossible: bool | None = fact("是不是已经回不去了")
    decision_date: date | None = fact("哪天决定辞退的")
    reinstated: date | None = fact("哪天恢复上班的")
    monthly_wage: Decimal | None = fact("正常上班每月工资")
    workdays_in_remainder: int | None = fact("不满一个月的那几天里有几个工作日")
    own_fault_share: Decimal | None = fact("自己也有错的，自己担几成（0 到 1）")


def unlawful_2n(facts: UnlawfulTermination, work: Working) -> None:
    """Money or reinstatement, never both."""
    if not _is_unlawful(facts, work):
        work.money(amount=ZERO)
        return
    if _wants_back(facts, work):
        _wages_between(facts, work)
        return
    if facts.employment_type in NO_SEVERANCE:
        work.step(
            "非全日制用工、公益性岗位，没有经济补偿，也没有它的两倍", NO_SEVERANCE[facts.employment_type]
        )
        work.money(amount=ZERO)
        return
    work.money(amount=twice(facts, work))


def twice(facts: Severance, work: Working) -> Decimal:
    """Twice the article-47 sum, capped before it is doubled, counted from the first day of work; exact, in yuan."""
    single = article_47(facts, work, segmented=False)
    times = work.figure(TIMES, facts.end_date)
    work.money(single=single)
    work.step(
        "违法解除：{single} 元 × {times} = {double} 元；年头从开始干的那天算，给了它就不再给经济补偿", "劳动合同法 87",
        "劳动合同法实施条例 25", single=single, times=times, double=single * times,
    )  # fmt: skip
    return single * times


def _is_unlawful(facts: UnlawfulTermination, work: Working) -> bool:
    """Why it is; where nothing was told, the employer has to prove that it is not."""
    if facts.ground in _NO_DISMISSAL:
        work.step("不是单位单方辞退的，没有违法解除的赔偿金", "劳动合同法 48")
        return False
    if is_protected(facts.protected, facts.ground, work) or _union_passed_over(facts, work):
        return True
    if facts.unlawful is None and (facts.cured_before_suit or facts.ground_holds):
        work.assume("单位辞退的理由站得住；站不住的，照违法解除算")
        work.step("理由和手续都没有问题，没有违法解除的赔偿金", "劳动合同法 48")
        return False
    if facts.unlawful is False:
        work.step("辞退没有违法，没有赔偿金；按第四十条、第四十一条辞退的有经济补偿", "劳动合同法 48")
        return False
    if facts.unlawful is None:
        work.assume("单位拿不出合法的辞退理由；理由要单位证明")
    work.step("单位违法解除或者终止，可以要赔偿金，也可以要求回去上班", "劳动合同法 48", "劳动合同法 87")
    return True


def _union_passed_over(facts: UnlawfulTermination, work: Working) -> bool:
    """A union that exists has to hear the reason first, or before the suit at the latest (解释一 47)."""
    if not facts.union_exists or facts.union_notified is not False:
        return False
    if facts.cured_before_suit:
        work.step("没有先告诉工会，起诉以前补上了：单凭这一点不算违法", "劳动合同法 43", "劳动争议解释一 47")
        return False
    work.step(
        "单位有工会，辞退以前没有告诉工会，起诉以前也没有补：算违法解除", "劳动合同法 43", "劳动争议解释一 47"
    )
    return True


def _wants_back(facts: UnlawfulTermination, work: Working) -> bool:
    """Reinstatement, where it was chosen or has happened and is still possible (解释二 16)."""
    if facts.return_impossible:
        work.step("合同已经不能继续履行的，只能要赔偿金", "劳动合同法 48", "劳动争议解释二 16")
        return False
    if facts.choice is None:
        return facts.decision_date is not None and facts.hire_date is None
    return facts.choice == "reinstatement"


def _wages_between(facts: UnlawfulTermination, work: Working) -> None:
    """The normal wage from the day after the decision to the day before the return (解释二 18)."""
    first, last = needed(facts, "decision_date") + DAY, needed(facts, "reinstated") - DAY
    found: dict[str, Figure] = {"from": first, "to": last}
    work.give(**found)
    over = stretch(first, last)
    if over is None:
        work.step("中间没有隔一天，没有要补的工资", "劳动争议解释二 18")
    else:
        work.step("{first}到{last}，按正常上班的工资补", "劳动争议解释二 18", first=first, last=last)
    wage: Decimal = needed(facts, "monthly_wage")
    between = pay(over, wage, facts.workdays_in_remainder, work, "劳动争议解释二 18")
    work.give(months=between.months, remainder_days=between.days)
    work.money(amount=between.sum * (ONE - _own_share(facts, work)))


def _own_share(facts: UnlawfulTermination, work: Working) -> Decimal:
    share = facts.own_fault_share or ZERO
    if not ZERO <= share <= ONE:
        raise Stopped("自己担几成要在 0 和 1 之间")
    if share:
        work.step("双方都有错，各担各的：自己担 {share}", "劳动争议解释二 18", share=share)
    return share


CLAIM = Claim(
    code="unlawful_2n",
    title="违法解除的赔偿金（2N）",
    facts=UnlawfulTermination,
    work=unlawful_2n,
    formula="赔偿金 = 经济补偿标准（先封顶）× 2，年头从开始干的那天算；或者继续履行合同，补中间的工资",
    gives={
        **severance.CLAIM.gives,
        "amount": "赔偿金，或者中间的工资",
        "single": "经济补偿标准（一倍）",
        "alternative": "也可以选",
        "from": "中间的工资从哪天",
        "to": "到哪天",
        "months": "几个月",
        "remainder_days": "另有几个工作日",
    },
    basis=(
        "劳动合同法 48",
        "劳动合同法 87",
        "劳动合同法实施条例 25",
        "劳动争议解释二 16",
        "劳动争议解释二 18",
    ),
    worker_proves=("是单位辞退的", "有劳动关系", "干了多久"),
    employer_proves=("辞退的理由合法", "手续合法，先告诉过工会"),
    burden=("劳动争议解释一 44",),
    uses=(*severance.CLAIM.uses, TIMES, wage_base.DAYS),
)
