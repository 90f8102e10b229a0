"""What the guards of the fund can know, and a way to make each of them refuse."""

from typing import Any

CLOSING = {"propose_closing": 2, "close_period": 1}
REVERSAL = {"propose_reversal": 3, "reverse": 1, "decline_reversal": 1}
#: Facts under which nothing is barred that could be done on a fresh case.
NOTHING_DONE: dict[str, Any] = {"acts_done": {}, "authors": {}, "cash_is_low": False, "left_in_fund": False}
#: For every guard: facts that satisfy it, facts that do not, and what its reader then sees.
JUDGED: dict[str, tuple[dict[str, Any], dict[str, Any], str]] = {
    "no_closing_waits": (
        {"acts_done": {"propose_closing": 2, "close_period": 1, "decline_closing": 1}},
        {"acts_done": CLOSING},
        "已经提出结账，等领导定",
    ),
    "a_closing_waits": ({"acts_done": CLOSING}, {}, "出纳还没有提出结账"),
    "no_reversal_waits": ({}, {"acts_done": REVERSAL}, "已经提出冲回，等领导定"),
    "a_reversal_waits": ({"acts_done": REVERSAL}, {}, "出纳还没有提出冲回"),
    "cash_fell_below_the_line": ({"cash_is_low": True}, {}, "存款没有低于预警线，或者提醒过了"),
    "nothing_is_left": ({}, {"left_in_fund": True}, "账上还有没结清的，看余额"),
}
