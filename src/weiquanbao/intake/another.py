"""替别人填: for whom a draft is filled in, and how that worker said yes. Pure: raw fields and kept answers in.

The answer `contact` is always whoever fills in; the worker stands in the answer `another`. He says yes by one of two
roads: the code sent to his own phone, or a paper he signed (民法典 161, 165).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid5

from weiquanbao.common.identifiers import normal_phone
from weiquanbao.common.text import plain
from weiquanbao.intake.answers import Answer, Raw
from weiquanbao.procedures.complaint.forms import RELATIONS

CODE = "another"
BY_CODE, ON_PAPER = "code", "paper"
ROADS = (BY_CODE, ON_PAPER)
NAME = 40
_RELATIONS = frozenset(code for code, _label in RELATIONS)


@dataclass(frozen=True, slots=True)
class Another:
    """The worker somebody fills in for. `phone` is E.164, empty where he has none; `road` is one of `ROADS`, or empty.

    `agreed_at` is when the code he was sent was typed in; `shown` whether the signed paper was handed in.
    """

    name: str
    phone: str
    relation: str
    road: str
    agreed_at: str
    shown: bool

    @property
    def lacks(self) -> str:
        """What is asked next: `worker`, `way`, `code` or `paper`; empty when the worker has said yes."""
        if not (self.name and self.relation):
            return "worker"
        if self.road == BY_CODE and self.phone:
            return "" if self.agreed_at else "code"
        if self.road == ON_PAPER or not self.phone:
            return "" if self.road and self.shown else "paper"
        return "way"


def another_of(answers: Mapping[str, Mapping[str, Any]]) -> Another | None:
    """For whom somebody else these answers are; None where they are one's own."""
    kept = answers.get(CODE)
    if kept is None:
        return None
    return Another(
        name=kept.get("name", ""),
        phone=kept.get("e164", ""),
        relation=kept.get("relation", ""),
        road=kept.get("road", ""),
        agreed_at=kept.get("agreed_at", ""),
        shown=bool(kept.get("shown")),
    )


def read_worker(raw: Raw, *, own: str) -> Answer:
    """Read who the worker is. `own` is the phone of whoever fills in: it cannot be the worker's too."""
    value: dict[str, Any] = {"name": _last(raw, "name")[: 2 * NAME], "phone": _last(raw, "phone")[:NAME]}
    errors: dict[str, str] = {}
    relation = _last(raw, "relation")
    if relation in _RELATIONS:
        value["relation"] = relation
    else:
        errors["relation"] = "点一个：你是他什么人。"
    try:
        value["name"] = plain(value["name"], NAME)
    except ValueError as fault:
        errors["name"] = str(fault)
    if not value["name"] and "name" not in errors:
        errors["name"] = "写上他的名字。"
    if _last(raw, "no_phone"):
        return Answer(value | {"phone": "", "no_phone": True}, errors)
    try:
        value["e164"] = normal_phone(value["phone"])
    except ValueError as fault:
        errors["phone"] = str(fault)
    if own and value.get("e164") == own:
        errors["phone"] = "这是你自己的号。写他的；他没有手机，就点“他自己没有手机”。"
    return Answer(value, errors)


def paper_key(draft_key: UUID) -> UUID:
    """Under which key the signed paper lies until the draft is filed: beside the evidence, never among it."""
    return uuid5(draft_key, "authority")


def _last(raw: Raw, name: str) -> str:
    return (raw.get(name) or [""])[-1]
