"""What the complaint's guards can know, and a way to make each of them refuse."""

from typing import Any

#: Facts under which nothing is barred that could be done on a fresh case.
NOTHING_DONE: dict[str, Any] = {
    "acts_done": {"file": 1},
    "done_in_further": frozenset(),
    "authors": {"file": 1},
    "actor_person": 2,
    "running_clocks": frozenset({"intake"}),
    "paused_clocks": frozenset(),
    "overdue_clocks": frozenset(),
    "contact_agreed": True,
    "ended_as": "",
    "open_procedures": frozenset({"complaint"}),
    "claimants": (1,),
    "helped": frozenset({2}),
    "answering_for": frozenset({2}),
}
#: For every guard: facts that satisfy it, facts that do not, and what the clerk then reads.
JUDGED: dict[str, tuple[dict[str, Any], dict[str, Any], str]] = {
    "nobody_else_stands": (
        {},
        {"claimants": (1, 2)},
        "还有工友一起提，一个人不能替大家撤；不想参加的，自己退出",
    ),
    "authority_is_read": (
        {"acts_done": {"file_on_paper": 1, "confirm_authority": 1}},
        {"acts_done": {"file_on_paper": 1}},
        "委托书还没核对，先核对",
    ),
    "worker_stands_by_it": (
        {"acts_done": {"file_on_paper": 1, "reject_authority": 1, "ratify": 1}},
        {"acts_done": {"file_on_paper": 1, "reject_authority": 1}},
        "委托书不成立，职工本人还没有认可",
    ),
    "authority_is_unread": (
        {"acts_done": {"file_on_paper": 1}},
        {"acts_done": {"file_on_paper": 1, "end_help": 1}},
        "没有要核对的委托书",
    ),
    "authority_is_in_question": (
        {"acts_done": {"file_on_paper": 1, "reject_authority": 1}},
        {"acts_done": {"file_for": 1}},
        "委托书没有疑问，不用再认可",
    ),
    "may_answer_for_him": (
        {},
        {"answering_for": frozenset({7})},
        "补好了没有，要他自己答：他有手机，或者没有签委托书让你替他提出",
    ),
    "somebody_helps": ({}, {"helped": frozenset({7})}, "现在没有人帮你看这件事"),
    "not_asked_before": (
        {},
        {"acts_done": {"request_completion": 1}},
        "已经一次告知过缺什么，不能再要第二次",
    ),
    "worker_agreed_to_contact": ({}, {"contact_agreed": False}, "职工还没同意联系单位"),
    "is_not_waiting": ({}, {"paused_clocks": frozenset({"handling"})}, "办理期限已经停着，先恢复办理"),
    "is_waiting": ({"paused_clocks": frozenset({"handling"})}, {}, "期限没有停，不用恢复"),
    "handling_is_not_over": (
        {"overdue_clocks": frozenset({"intake"})},
        {"overdue_clocks": frozenset({"handling"})},
        "办理期限已经过了，不能再停表或者申请延期",
    ),
    "no_extension_is_asked": (
        {},
        {"running_clocks": frozenset({"handling", "extension_answer"})},
        "已经申请延期，等领导答复",
    ),
    "not_extended_before": ({}, {"acts_done": {"grant_extension": 1}}, "已经延期过一次，不能再延"),
    "extension_is_asked": ({"running_clocks": frozenset({"extension_answer"})}, {}, "没有人申请延期"),
    "approver_is_another": (
        {"authors": {"ask_extension": 7}},
        {"authors": {"ask_extension": 2}},
        "延期是你申请的，要由另一个人审批",
    ),
    "something_was_done": (
        {"acts_done": {"accept": 1}, "done_in_further": frozenset({("mediation", "hold_session")})},
        {"acts_done": {"accept": 1}, "done_in_further": frozenset({("mediation", "ask")})},
        "还没有听取职工或单位意见的记录",
    ),
    "it_is_over": ({"ended_as": "closed"}, {}, "还在办，不用重新办"),
    "nothing_else_runs": (
        {},
        {"open_procedures": frozenset({"complaint", "response"})},
        "这一件里还有没办完的（答复、调解、代诉、移送这些），先办完，或者把另一件并到这一件",
    ),
    "nobody_is_on_it": (
        {"ended_as": "closed", "open_procedures": frozenset({"representation"})},
        {"ended_as": "closed"},
        "这件事已经重新办了，到新的那一件里办",
    ),
    "no_mediation_runs": (
        {},
        {"open_procedures": frozenset({"complaint", "mediation"})},
        "调解还没有结束",
    ),
}
