"""What bars an act of the complaint procedure, each with the reason a clerk reads."""

from __future__ import annotations

from weiquanbao.kernel.facts import Fact, Facts, guard

FACTS = (
    Fact("acts_done", dict, "每种行为做过几次"),
    Fact("done_in_further", frozenset, "由这件开出的案件里做过的行为：哪个程序、哪一步"),
    Fact("authors", dict, "每种行为最近一次是谁做的"),
    Fact("actor_person", object, "现在要办的这个人"),
    Fact("running_clocks", frozenset, "正在走的期限"),
    Fact("paused_clocks", frozenset, "停着的期限"),
    Fact("overdue_clocks", frozenset, "最后一天已经过了的期限"),
    Fact("contact_agreed", bool, "职工同意我们联系单位"),
    Fact("ended_as", str, "案件是怎么结束的，没结束是空的"),
    Fact("open_procedures", frozenset, "这件事上正在走的程序"),
    Fact("claimants", tuple, "一起提的人"),
    Fact("helped", frozenset, "有人帮忙的人"),
    Fact("answering_for", frozenset, "替没有手机的职工提出、委托书没有被否定的人"),
)


@guard("acts_done")
def not_asked_before(facts: Facts) -> str | None:
    """Everything missing is asked for once (内部规则 投诉办理 2)."""
    asked = facts["acts_done"].get("request_completion", 0)
    return "已经一次告知过缺什么，不能再要第二次" if asked else None


@guard("contact_agreed")
def worker_agreed_to_contact(facts: Facts) -> str | None:
    """The employer learns nothing before the worker agrees."""
    return None if facts["contact_agreed"] else "职工还没同意联系单位"


@guard("paused_clocks")
def is_not_waiting(facts: Facts) -> str | None:
    """A case that waits has stopped its clock already."""
    return "办理期限已经停着，先恢复办理" if "handling" in facts["paused_clocks"] else None


@guard("paused_clocks")
def is_waiting(facts: Facts) -> str | None:
    """Only a stopped clock can run again."""
    return None if "handling" in facts["paused_clocks"] else "期限没有停，不用恢复"


@guard("overdue_clocks")
def handling_is_not_over(facts: Facts) -> str | None:
    """What has run out is neither stopped nor extended any more (内部规则 投诉办理 5, 10)."""
    return "办理期限已经过了，不能再停表或者申请延期" if "handling" in facts["overdue_clocks"] else None


@guard("running_clocks")
def no_extension_is_asked(facts: Facts) -> str | None:
    """One request at a time."""
    return "已经申请延期，等领导答复" if "extension_answer" in facts["running_clocks"] else None


@guard("acts_done")
def not_extended_before(facts: Facts) -> str | None:
    """The period is extended once (内部规则 投诉办理 5)."""
    return "已经延期过一次，不能再延" if facts["acts_done"].get("grant_extension", 0) else None


@guard("running_clocks")
def extension_is_asked(facts: Facts) -> str | None:
    """An answer needs a question."""
    return None if "extension_answer" in facts["running_clocks"] else "没有人申请延期"


@guard("authors", "actor_person")
def approver_is_another(facts: Facts) -> str | None:
    """Author and approver are two people (内部规则 投诉办理 5)."""
    same = facts["authors"].get("ask_extension") == facts["actor_person"]
    return "延期是你申请的，要由另一个人审批" if same else None


#: Where somebody heard the worker or the employer, in a case of another procedure that was begun from the complaint.
_HEARD = frozenset(
    {
        ("mediation", "hold_session"), ("mediation", "conclude"),
        ("response", "finish"), ("response", "say_not_ours"),
        ("representation", "authorise"), ("representation", "record_authority"),
    }
)  # fmt: skip


@guard("acts_done", "done_in_further")
def something_was_done(facts: Facts) -> str | None:
    """A complaint is not closed before anybody heard the worker or the employer (浙江省工会劳动法律监督条例 18).

    Where they were heard in talks, by an answer or by representation, nobody notes it again (内部规则 投诉办理 8).
    """
    done = facts["acts_done"]
    heard = done.get("contact_employer", 0) + done.get("record_progress", 0)
    return None if heard or facts["done_in_further"] & _HEARD else "还没有听取职工或单位意见的记录"


@guard("ended_as")
def it_is_over(facts: Facts) -> str | None:
    """What goes on needs no second beginning (内部规则 投诉办理 13)."""
    return None if facts["ended_as"] else "还在办，不用重新办"


@guard("open_procedures")
def nothing_else_runs(facts: Facts) -> str | None:
    """What runs on this matter would go on in a complaint that ended (内部规则 投诉办理 14)."""
    # A paper goes on being brought, and minutes being signed, whatever becomes of the complaint (内部规则 送达,
    # 笔录 3).
    running = facts["open_procedures"] - {"complaint", "minutes", "service"}
    return (
        "这一件里还有没办完的（答复、调解、代诉、移送这些），先办完，或者把另一件并到这一件"
        if running
        else None
    )


@guard("ended_as", "open_procedures")
def nobody_is_on_it(facts: Facts) -> str | None:
    """One complaint at a time on one matter (内部规则 投诉办理 13)."""
    again = facts["ended_as"] and "complaint" in facts["open_procedures"]
    return "这件事已经重新办了，到新的那一件里办" if again else None


@guard("claimants")
def nobody_else_stands(facts: Facts) -> str | None:
    """One worker does not take back what others ask for too (内部规则 一起提出 4)."""
    alone = len(facts["claimants"]) <= 1
    return None if alone else "还有工友一起提，一个人不能替大家撤；不想参加的，自己退出"


@guard("helped", "actor_person")
def somebody_helps(facts: Facts) -> str | None:
    """Only help that there is can end."""
    return None if facts["actor_person"] in facts["helped"] else "现在没有人帮你看这件事"


@guard("answering_for", "actor_person")
def may_answer_for_him(facts: Facts) -> str | None:
    """Only whoever files on his paper answers for a worker, and only where he has no phone (内部规则 找人帮忙 5)."""
    may = facts["actor_person"] in facts["answering_for"]
    return None if may else "补好了没有，要他自己答：他有手机，或者没有签委托书让你替他提出"


#: Acts by which a worker shows that what was filed for him is his own wish (民法典 171).
_OWN_WISH = ("ratify", "end_help", "confirm_authority")


@guard("acts_done")
def authority_is_read(facts: Facts) -> str | None:
    """Nobody takes up what was filed on a paper that nobody has looked at (内部规则 找人帮忙 4)."""
    return "委托书还没核对，先核对" if _unread(facts) else None


@guard("acts_done")
def worker_stands_by_it(facts: Facts) -> str | None:
    """What somebody filed without authority binds the worker only once he says yes (民法典 171)."""
    return "委托书不成立，职工本人还没有认可" if _rejected(facts) else None


@guard("acts_done")
def authority_is_unread(facts: Facts) -> str | None:
    """A paper is judged once."""
    return None if _unread(facts) else "没有要核对的委托书"


@guard("acts_done")
def authority_is_in_question(facts: Facts) -> str | None:
    """Where nobody doubts it, there is nothing to say yes to."""
    return None if _unread(facts) or _rejected(facts) else "委托书没有疑问，不用再认可"


def _unread(facts: Facts) -> bool:
    done = facts["acts_done"]
    return bool(done.get("file_on_paper")) and not any(
        done.get(act) for act in ("reject_authority", *_OWN_WISH)
    )


def _rejected(facts: Facts) -> bool:
    done = facts["acts_done"]
    return bool(done.get("reject_authority")) and not any(done.get(act) for act in _OWN_WISH)


@guard("open_procedures")
def no_mediation_runs(facts: Facts) -> str | None:
    """The result is not written before the talks have one (内部规则 投诉办理 8)."""
    return "调解还没有结束" if "mediation" in facts["open_procedures"] else None
