"""What the guards of a response can know, and a way to make each of them refuse."""

from typing import Any

#: Facts under which nothing is barred that could be done on a fresh case.
NOTHING_DONE: dict[str, Any] = {
    "acts_done": {"accept": 1},
    "running_clocks": frozenset({"answer", "time_answer"}),
    "contact_agreed": True,
    "respondents": (7, 8),
    "incidents": (),
    "unanswered_claims": frozenset(),
}
#: For every guard: facts that satisfy it, facts that do not, and what the clerk then reads.
JUDGED: dict[str, tuple[dict[str, Any], dict[str, Any], str]] = {
    "worker_agreed_to_contact": ({}, {"contact_agreed": False}, "职工还没同意联系单位"),
    "complaint_is_accepted": ({}, {"acts_done": {"file": 1}}, "先受理，再通知单位"),
    "somebody_is_left_to_notify": (
        {"incidents": (("response", 7, "notified"), ("response", 8, "closed"))},
        {"incidents": (("response", 7, "answered"), ("response", 8, "no_answer"))},
        "每家单位都已经通知了，在等答复",
    ),
    "every_claim_is_answered": ({}, {"unanswered_claims": frozenset({3})}, "还有请求没有答，逐项选一个"),
    "time_was_not_asked_before": ({}, {"acts_done": {"ask_time": 1}}, "已经申请过一次延长，不能再申请"),
    "time_is_asked": ({}, {"running_clocks": frozenset({"answer"})}, "单位没有申请延长"),
}
