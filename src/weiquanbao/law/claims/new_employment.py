"""新就业形态: which of the three classes the facts point to, and which claims are open in it (新就业形态意见 2, 18)."""

from __future__ import annotations

from typing import Literal

from weiquanbao.law.claims.claim import Claim
from weiquanbao.law.claims.facts import asks, fact
from weiquanbao.law.claims.working import Stopped, Working

Class = Literal["labour_relation", "managed", "independent"]
#: Claims of the reference (A3-A8) that exist only in a labour relation.
RELATION_ONLY = ("double_wage", "severance", "notice_pay", "unlawful_2n", "additional_85", "annual_leave")
#: What everybody who is managed is owed: minimum and timely pay, pay on holidays, cover for injury.
FLOOR = ("arrears_wage", "min_wage", "overtime", "heat_allowance", "work_injury")


@asks
class NewEmployment:
    """How the work is really done, whatever the paper is called."""

    labour_contract: bool | None = fact("签了劳动合同没有")
    fixed_hours: bool | None = fact("有没有规定上线时间、排班、请假")
    rules_and_penalties: bool | None = fact("要不要守平台或站点的规矩，违反了罚不罚")
    may_refuse: bool | None = fact("能不能不接单、想不干就不干，没有后果")
    pay_set_by_other_side: bool | None = fact("单价和报酬是不是由对方定")
    main_income: bool | None = fact("这是不是主要收入")
    own_customers: bool | None = fact("客户和价钱是不是自己找、自己谈")
    part_of_business: bool | None = fact("干的是不是对方的主要业务")
    under_its_name: bool | None = fact("是不是穿对方的衣服、用对方的名义、由对方管的队伍")
    registered_as_trader: bool | None = fact("有没有被要求注册个体户")
    through_third_firm: bool | None = fact("是不是通过劳务、外包公司")


def new_employment(facts: NewEmployment, work: Working) -> None:
    """Three dependencies (人格、经济、组织), the class they point to, and what can be claimed in it."""
    found = _class(facts, work)
    work.give(labour_class=found, needs_relation=RELATION_ONLY, floor=FLOOR)
    work.flag("labour_relation_in_doubt")
    if found == "labour_relation":
        work.step("像劳动关系：各项权利都可以主张", "新就业形态意见 2", "确立劳动关系通知 1")
        work.give(open_claims=(*FLOOR, *RELATION_ONLY), if_recognised=())
    elif found == "managed":
        work.flag("managed_without_labour_relation")
        work.step("不完全符合劳动关系：底线的几样可以主张，其余的认定了劳动关系才有", "新就业形态意见 2")
        work.give(open_claims=FLOOR, if_recognised=RELATION_ONLY)
    else:
        work.step("自己安排、自己谈价的，按民事法律办", "新就业形态意见 2")
        work.give(open_claims=(), if_recognised=(*FLOOR, *RELATION_ONLY))
    _warnings(facts, work)


def _class(facts: NewEmployment, work: Working) -> Class:
    if facts.labour_contract:
        work.step("签了劳动合同，就是劳动关系", "劳动合同法 10", "新就业形态意见 2")
        return "labour_relation"
    points = (_personal(facts), _economic(facts), _organisational(facts))
    told = [point for point in points if point is not None]
    if not told:
        raise Stopped("还不知道活是怎么干的：谁管、谁定价、算谁的业务")
    for title, point in zip(("人格", "经济", "组织"), points, strict=True):
        work.step("{title}从属：{answer}", "确立劳动关系通知 1", title=title, answer=_answer(point))
    if len(told) < len(points):
        work.assume("没有回答的几样当作没有")
    return _by_strength(told, len(points))


def _by_strength(told: list[int], all_: int) -> Class:
    """Every dependency strong: a labour relation; none at all: independent; between them: managed."""
    if len(told) == all_ and all(point == 2 for point in told):
        return "labour_relation"
    return "managed" if any(told) else "independent"


def _answer(point: int | None) -> str:
    return "不知道" if point is None else ("没有", "有一些", "很明显")[point]


def _strength(*answers: bool | None) -> int | None:
    """0 no, 1 in part, 2 wholly; None where nothing was told. What was not told counts as no."""
    told = [answer for answer in answers if answer is not None]
    if not told:
        return None
    yes = sum(told)
    return 2 if yes == len(answers) else 1 if yes else 0


def _not(answer: bool | None) -> bool | None:
    return None if answer is None else not answer


def _personal(facts: NewEmployment) -> int | None:
    return _strength(facts.fixed_hours, facts.rules_and_penalties, _not(facts.may_refuse))


def _economic(facts: NewEmployment) -> int | None:
    return _strength(facts.pay_set_by_other_side, facts.main_income, _not(facts.own_customers))


def _organisational(facts: NewEmployment) -> int | None:
    return _strength(facts.part_of_business, facts.under_its_name)


def _warnings(facts: NewEmployment, work: Working) -> None:
    if facts.registered_as_trader:
        work.step("注册成个体户不改变事实，仲裁和法院看实际怎么干", "新就业形态意见 18")
    if facts.through_third_firm:
        work.step("通过劳务、外包公司的，合作的企业和平台一起看责任", "新就业形态意见 3")


CLAIM = Claim(
    code="new_employment",
    title="新就业形态：是不是劳动关系",
    facts=NewEmployment,
    work=new_employment,
    formula="人格、经济、组织三样从属都很明显，像劳动关系；有一些，不完全符合；都没有，按民事",
    gives={
        "labour_class": "像哪一种",
        "open_claims": "可以主张的",
        "if_recognised": "认定了劳动关系才有的",
        "needs_relation": "有劳动关系才有的几项",
        "floor": "底线的几项",
    },
    basis=("新就业形态意见 2", "新就业形态意见 18", "确立劳动关系通知 1"),
    limited="none",
    final="none",
    worker_proves=("谁管、怎么管", "报酬怎么定"),
    employer_proves=("可以自己作主",),
    burden=("调解仲裁法 6",),
    needs_labour_relation=False,
)
