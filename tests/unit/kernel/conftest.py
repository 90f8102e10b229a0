"""A small procedure to try the kernel on: a request for leave, asked, looked at, granted or declined."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from weiquanbao.kernel.facts import Fact, Facts, guard
from weiquanbao.kernel.forms import Field, Form
from weiquanbao.kernel.procedure import Act, Clock, Procedure, State

HOUSE = "内部规则 投诉办理 1"
Declare = Callable[..., Procedure]


@guard("asked_in_writing")
def is_in_writing(facts: Facts) -> str | None:
    """Nothing is granted by word of mouth."""
    return None if facts["asked_in_writing"] else "还没有书面申请"


@guard("days")
def is_short(facts: Facts) -> str | None:
    """At most ten days."""
    return "最多请十天" if facts["days"] > 10 else None


def parts() -> dict[str, Any]:
    """Everything the small procedure is made of, to be changed by a test."""
    return {
        "code": "leave",
        "title": "请假",
        "version": "2026-01-01",
        "roles": {"asker": "请假的人", "chief": "领导", "deputy": "副职", "clock": "期限到点"},
        "facts": (Fact("asked_in_writing", bool, "有没有书面申请"), Fact("days", int, "请几天")),
        "states": {
            "asked": State("已申请", "等答复"),
            "looked_at": State("在看", "有人在看"),
            "granted": State("已准", "准了", final=True),
            "declined": State("未准", "没准", final=True),
        },
        "acts": {
            "ask": Act(
                "申请", (), "asked", ("asker",), HOUSE, form=Form((Field("why", "为什么", "text"),)),
                records=(("why", "result"),),
            ),
            "look": Act("开始看", ("asked",), "looked_at", ("chief", "deputy"), HOUSE),
            "note": Act("记一笔", ("asked", "looked_at"), None, ("chief",), HOUSE),
            "stop": Act("停表", ("looked_at",), None, ("chief",), HOUSE),
            "go_on": Act("接着走", ("looked_at",), None, ("chief",), HOUSE),
            "longer": Act("延长", ("looked_at",), None, ("deputy",), HOUSE, countersigns="look"),
            "grant": Act("批准", ("looked_at",), "granted", ("chief",), HOUSE, guards=(is_in_writing, is_short)),
            "decline": Act("不批准", ("looked_at",), "declined", ("chief", "clock"), HOUSE),
        },
        "clocks": {
            "answer": Clock(
                "答复", HOUSE, "complaint.answer_days",
                starts=("look",), stops=("grant", "decline"), plain="到这天前答复",
                pauses=("stop",), resumes=("go_on",), extends=(("longer", "complaint.extension_days"),),
                on_expiry="decline",
            )
        },
    }  # fmt: skip


@pytest.fixture
def declare() -> Declare:
    """Declare the small procedure; `acts={"look": {...}}` changes fields of an act, None takes it away."""

    def build(**changes: Mapping[str, Any] | Any) -> Procedure:
        made = parts()
        for name, change in changes.items():
            made[name] = _changed(made[name], change) if isinstance(change, Mapping) else change
        return Procedure(**made)

    return build


def _changed(table: Mapping[str, Any], change: Mapping[str, Any]) -> dict[str, Any]:
    changed = dict(table)
    for code, value in change.items():
        if value is None:
            del changed[code]
        elif isinstance(value, Mapping):
            old = changed[code]
            kept = {slot: getattr(old, slot) for slot in type(old).__slots__}
            changed[code] = type(old)(**{**kept, **value})
        else:
            changed[code] = value
    return changed


@pytest.fixture
def leave(declare: Declare) -> Procedure:
    """The small procedure as it is."""
    return declare()
