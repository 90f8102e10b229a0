"""What a case came to, in the words that were chosen when it ended."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from weiquanbao.kernel.procedure import Procedure
from weiquanbao.procedures import PROCEDURES, procedure

Pair = tuple[str, str]


def result_word(code: str, version: str, state: str, result: str) -> str:
    """The words of a recorded result; empty while there is none."""
    return dict(_choices(procedure(code, version), state)).get(result, "")


@cache
def result_choices() -> tuple[Pair, ...]:
    """Every result a case of any procedure may come to, once each, in the order declared."""
    known: dict[str, str] = {}
    for law in PROCEDURES.values():
        for state in law.states:
            for code, word in _choices(law, state):
                known.setdefault(code, word)
    return tuple(known.items())


@cache
def state_choices(*, final: bool) -> tuple[Pair, ...]:
    """The states cases stand in, or ended in."""
    states: Mapping[str, str] = {
        code: one.title
        for law in PROCEDURES.values()
        for code, one in law.states.items()
        if one.final == final
    }
    return tuple(states.items())


def _choices(law: Procedure, state: str) -> Iterator[Pair]:
    """The choices of whatever form records the result of a case that ends in this state."""
    for act in law.acts.values():
        if act.target != state:
            continue
        fields = {name for name, column in act.records if column == "result"}
        for field in act.form or ():
            if field.code in fields:
                yield from field.choices
