"""One act as a client does it: who, in which case, and what is typed; and what happens to a complaint by itself."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

By = Literal["officer", "chief", "mediator", "lawyer", "worker", "unit"]
#: Stand in what is typed for what only the client knows: what it writes so as to find it again, itself, today, and
#: who sits as a lawyer.
MARK, MYSELF, TODAY, LAWYER = "{mark}", "{myself}", "{today}", "{lawyer}"
COMPLAINT = "complaint"
#: Pages of the complaint's own on the worker's phone.
PAGES = {"complete": "done", "withdraw": "withdraw", "add_evidence": "add"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """One act in the case of a procedure; with `opens` it opens a further case, of that procedure, from it.

    A chief may name a mediator, who alone does what the mediator does. `coded` acts ask for a code.
    """

    act: str
    by: By = "officer"
    of: str = COMPLAINT
    opens: str = ""
    coded: bool = False
    typed: Mapping[str, str] = field(default_factory=dict)

    @property
    def marked(self) -> bool:
        """Whether something is written that is found again."""
        return MARK in self.typed.values()

    def place(self, code: str, case: int) -> str:
        """Where its form stands."""
        if self.by == "lawyer":
            return f"/desk/asked/{case}/"
        base = {"worker": f"/m/{code}", "unit": f"/e/{code}"}.get(self.by, "/desk")
        if self.by == "worker" and self.of == COMPLAINT and self.act in PAGES:
            return f"{base}/{PAGES[self.act]}/"
        return f"{base}/cases/{case}/" + (
            f"open/{self.opens}/{self.act}/" if self.opens else f"acts/{self.act}/"
        )


def deed(act: str, by: By = "officer", **typed: str) -> Deed:
    """An act of the complaint itself."""
    return Deed(act=act, by=by, typed=typed)


REQUEST = deed("request_completion", missing="pay", explanation=MARK)
BRING = deed("add_evidence", "worker", go="hand")
COMPLETE = deed("complete", "worker")
ACCEPT = deed("accept", explanation=MARK)
CONTACT = deed("contact_employer", way="phone", spoke_to="示例厂长", said=MARK, explanation="单位答应查账")
PROGRESS = deed("record_progress", done=MARK, explanation="又问了一次")
CORRECT = deed("correct", what="worked_from", value="2026-01-05", reason=MARK)
WAIT = deed("wait", ground="other_case", explanation=MARK)
RESUME = deed("resume")
REFUSE = deed("refuse", ground="outside_scope", explanation=MARK, body="court", road="带身份证去法院")
CLOSE = deed("close", result="paid_in_full", amount="1200", explanation=MARK)
REFER = deed("refer", body="arbitration", explanation=MARK, road="带合同去仲裁委")
WITHDRAW_FOR = deed("withdraw_for_worker", ground="paid", note=MARK)
WITHDRAW = deed("withdraw", "worker", ground="paid", note=MARK)
#: How often each ending comes.
ENDINGS: tuple[tuple[Deed, int], ...] = (
    (CLOSE, 15),
    (REFUSE, 1),
    (REFER, 1),
    (WITHDRAW_FOR, 1),
    (WITHDRAW, 2),
)


def course(dice: random.Random) -> list[Deed]:
    """The acts of one complaint that is handled without talks: about six, and one of the endings."""
    ending = dice.choices([one for one, _often in ENDINGS], [often for _one, often in ENDINGS])[0]
    if ending is REFUSE:
        return [ending]
    before = [REQUEST, BRING, COMPLETE] if dice.random() < 0.2 else []
    middle = [CONTACT, *[PROGRESS] * dice.randint(1, 3)]
    if dice.random() < 0.2:
        middle += [CORRECT]
    if dice.random() < 0.2:
        middle += [WAIT, RESUME]
    return [*before, ACCEPT, *middle, ending]
