"""What happens to a complaint after it was filed: the acts in their order, and what is written into each."""

from __future__ import annotations

import random
import threading
from dataclasses import dataclass, field

from weiquanbao.commands.soaking.browser import Browser

#: Filing is an act, too.
FILE = "file"
#: What the worker does on the phone, and where.
BY_WORKER = {"complete": "done", "withdraw": "withdraw", "add_evidence": "add"}


@dataclass(slots=True)
class Case:
    """A case and the acts that are still to come. Shared by clients, who now and then act on it at once."""

    id: int
    code: str
    worker: Browser
    acts: list[str] = field(default_factory=list)

    @property
    def next(self) -> str:
        """The act whose turn it is; none when all are done."""
        return next(iter(self.acts), "")

    def passed(self, act: str) -> None:
        """It is done, or will never be."""
        if self.acts and self.acts[0] == act:
            self.acts.pop(0)


def course(dice: random.Random) -> list[str]:
    """The acts of one complaint: about six, and one of the endings."""
    ending = dice.choices(["close", "refuse", "refer", "withdraw_for_worker", "withdraw"], [15, 1, 1, 1, 2])[
        0
    ]
    if ending == "refuse":
        return [ending]
    before = ["request_completion", "add_evidence", "complete"] if dice.random() < 0.2 else []
    middle = ["contact_employer", *["record_progress"] * dice.randint(1, 3)]
    if dice.random() < 0.2:
        middle += ["correct"]
    if dice.random() < 0.2:
        middle += ["wait", "resume"]
    return [*before, "accept", *middle, ending]


def values(act: str, mark: str) -> dict[str, str]:
    """What is typed into the form of an act; the mark stands in one of its texts."""
    return {
        "accept": {"explanation": mark},
        "contact_employer": {
            "way": "phone",
            "spoke_to": "示例厂长",
            "said": mark,
            "explanation": "单位答应查账",
        },
        "record_progress": {"done": mark, "explanation": "又问了一次"},
        "correct": {"what": "worked_from", "value": "2026-01-05", "reason": mark},
        "wait": {"ground": "other_case", "explanation": mark},
        "resume": {},
        "request_completion": {"missing": "pay", "explanation": mark},
        "complete": {},
        "add_evidence": {"go": "hand"},
        "withdraw": {"ground": "paid", "note": mark},
        "close": {"result": "paid_in_full", "amount": "1200", "explanation": mark},
        "refuse": {"ground": "outside_scope", "explanation": mark, "body": "court", "road": "带身份证去法院"},
        "refer": {"body": "arbitration", "explanation": mark, "road": "带合同去仲裁委"},
        "withdraw_for_worker": {"ground": "paid", "note": mark},
    }[act]


class Desk:
    """The cases that wait for somebody."""

    def __init__(self) -> None:
        self._cases: list[Case] = []
        self._turn = threading.Lock()

    def put(self, case: Case) -> None:
        """Lay a case down, unless nothing is left to be done on it."""
        with self._turn:
            if case.acts and case not in self._cases:
                self._cases.append(case)

    def take(self, dice: random.Random, *, share: bool) -> Case | None:
        """Take one up; a shared one stays there for a second officer to take up at the same time."""
        with self._turn:
            if not self._cases:
                return None
            place = dice.randrange(len(self._cases))
            case = self._cases[place]
            if not share:
                self._cases.pop(place)
            return case

    def __len__(self) -> int:
        return len(self._cases)
