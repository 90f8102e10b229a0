"""The complaints of a sample county as its files tell them: what the worker says, and what was done then."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from weiquanbao.cases.words import CHANNELS, PROBLEMS
from weiquanbao.commands.command import Mistake
from weiquanbao.commands.county.description import MOST_BYTES
from weiquanbao.commands.county.pictures import DRAWN
from weiquanbao.intake.questions import WANTS
from weiquanbao.procedures import PROCEDURES, procedure

LAW = procedure("complaint")
HANDS = ("officer", "intake", "another", "leader", "cashier", "worker", "agent", "unit", "mediator", "helper")
#: What is done otherwise than by one act: the contact comes in by the link, somebody writes, everybody does the same,
#: papers are served, what each worker is owed is computed, what is advanced to each is assessed.
SPECIAL = (
    "come_in", "say", "all_confirm", "all_vote", "agree_phone", "read_papers", "hand_over_papers", "post_papers",
    "compute", "all_agree_phone", "admit_all", "assess_all", "all_sign",
)  # fmt: skip
UNKNOWN = "unknown"
#: How a worker says yes to somebody who files for him: by his code, on paper, or on paper because he has no phone.
ROADS = ("code", "paper", "no_phone")
_WANTED = {choice.code for choice in WANTS}


@dataclass(frozen=True, slots=True)
class Deed:
    """One step of a course: which act, by whom, how many days after the step before.

    `case` is the procedure it is done in; `opens`: the act opens that further case from the newest one of `parent`.
    """

    do: str
    after: int
    by: str
    values: Mapping[str, Any]
    evidence: tuple[str, ...]
    case: str = LAW.code
    opens: bool = False
    parent: str = LAW.code


@dataclass(frozen=True, slots=True, kw_only=True)
class Complaint:
    """One complaint: when it came in, or which clock must run out when; what was answered; what was done."""

    number: int
    filed: int | None
    due_clock: str
    due_in: int
    course: tuple[Deed, ...]
    channel: str
    contact: bool
    problems: tuple[str, ...]
    employer: Mapping[str, Any]
    began: int | None
    happened: int | None
    left: int | None
    wants: tuple[str, ...]
    amount: str
    told: str
    evidence: tuple[str, ...]
    worker: int
    """Whose it is: its own number, or that of the complaint the same worker brought before."""
    fellows: int
    each: str
    """What each fellow worker is owed, where all are owed the same."""
    another: str
    """How the worker said yes to the liaison who files for him, one of `ROADS`; empty where he files himself."""
    estimated: Mapping[str, str]
    """What the worker told 算一算 before he filed, its story among it; empty where he did not ask."""

    @property
    def at_the_counter(self) -> bool:
        """Whether staff wrote it down for the worker."""
        return self.channel != "phone"


def complaints(courses: Path, told: Path) -> tuple[Complaint, ...]:
    """Read both files. Raises Mistake for what nobody could have said or done."""
    ways = {
        name: tuple(_deed(step, f"{courses} 的 {name}") for step in steps)
        for name, steps in _read(courses, dict).items()
    }
    return tuple(
        _complaint(number, row, ways, f"{told} 第 {number + 1} 件")
        for number, row in enumerate(_read(told, list))
    )


def _read(path: Path, kind: type) -> Any:
    import yaml

    try:
        found = yaml.safe_load(path.read_text("utf-8")) if path.stat().st_size <= MOST_BYTES else None
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        raise Mistake(f"读不了 {path}，看看路径和写法对不对。") from None
    if not isinstance(found, kind):
        raise Mistake(f"{path} 的写法不对，照着产品自带的那份写。")
    return found


def _deed(step: Mapping[str, Any], where: str) -> Deed:
    opens, case = str(step.get("opens", "")), str(step.get("in", LAW.code))
    _known(where, "程序", (opens or case,), PROCEDURES)
    deed = Deed(
        do=str(step.get("do")),
        after=int(step.get("after", 0)),
        by=str(step.get("by", "officer")),
        values=step.get("values") or {},
        evidence=tuple(step.get("evidence") or ()),
        case=opens or case,
        opens=bool(opens),
        parent=str(step.get("from", LAW.code)),
    )
    _known(where, "from ", (deed.parent,), PROCEDURES)
    _known(where, "行为", (deed.do,), (*procedure(deed.case).acts, *SPECIAL))
    _known(where, "by ", (deed.by,), HANDS)
    _known(where, "材料", deed.evidence, DRAWN)
    return deed


def _complaint(
    number: int, row: Mapping[str, Any], ways: Mapping[str, tuple[Deed, ...]], where: str
) -> Complaint:
    due = row.get("due") or {}
    _known(where, "course ", (str(row.get("course")),), ways)
    if (row.get("filed") is None) == (not due):
        raise Mistake(f"{where}：filed 和 due 写一样就行。")
    complaint = Complaint(
        number=number,
        filed=row.get("filed"),
        due_clock=str(due.get("clock", "")),
        due_in=int(due.get("in", 0)),
        course=ways[row["course"]],
        channel=str(row.get("channel", "phone")),
        contact=bool(row.get("contact", True)),
        problems=_several(row, "problems"),
        employer=row.get("employer") or {UNKNOWN: True},
        began=_months(row, "began"),
        happened=_months(row, "happened"),
        left=_months(row, "left"),
        wants=_several(row, "wants"),
        amount=str(row.get("amount", "")),
        told=str(row.get("told", "")),
        evidence=_several(row, "evidence"),
        worker=int(row.get("same_worker", number + 1)) - 1,
        fellows=int(row.get("fellows", 0)),
        each=str(row.get("each", "")),
        another=str(row.get("another", "")),
        estimated={name: str(value) for name, value in (row.get("estimated") or {}).items()},
    )
    _known(where, "problems ", complaint.problems, PROBLEMS)
    _known(where, "wants ", complaint.wants, _WANTED)
    _known(where, "材料", complaint.evidence, DRAWN)
    _known(where, "channel ", (complaint.channel,), CHANNELS)
    _known(where, "another ", (complaint.another,), ("", *ROADS))
    if complaint.another and complaint.at_the_counter:
        raise Mistake(f"{where}：another 是在手机上替人交的，不写 channel。")
    if due:
        law, clock = clock_of(complaint.due_clock)
        _known(where, "程序", (law,), PROCEDURES)
        _known(where, "clock ", (clock,), procedure(law).clocks)
    if not 0 <= complaint.worker <= number:
        raise Mistake(f"{where}：same_worker 要写排在前面的一件是第几件。")
    return complaint


def clock_of(named: str) -> tuple[str, str]:
    """The procedure and the clock that a script names: `handling` of the complaint, or `mediation.answer`."""
    law, _, clock = named.rpartition(".")
    return law or LAW.code, clock


def _several(row: Mapping[str, Any], name: str) -> tuple[str, ...]:
    given = row.get(name) or ()
    return () if given == UNKNOWN else tuple(map(str, given))


def _months(row: Mapping[str, Any], name: str) -> int | None:
    given = row.get(name)
    return None if given in (None, UNKNOWN) else int(given)


def _known(where: str, what: str, given: tuple[str, ...], codes: Any) -> None:
    strange = [code for code in given if code not in codes]
    if strange:
        raise Mistake(f"{where}：{what}“{strange[0]}”没有这一种，有：{'、'.join(codes)}。")
