"""The working of a claim: each step with its figures and its article, the parameters used, and what was assumed.

A claim never rounds on the way: it multiplies first and divides last, and `money` rounds once, half up, to the fen.
A quotient is exact to 28 digits; with the small divisors of the law none can come so near a tie without being one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple, cast

from weiquanbao.common.dates import plain_date
from weiquanbao.common.money import cents
from weiquanbao.law.claims.facts import Span, label
from weiquanbao.law.parameters import NOTHING_MORE, More, NoValueInForce, Value, parameter, title_of

Shown = Decimal | int | date | str | bool
Figure = Shown | Span | tuple["Figure", ...] | None


class Sentence(NamedTuple):
    """A sentence with blanks, and what stands in them; screens translate the one and write out the other."""

    says: str
    values: Mapping[str, Shown]

    def __str__(self) -> str:
        return self.says.format(**{name: shown(value) for name, value in self.values.items()})


class Step(NamedTuple):
    """One step: what was done with which figures, under which articles."""

    says: Sentence
    basis: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entered:
    """A figure somebody entered, because none is in force or the one that is does not fit, and where it is from."""

    value: Decimal
    source: str = ""


class Used(NamedTuple):
    """A parameter as it was used: one of the register's, or one that was entered."""

    code: str
    title: str
    value: Decimal
    source: str
    since: date | None
    confidence: str


@dataclass(frozen=True, slots=True)
class Setting:
    """The day and the region whose law is asked, and figures entered for this one question: code → figure.

    `more` are figures the federation entered for everybody, each with its region and first day.

    `for_staff`: an unverified figure of the register may be used; a worker is never told one.
    """

    as_of: date
    region: str | None = None
    entered: Mapping[str, Entered] = field(default_factory=dict)
    for_staff: bool = False
    more: More = field(default_factory=dict)


class Stopped(Exception):
    """The claim cannot be computed; the sentence says what is missing and who can help."""

    def __init__(self, says: str, **values: Shown) -> None:
        self.sentence = Sentence(says, values)
        super().__init__(self.sentence)


class Working:
    """Collects what a claim does. `figures` are what it gives, by name; `amount` is the sum due in yuan."""

    __slots__ = ("assumed", "figures", "flags", "setting", "steps", "used")

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self.figures: dict[str, Figure] = {}
        #: Kept as they come: the result makes sentences of them when somebody reads it.
        self.steps: list[tuple[str, tuple[str, ...], Mapping[str, Shown]]] = []
        self.used: dict[str, Value | Entered] = {}
        self.assumed: list[Sentence] = []
        self.flags: list[str] = []

    def step(self, says: str, *basis: str, **values: Shown) -> None:
        """Say what was done, with its figures, under these articles."""
        self.steps.append((says, basis, values))

    def assume(self, says: str, **values: Shown) -> None:
        """Say what was taken for granted."""
        self.assumed.append(Sentence(says, values))

    def flag(self, code: str) -> None:
        """Warn: `flags.py` says it in words."""
        if code not in self.flags:
            self.flags.append(code)

    def give(self, **figures: Figure) -> None:
        """Name what was found: counts, days, months, anything that is no sum of money."""
        self.figures.update(figures)

    def money(self, **sums: Decimal | tuple[Decimal, ...]) -> None:
        """Name sums that were found, one or several, rounded to the fen here and nowhere else."""
        for name, exact in sums.items():
            self.figures[name] = cents(exact) if isinstance(exact, Decimal) else tuple(map(cents, exact))

    def figure(self, code: str, on: date | None = None) -> Decimal:
        """A parameter as it is in force on a day (else on the day asked about), exact; raises Stopped where none is.

        One that was entered comes first. An unverified one is not computed with for a worker.
        """
        entered = self.setting.entered.get(code)
        if entered is not None:
            self.used[code] = entered
            return entered.value
        found = in_force(code, on or self.setting.as_of, self.setting.region, self.setting.more)
        if found.confidence == "unverified" and not self.setting.for_staff:
            raise Stopped("“{title}”的数还没有核实，不能替你算；请工会核实以后填进来", title=found.title)
        if isinstance(found.value, tuple):
            raise TypeError(f"{code} is a list")
        self.used[code] = found
        return Decimal(found.value)

    def known(self, code: str, on: date | None = None) -> Decimal | None:
        """The same where a result stands without it, as a cap few reach: None where there is none, and it is said."""
        try:
            return self.figure(code, on)
        except Stopped:
            self.assume(
                "没有“{title}”在 {on} 核实过的数，这一条没有比",
                title=title_of(code),
                on=on or self.setting.as_of,
            )
            return None


def as_used(code: str, found: Value | Entered) -> Used:
    """A parameter as a result tells of it; no list is ever computed with."""
    if isinstance(found, Entered):
        return Used(code, title_of(code), found.value, found.source, None, "entered")
    value = Decimal(cast("int | Decimal", found.value))
    return Used(code, found.title, value, found.source, found.since, found.confidence)


def in_force(code: str, on: date, region: str | None, more: More = NOTHING_MORE) -> Value:
    """The parameter of the register; raises Stopped with a sentence that names what is missing."""
    try:
        return parameter(code, on, region, more)
    except NoValueInForce:
        raise Stopped("没有“{title}”在 {on} 的数，填了才能算", title=title_of(code), on=on) from None


def needed(facts: object, name: str) -> Any:
    """A fact without which nothing can be computed; raises Stopped where it was not told."""
    value = getattr(facts, name)
    if value is None:
        raise Stopped("还不知道“{label}”，知道了才能算", label=label(type(facts), name))
    return value


def shown(value: Figure) -> str:
    """How a figure is written: 13,740.50, 2026年3月2日, 3.5."""
    if isinstance(value, date):
        return plain_date(value)
    if isinstance(value, Decimal):
        return _in_figures(value)
    return str(value)


def _in_figures(value: Decimal) -> str:
    """At most four places: 229.8851, without trailing zeros; sums of money keep none or two."""
    exact = round(value, 4).normalize()
    exponent = exact.as_tuple().exponent
    places = max(0, -exponent if isinstance(exponent, int) else 0)
    return f"{exact:,.{places}f}"
