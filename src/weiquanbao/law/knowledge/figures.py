"""The figures in a page: `{minimum_wage.month}` is read as the figure in force today, with its unit and its day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache

from weiquanbao.common.dates import plain_date
from weiquanbao.common.money import in_figures
from weiquanbao.law.parameters import (
    NOTHING_MORE,
    UNIT_LABELS,
    More,
    NoValueInForce,
    Unit,
    Value,
    all_parameters,
    heading_of,
    parameter,
    title_of,
)

#: How many characters a figure takes where the length of a text is counted.
WIDTH = 6
PLACE = re.compile(r"\{([a-z][a-z0-9_.]*)\}")
#: As people say it; the desk's 自然日 means the same.
_SAID: Mapping[Unit, str] = {**UNIT_LABELS, "calendar_day": "天", "working_day": "个工作日"}
#: A figure that is told from the numbers of everyday speech: three digits or more, or a decimal.
_FIGURE = re.compile(
    r"(?<![0-9.,])[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]{3,}(?:\.[0-9]+)?|[0-9]{1,2}\.[0-9]{2,}"
)


@dataclass(frozen=True, slots=True)
class Filled:
    """A text with its figures, what they are, and the titles of those of which none is in force."""

    text: str
    figures: tuple[Value, ...] = ()
    missing: tuple[str, ...] = ()


def named(text: str) -> tuple[str, ...]:
    """The codes that stand in a text; a brace that holds none comes back as it is written."""
    return tuple(PLACE.findall(text)) + tuple(re.findall(r"[{}]", PLACE.sub("", text)))


def length(text: str) -> int:
    """How long a text reads, a figure counted as so many characters."""
    return len(PLACE.sub("0" * WIDTH, text))


def filled(text: str, on: date, region: str | None, more: More = NOTHING_MORE) -> Filled:
    """A text as it is read on a day in a region; `more` are figures the federation entered."""
    used: list[Value] = []
    missing: list[str] = []

    def put(found: re.Match[str]) -> str:
        try:
            value = parameter(found[1], on, region, more)
        except NoValueInForce:
            missing.append(title_of(found[1]))
            return f"（{title_of(found[1])}：还没有数，问工会）"
        used.append(value)
        return shown(value)

    text = PLACE.sub(put, text)
    return Filled(text, tuple(dict.fromkeys(used)), tuple(dict.fromkeys(missing)))


def shown(value: Value) -> str:
    """2,430 元（2026年1月1日起）; only what differs from place to place tells its day within the sentence."""
    since = f"（{plain_date(value.since)}起）" if value.region and heading_of(value.code).local else ""
    return f"{with_unit(value)}{since}"


def with_unit(value: Value) -> str:
    """2,430 元, 30 天, 80%, 1.5 倍."""
    figure, unit = value.value, value.unit
    if isinstance(figure, tuple):
        return f"{'、'.join(map(str, figure))} {_SAID[unit]}"
    if unit == "yuan":
        return f"{in_figures(Decimal(figure))} 元"
    if unit == "rate" and figure < 1:
        return f"{(Decimal(figure) * 100).normalize():f}%"
    return f"{Decimal(figure).normalize():f} {_SAID[unit]}"


def typed_by_hand(texts: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Figures written out in a text that stand in the register: the figure, and the code to write instead."""
    return tuple(
        (found[0], known)
        for text in texts
        for found in _FIGURE.finditer(text)
        if (known := _register().get(Decimal(found[0].replace(",", ""))))
    )


@cache
def _register() -> Mapping[Decimal, str]:
    return {Decimal(one.value): one.code for one in all_parameters() if not isinstance(one.value, tuple)}
