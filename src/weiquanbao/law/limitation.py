"""Until when arbitration can be asked for (仲裁时效, 调解仲裁法 27): one year, from when, and what stops it.

Whoever does not know a date is given the earliest end that could apply, with what was assumed; no date is
invented to reassure. How and why: docs/explanation/limitation.md.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from weiquanbao.common.dates import plain_date
from weiquanbao.law import limitation_text as text
from weiquanbao.law.calendar import Calendar, china
from weiquanbao.law.parameters import period as period_in_force
from weiquanbao.law.periods import Due, Period, due_date, remaining, resumed_due

Kind = Literal["wages", "other"]

_BASIS: dict[Kind, str] = {"wages": "调解仲裁法 27第4款", "other": "调解仲裁法 27第1款"}


@dataclass(frozen=True, slots=True)
class Interruption:
    """Something that begins the year anew (27 第2款): a demand, a request to an authority, a promise.

    One that is not proven is named but not counted; a complaint to the union alone is such a one.
    """

    on: date
    what: str
    proven: bool


@dataclass(frozen=True, slots=True)
class Suspension:
    """An obstacle to applying (27 第3款); `until` is the day it was gone, None while it lasts."""

    since: date
    until: date | None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Limitation:
    """When the right to arbitration would lapse, in figures, in plain words and in legal terms.

    `lapses_on` is the day to tell and to count down to. It is the legal end, moved off a rest day
    (民法典 203), unless the move rests on an unpublished calendar: then it is the end before the move.
    """

    lapses_on: date | None
    nominal: date | None
    started_on: date | None
    earliest: bool
    passed: bool
    provisional: bool
    basis: str
    sentence: str
    formal: str
    assumed: tuple[str, ...] = ()

    def days_left(self, on: date) -> int | None:
        """How many days are left, 0 on the last day and after it; None without a limit."""
        return None if self.lapses_on is None else max((self.lapses_on - on).days, 0)


@dataclass(frozen=True, slots=True)
class _Start:
    """The day the year runs from, or None if nothing is known that it could be counted from."""

    on: date | None
    assumed: tuple[str, ...] = ()


def limitation(
    kind: Kind,
    *,
    knew_on: date | None,
    ended_on: date | None,
    still_employed: bool | None,
    filed_on: date,
    began_on: date | None = None,
    interruptions: Iterable[Interruption] = (),
    suspensions: Iterable[Suspension] = (),
    calendar: Calendar | None = None,
) -> Limitation:
    """Until when this can be taken to arbitration, as things stand on `filed_on`; None for what nobody knows.

    `knew_on`: when the worker knew or should have known (for wages: since when they are owed).
    """
    if kind == "wages" and still_employed and ended_on is None:
        return _without_limit()
    knew_on, began_on, future = _not_after(filed_on, knew_on, began_on)
    if kind == "wages":
        start = _from_the_end(knew_on, began_on, ended_on, still_employed=still_employed)
    else:
        start = _from_knowing(knew_on, began_on)
    if start.on is None:
        return _unknown(kind, filed_on, start.assumed)
    lasting, stops = _closed(suspensions, filed_on)
    asked = sorted(interruptions, key=_day)
    period, _ = period_in_force("limitation.years", filed_on)
    begun, due = _counted(start.on, period, asked, stops, calendar or china())
    lapses_on = due.nominal if due.moved and due.provisional else due.on
    assumed = (*future, *start.assumed, *lasting)
    unproven = [f"{plain_date(item.on)}{item.what}" for item in asked if not item.proven]
    passed = lapses_on < filed_on
    return Limitation(
        lapses_on=lapses_on,
        nominal=due.nominal,
        started_on=begun,
        earliest=bool(assumed),
        passed=passed,
        provisional=due.provisional,
        basis=_BASIS[kind],
        sentence=text.plain(lapses_on, passed=passed, earliest=bool(assumed)),
        formal=text.formal(
            _BASIS[kind],
            begun,
            due,
            passed_on=filed_on if passed else None,
            assumed=assumed,
            unproven=unproven,
        ),
        assumed=assumed,
    )


def soonest(limits: Iterable[Limitation]) -> Limitation:
    """Of several claims the one that lapses first: that date governs the whole matter."""
    return min(limits, key=_urgency)


def _from_the_end(
    knew_on: date | None, began_on: date | None, ended_on: date | None, *, still_employed: bool | None
) -> _Start:
    """Wages: the year runs from the end of the relationship; all wages fall due then (工资支付暂行规定 9)."""
    if ended_on is not None:
        return _Start(ended_on, ("说还在干，又写了离开的日子，按那天离开算",) if still_employed else ())
    doubt = () if still_employed is False else ("不知道是不是还在干，按已经离开算",)
    if knew_on is not None:
        return _Start(knew_on, (*doubt, f"不知道哪天离开，按工资断的那天（{plain_date(knew_on)}）离开算"))
    if began_on is not None:
        return _Start(
            began_on, (*doubt, f"不知道哪天离开，按最早的算：开始干活那天（{plain_date(began_on)}）")
        )
    return _Start(None, (*doubt, "不知道哪天离开，也不知道哪天开始干，按今天就可能到期对待"))


def _from_knowing(knew_on: date | None, began_on: date | None) -> _Start:
    """Everything else: the year runs from knowing; nobody is wronged as a worker before the work began."""
    if knew_on is not None:
        return _Start(knew_on)
    if began_on is not None:
        return _Start(began_on, (f"不知道是哪天的事，按最早的算：开始干活那天（{plain_date(began_on)}）",))
    return _Start(None, ("不知道是哪天的事，也不知道哪天开始干，按今天就可能到期对待",))


def _not_after(
    today: date, knew_on: date | None, began_on: date | None
) -> tuple[date | None, date | None, tuple[str, ...]]:
    """Nobody has known tomorrow's wrong: a day still to come counts as today."""
    ahead = any(day is not None and day > today for day in (knew_on, began_on))
    knew_on, began_on = (day and min(day, today) for day in (knew_on, began_on))
    return knew_on, began_on, ("写的日子还没到，按今天算",) if ahead else ()


def _closed(
    suspensions: Iterable[Suspension], today: date
) -> tuple[tuple[str, ...], list[tuple[date, date]]]:
    """An obstacle that lasts is taken to be gone today: the earliest end that could apply."""
    listed = sorted(suspensions, key=_since)
    lasting = any(stop.until is None for stop in listed)
    stops = [(stop.since, today if stop.until is None else stop.until) for stop in listed]
    return ("耽误的原因还在，按今天消除算",) if lasting else (), stops


def _counted(
    start: date,
    period: Period,
    interruptions: list[Interruption],
    stops: list[tuple[date, date]],
    calendar: Calendar,
) -> tuple[date, Due]:
    """Run the year; each proven interruption within it begins a new one; a lapsed year stays lapsed."""
    due = _run(start, period, stops, calendar)
    for interruption in interruptions:
        if interruption.proven and start < interruption.on <= due.on:
            start = interruption.on
            due = _run(start, period, stops, calendar)
    return start, due


def _run(start: date, period: Period, stops: list[tuple[date, date]], calendar: Calendar) -> Due:
    """One year from its start, standing still while suspended; overlapping obstacles count once."""
    due, free = due_date(start, period, calendar), start
    for since, until in stops:
        paused_on = max(since, free)
        if paused_on < until and paused_on <= due.on:
            due = resumed_due(until, remaining(start, paused_on, due, period, calendar), calendar)
            free = until
    return due


def _without_limit() -> Limitation:
    return Limitation(
        lapses_on=None,
        nominal=None,
        started_on=None,
        earliest=False,
        passed=False,
        provisional=False,
        basis=_BASIS["wages"],
        sentence=text.PLAIN_WITHOUT_LIMIT,
        formal=text.formal_without_limit(_BASIS["wages"]),
    )


def _unknown(kind: Kind, today: date, assumed: tuple[str, ...]) -> Limitation:
    return Limitation(
        lapses_on=today,
        nominal=None,
        started_on=None,
        earliest=True,
        passed=False,
        provisional=False,
        basis=_BASIS[kind],
        sentence=text.PLAIN_UNKNOWN,
        formal=text.formal_unknown(_BASIS[kind], assumed),
        assumed=assumed,
    )


def _urgency(limit: Limitation) -> date:
    return limit.lapses_on or date.max


def _day(interruption: Interruption) -> date:
    return interruption.on


def _since(suspension: Suspension) -> date:
    return suspension.since
