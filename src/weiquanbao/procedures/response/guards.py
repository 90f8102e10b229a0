"""What bars an act of the response procedure, each with the reason a clerk or an employer reads."""

from __future__ import annotations

from weiquanbao.kernel.facts import Fact, Facts, guard

FACTS = (
    Fact("acts_done", dict, "每种行为做过几次"),
    Fact("running_clocks", frozenset, "正在走的期限"),
    Fact("contact_agreed", bool, "职工同意我们联系单位"),
    Fact("respondents", tuple, "被提出来的单位"),
    Fact("incidents", tuple, "挂在案件下面的程序：哪种、关于谁、到哪一步"),
    Fact("unanswered_claims", frozenset, "单位还没有答的请求"),
)
#: Where a response still runs.
OPEN = frozenset({"notified", "answered", "no_answer"})


@guard("contact_agreed")
def worker_agreed_to_contact(facts: Facts) -> str | None:
    """The employer learns nothing before the worker agrees (内部规则 单位答复 1)."""
    return None if facts["contact_agreed"] else "职工还没同意联系单位"


@guard("acts_done")
def complaint_is_accepted(facts: Facts) -> str | None:
    """The employer is asked once the union has taken the complaint on (内部规则 单位答复 1)."""
    return None if facts["acts_done"].get("accept", 0) else "先受理，再通知单位"


@guard("incidents", "respondents")
def somebody_is_left_to_notify(facts: Facts) -> str | None:
    """One response at a time for each respondent (内部规则 单位答复 8)."""
    asked = {party for code, party, state in facts["incidents"] if code == "response" and state in OPEN}
    return None if set(facts["respondents"]) - asked else "每家单位都已经通知了，在等答复"


@guard("unanswered_claims")
def every_claim_is_answered(facts: Facts) -> str | None:
    """An answer answers everything that is asked (内部规则 单位答复 2)."""
    return "还有请求没有答，逐项选一个" if facts["unanswered_claims"] else None


@guard("acts_done")
def time_was_not_asked_before(facts: Facts) -> str | None:
    """More time is asked for once (内部规则 单位答复 3)."""
    return "已经申请过一次延长，不能再申请" if facts["acts_done"].get("ask_time", 0) else None


@guard("running_clocks")
def time_is_asked(facts: Facts) -> str | None:
    """An answer needs a question."""
    return None if "time_answer" in facts["running_clocks"] else "单位没有申请延长"
