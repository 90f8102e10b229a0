"""What a line of the bank may stand for: by sum and day, then by serial number and name. Plain Python.

Only suggested: a person says yes. Where several entries fit, they are named and none is chosen.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from weiquanbao.funds.words import KINDS

NEAR = timedelta(days=7)
"""A bank books a payment some days before or after the cashier does."""


@dataclass(frozen=True, slots=True)
class Said:
    """A line of the bank that stands for nothing yet."""

    line_id: int
    day: date
    fen: int
    counterparty: str = ""
    serial: str = ""


@dataclass(frozen=True, slots=True)
class Booked:
    """An entry that moved cash and that no line stands for; `names` and `serials` are what a bank may know it by."""

    number: int
    kind: str
    day: date
    fen: int
    names: frozenset[str] = frozenset()
    serials: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """The entries a line may stand for. Exactly one that fits nothing else is `sure`; the sentence says what to do."""

    line_id: int
    numbers: tuple[int, ...]
    sentence: str

    @property
    def sure(self) -> bool:
        """Whether it fits one entry alone."""
        return not self.sentence


def suggested(lines: Sequence[Said], entries: Sequence[Booked]) -> tuple[Suggestion, ...]:
    """What each line may stand for, in the order of the lines."""
    found = [_of(line, entries) for line in lines]
    claimed = Counter(one.numbers[0] for one in found if one.sure)
    return tuple(_alone(one, claimed) for one in found)


def _of(line: Said, entries: Iterable[Booked]) -> Suggestion:
    fit = [one for one in entries if one.fen == line.fen and abs(one.day - line.day) <= NEAR]
    # A serial number says more than a name, and a name more than the sum alone.
    for narrower in (
        [one for one in fit if line.serial and line.serial in one.serials],
        [one for one in fit if line.counterparty and line.counterparty in one.names],
    ):
        fit = narrower or fit
        if len(fit) == 1:
            break
    numbers = tuple(one.number for one in fit)
    if not fit:
        return Suggestion(line.line_id, (), "账上没有金额和日期对得上的分录。看看是不是还没记。")
    return Suggestion(line.line_id, numbers, _several(fit) if len(fit) > 1 else "")


def _several(fit: Sequence[Booked]) -> str:
    kinds = {one.kind for one in fit}
    what = {"paid": "垫付"}.get(fit[0].kind, KINDS[fit[0].kind]) if len(kinds) == 1 else "账"
    named = "、".join(str(one.number) for one in fit)
    if len(fit) == 2:
        return f"这一笔对得上两笔{what}：第 {named} 号。请看户名和流水号，自己选。"
    return f"这一笔对得上 {len(fit)} 笔{what}：第 {named} 号。请看户名和流水号，自己选。"


def _alone(one: Suggestion, claimed: Counter[int]) -> Suggestion:
    """Two lines that fit the same entry: neither is sure."""
    if not one.sure or claimed[one.numbers[0]] == 1:
        return one
    return replace(one, sentence=f"有几笔流水都对得上第 {one.numbers[0]} 号。请看户名和流水号，自己选。")
