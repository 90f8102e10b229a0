"""What the guards of following an agreement can know, and a way to make each of them refuse."""

from decimal import Decimal
from typing import Any

#: Facts under which nothing is barred that could be done on a fresh case.
NOTHING_DONE: dict[str, Any] = {
    "actor_person": 2,
    "payees": {2: {"waiting": False, "open": True}},
    "unreported": Decimal(1000),
}
#: For every guard: facts that satisfy it, facts that do not, and what its reader then sees.
JUDGED: dict[str, tuple[dict[str, Any], dict[str, Any], str]] = {
    "something_is_unreported": ({}, {"unreported": Decimal(0)}, "都报过了，等职工答复"),
    "has_something_to_answer": (
        {"payees": {2: {"waiting": True, "open": True}}},
        {"payees": {7: {"waiting": True, "open": True}}},
        "单位没有报过新的付款",
    ),
    "nothing_waits_for_his_answer": (
        {},
        {"payees": {2: {"waiting": True, "open": True}}},
        "单位报了付款，先答复那一笔",
    ),
}
