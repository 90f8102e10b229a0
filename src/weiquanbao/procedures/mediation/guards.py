"""What bars an act of the mediation procedure, each with the reason a clerk reads."""

from __future__ import annotations

from weiquanbao.kernel.facts import Done, Fact, Facts, guard

FACTS = (
    Fact("acts_done", dict, "每种行为做过几次"),
    Fact("actor_person", object, "现在要办的这个人"),
    Fact("actor_parties", tuple, "现在要办的这个人代表的当事人"),
    Fact("handler", object, "调解员"),
    Fact("running_clocks", frozenset, "正在走的期限"),
    Fact("contact_agreed", bool, "职工同意我们联系单位"),
    Fact("open_procedures", frozenset, "这件事上正在走的程序"),
    Fact("respondents", tuple, "被申请人"),
    Fact("incidents", tuple, "挂在这件案子上的方案：程序、单位、状态"),
    Fact("claimants", tuple, "一起谈的职工，退出的不算"),
    Fact("left_talks", tuple, "退出调解的职工"),
    Fact("representatives", frozenset, "大家推选的代表"),
    Fact("consents", dict, "每一方愿不愿意谈"),
    Fact("longer", frozenset, "同意多谈几天的当事人"),
    Fact("session_is_set", bool, "约好了下一场"),
)


@guard("open_procedures")
def no_mediation_runs(facts: Facts) -> str | None:
    """One mediation at a time (内部规则 调解 1)."""
    return "已经在调解，不能再开一个" if "mediation" in facts["open_procedures"] else None


@guard("acts_done", "contact_agreed")
def worker_wants_it(facts: Facts) -> str | None:
    """The employer learns nothing before the worker agrees: he asked himself, said yes, or agreed to contact."""
    asked = facts["acts_done"].get("ask", 0) + facts["acts_done"].get("want", 0)
    return None if asked or facts["contact_agreed"] else "职工还没同意联系单位"


@guard("consents", "actor_parties")
def has_not_agreed(facts: Facts) -> str | None:
    """A yes is said once."""
    mine = facts["actor_parties"]
    said = [facts["consents"].get(party) == "yes" for party in mine]
    return Done("您已经同意了") if said and all(said) else None


@guard("consents", "actor_parties")
def has_not_left(facts: Facts) -> str | None:
    """Who has left the talks cannot leave them again."""
    mine = facts["actor_parties"]
    return Done("您已经退出了") if mine and all(facts["consents"].get(one) == "no" for one in mine) else None


def _others(facts: Facts) -> list[int]:
    """The other respondents who have not said no."""
    left = {party for party, answer in facts["consents"].items() if answer == "no"}
    return [one for one in facts["respondents"] if one not in facts["actor_parties"] and one not in left]


@guard("respondents", "consents", "actor_parties")
def others_may_go_on(facts: Facts) -> str | None:
    """Leaving alone needs somebody who stays (内部规则 调解 10)."""
    return None if _others(facts) else "没有别的单位在谈；不想谈，点“不愿意调解”"


@guard("respondents", "consents", "actor_parties")
def nobody_else_goes_on(facts: Facts) -> str | None:
    """One respondent does not end the talks of the others (内部规则 调解 10)."""
    return "还有别的单位要谈；自己不想谈，点“退出调解”" if _others(facts) else None


@guard("acts_done")
def committee_acts(facts: Facts) -> str | None:
    """Only a committee accepts under 协商调解规定 22."""
    return (
        None if facts["acts_done"].get("to_committee", 0) else "不是企业调解委员会办的，点“受理，指派调解员”"
    )


@guard("acts_done")
def no_committee_acts(facts: Facts) -> str | None:
    """A committee's period runs from its acceptance (协商调解规定 29)."""
    return (
        "由企业调解委员会办，点“调委会受理，指派调解员”"
        if facts["acts_done"].get("to_committee", 0)
        else None
    )


@guard("handler", "actor_person")
def is_the_mediator(facts: Facts) -> str | None:
    """What happens in the room is the mediator's."""
    mine = facts["handler"] is not None and facts["handler"] == facts["actor_person"]
    return None if mine else "只有这件事的调解员能办"


@guard("session_is_set")
def no_session_is_set(facts: Facts) -> str | None:
    """One session after the other."""
    return "已经约了一场，先改时间、取消或者记笔录" if facts["session_is_set"] else None


@guard("session_is_set")
def session_is_set(facts: Facts) -> str | None:
    """Only what was fixed can be moved, called off or held."""
    return None if facts["session_is_set"] else "还没有约时间"


@guard("running_clocks")
def no_recusal_is_asked(facts: Facts) -> str | None:
    """While a recusal is asked for nothing is heard (内部规则 调解 4)."""
    return "有人请调解员回避，先等答复" if "recusal" in facts["running_clocks"] else None


@guard("running_clocks")
def recusal_is_asked(facts: Facts) -> str | None:
    """An answer needs a question."""
    return None if "recusal" in facts["running_clocks"] else "没有人请调解员回避"


@guard("handler", "actor_person")
def another_decides(facts: Facts) -> str | None:
    """Nobody decides on his own recusal (内部规则 调解 4)."""
    same = facts["handler"] is not None and facts["handler"] == facts["actor_person"]
    return "要回避的是你自己，由另一个人决定" if same else None


@guard("longer", "actor_parties")
def has_not_said_longer(facts: Facts) -> str | None:
    """Said once is enough."""
    mine = facts["actor_parties"]
    return Done("已经同意多谈几天了") if mine and facts["longer"].issuperset(mine) else None


def _taking_part(facts: Facts) -> list[int]:
    return [one for one in facts["respondents"] if facts["consents"].get(one) == "yes"]


@guard("longer", "claimants", "respondents", "consents")
def both_sides_want_longer(facts: Facts) -> str | None:
    """The period is extended where both sides agree (协商调解规定 29)."""
    units, longer = _taking_part(facts), facts["longer"]
    workers = longer.intersection(facts["claimants"])
    return (
        None if units and workers and longer.issuperset(units) else "要职工和参加的每一家单位都同意多谈几天"
    )


@guard("acts_done")
def not_extended_before(facts: Facts) -> str | None:
    """The period is extended once (内部规则 调解 8)."""
    return "已经延过一次，不能再延" if facts["acts_done"].get("extend", 0) else None


@guard("respondents", "consents", "incidents")
def every_side_has_settled(facts: Facts) -> str | None:
    """An agreement needs an accepted offer of everybody who takes part (调解仲裁法 14)."""
    settled = {party for code, party, state in facts["incidents"] if (code, state) == ("offer", "accepted")}
    units = _taking_part(facts)
    return None if units and settled.issuperset(units) else "参加的单位里，还有没谈成的"


@guard("handler", "actor_person")
def is_the_mediator_or_none(facts: Facts) -> str | None:
    """Where nobody mediates yet, or any more, whoever is in charge may say that it came to nothing."""
    other = isinstance(facts["handler"], int) and facts["handler"] != facts["actor_person"]
    return "由这件事的调解员来结束" if other else None


def _several(facts: Facts) -> bool:
    """Several workers came to these talks, whether or not some have left since."""
    return len(facts["claimants"]) + len(facts["left_talks"]) > 1


@guard("claimants", "left_talks", "representatives", "actor_person")
def ends_the_talks_of_all(facts: Facts) -> str | None:
    """One of several does not end the talks of the others; who was elected may (办案规则 63, 内部规则 调解 11)."""
    if not _several(facts) or facts["actor_person"] in facts["representatives"]:
        return None
    if facts["representatives"]:
        return "大家推选了代表，由代表来说；你自己不想谈，点“自己退出”"
    return "几个人一起谈，一个人不能替大家结束；你自己不想谈，点“自己退出”"


@guard("claimants", "left_talks")
def several_talk(facts: Facts) -> str | None:
    """Whoever is alone ends the talks; only one of several leaves them (内部规则 调解 11)."""
    return None if _several(facts) else "只有你一个人在谈；不想谈，点“不谈了”"
