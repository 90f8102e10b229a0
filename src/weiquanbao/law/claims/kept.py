"""A result as it is kept: plain data with exact figures, from which it can be read years later as it was.

Everything a reader is shown is in it, in the words of then: the facts, the day and place asked about, each step with
its figures and articles, every parameter with source and first day, and the edition of the rules.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from weiquanbao.law.claims.claim import Result
from weiquanbao.law.claims.edition import edition
from weiquanbao.law.claims.facts import Span
from weiquanbao.law.claims.working import Entered, Figure, Sentence, Setting, Shown, Step, Used

Plain = dict[str, Any]
Told = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Kept:
    """A result that was kept, with what it was computed from."""

    claim: str
    told: Told
    as_of: date
    region: str | None
    entered: Mapping[str, Entered]
    figures: Mapping[str, Figure]
    steps: tuple[Step, ...]
    used: tuple[Used, ...]
    assumed: tuple[Sentence, ...]
    flags: tuple[str, ...]
    stopped: Sentence | None
    edition: str

    @property
    def amount(self) -> Decimal | None:
        """The sum due in yuan, where the claim is for one."""
        found = self.figures.get("amount")
        return found if isinstance(found, Decimal) else None


def kept(result: Result, setting: Setting) -> Kept:
    """What came out, with what it came from."""
    return Kept(
        claim=result.claim,
        told=dict(result.told),
        as_of=setting.as_of,
        region=setting.region,
        entered=dict(setting.entered),
        figures=dict(result.figures),
        steps=result.steps,
        used=result.used,
        assumed=result.assumed,
        flags=result.flags,
        stopped=result.stopped,
        edition=edition(),
    )


def packed(one: Kept) -> Plain:
    """As plain data for JSON: numbers as texts, days marked as days, so that nothing loses a digit."""
    return {
        "claim": one.claim,
        "told": {name: _told(value) for name, value in one.told.items()},
        "as_of": one.as_of.isoformat(),
        "region": one.region,
        "entered": {code: [str(each.value), each.source] for code, each in one.entered.items()},
        "figures": {name: _pack(value) for name, value in one.figures.items()},
        "steps": [[*_sentence(step.says), list(step.basis)] for step in one.steps],
        "used": [
            [
                each.code,
                each.title,
                str(each.value),
                each.source,
                each.since and each.since.isoformat(),
                each.confidence,
            ]
            for each in one.used
        ],
        "assumed": [list(_sentence(each)) for each in one.assumed],
        "flags": list(one.flags),
        "stopped": list(_sentence(one.stopped)) if one.stopped else None,
        "edition": one.edition,
    }


def unpacked(plain: Plain) -> Kept:
    """The same the other way."""
    return Kept(
        claim=plain["claim"],
        told=plain["told"],
        as_of=date.fromisoformat(plain["as_of"]),
        region=plain["region"],
        entered={code: Entered(Decimal(value), source) for code, (value, source) in plain["entered"].items()},
        figures={name: _unpack(value) for name, value in plain["figures"].items()},
        steps=tuple(Step(_says(says, values), tuple(basis)) for says, values, basis in plain["steps"]),
        used=tuple(
            Used(
                code, title, Decimal(value), source, date.fromisoformat(since) if since else None, confidence
            )
            for code, title, value, source, since, confidence in plain["used"]
        ),
        assumed=tuple(_says(says, values) for says, values in plain["assumed"]),
        flags=tuple(plain["flags"]),
        stopped=_says(*plain["stopped"]) if plain["stopped"] else None,
        edition=plain["edition"],
    )


def _told(value: object) -> object:
    """A fact as `compute` takes it: text, truth values and lists of them."""
    if isinstance(value, list | tuple) and not isinstance(value, Span):
        return [_told(one) for one in value]
    return value if isinstance(value, bool) or value is None else str(value)


def _sentence(sentence: Sentence) -> tuple[str, Plain]:
    return sentence.says, {name: _pack(value) for name, value in sentence.values.items()}


def _says(says: str, values: Mapping[str, object]) -> Sentence:
    shown: dict[str, Shown] = {name: _unpack(value) for name, value in values.items()}  # type: ignore[misc]
    return Sentence(says, shown)


def _pack(value: Figure) -> object:
    if isinstance(value, Decimal):
        return {"number": str(value)}
    if isinstance(value, date):
        return {"day": value.isoformat()}
    if isinstance(value, Span):
        return {"span": str(value)}
    if isinstance(value, tuple):
        return [_pack(one) for one in value]
    return value


def _unpack(value: Any) -> Figure:
    if isinstance(value, list):
        return tuple(_unpack(one) for one in value)
    if not isinstance(value, dict):
        return value  # type: ignore[no-any-return]
    ((kind, text),) = value.items()
    found: Figure = _KINDS[kind](text)
    return found


def _span(text: str) -> Span:
    first, last = text.split("..")
    return Span(date.fromisoformat(first), date.fromisoformat(last))


_KINDS: Mapping[str, Any] = {"number": Decimal, "day": date.fromisoformat, "span": _span}
