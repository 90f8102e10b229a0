"""When everything happens: days of a script become moments, so that the desk is alive on the day of loading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from weiquanbao.commands.county.script import Complaint, Deed, clock_of
from weiquanbao.common.dates import TZ
from weiquanbao.law.calendar import Calendar
from weiquanbao.law.parameters import period
from weiquanbao.law.periods import Due, due_date, extend
from weiquanbao.procedures import procedure

#: The deed number of the filing itself.
FILING = -1
#: Whose steps are counted in calendar days, whenever he has time.
AT_HOME = frozenset({"worker", "helper"})
#: How far back a filing is looked for that makes a clock run out on the wanted day.
FARTHEST = 100
_OPENS, _NOON, _AFTERNOON, _CLOSES = time(8, 40), 180, time(14, 0), time(16, 30)
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, order=True)
class Event:
    """One thing that happens: when, in which complaint, and which deed of its course (FILING for the filing)."""

    moment: datetime
    complaint: int
    deed: int


class Impossible(ValueError):
    """A script asks for what cannot have happened before the day of loading."""


def events(scripts: Iterable[Complaint], *, today: date, calendar: Calendar) -> list[Event]:
    """Everything that happened before today, in the order in which it happened."""
    found = []
    for script in scripts:
        moments = _moments(script, today, calendar)
        found += [Event(moment, script.number, step - 1) for step, moment in enumerate(moments)]
    return sorted(found)


def _moments(script: Complaint, today: date, calendar: Calendar) -> list[datetime]:
    """The filing and every deed; all before today."""
    if script.filed is not None:
        moments = _from(script, today - script.filed * _DAY, calendar)
        if moments[-1].date() >= today:
            raise Impossible(f"第 {script.number + 1} 件投诉到今天还办不完，filed 写大一点。")
        return moments
    wanted = _wanted(script.due_in, today, calendar)
    possible = [
        (abs(due - wanted), moments)
        for due, moments in _tries(script, today, calendar)
        if (due < today) == (script.due_in < 0) and moments[-1].date() < today
    ]
    if not possible:
        raise Impossible(f"第 {script.number + 1} 件投诉的期限排不到那一天。")
    return min(possible)[1]


def _tries(script: Complaint, today: date, calendar: Calendar) -> Iterator[tuple[date, list[datetime]]]:
    """What becomes of the clock when the complaint comes in yesterday, the day before, and so on."""
    for back in range(1, FARTHEST):
        moments = _from(script, today - back * _DAY, calendar)
        yield _due(script, moments, calendar), moments


def _wanted(count: int, today: date, calendar: Calendar) -> date:
    """So many working days from the first day worked from today on."""
    anchor = calendar.next_working(today)
    return calendar.add_working(anchor, count) if count else anchor


def _from(script: Complaint, day: date, calendar: Calendar) -> list[datetime]:
    """The moments of a complaint that comes in on this day, or before it when the counter is closed."""
    if script.at_the_counter and not calendar.is_working(day):
        day = calendar.add_working(day, -1)
    first = _in_office(day, script.number, 0) if script.at_the_counter else _at_home(day, script.number, 0)
    moments = [first]
    for step, deed in enumerate(script.course, start=1):
        moments.append(_next(moments[-1], deed, script.number, step, calendar))
    return moments


def _next(before: datetime, deed: Deed, number: int, step: int, calendar: Calendar) -> datetime:
    if deed.by in AT_HOME:
        same_day = before + timedelta(minutes=35)
        return _at_home(before.date() + deed.after * _DAY, number, step) if deed.after else same_day
    open_now = calendar.is_working(before.date()) and _OPENS <= before.time() <= _CLOSES
    if deed.after == 0 and open_now:
        return before + timedelta(minutes=43)
    return _in_office(calendar.add_working(before.date(), max(deed.after, 1)), number, step)


def _in_office(day: date, number: int, step: int) -> datetime:
    """Some time in office hours; always the same for the same deed."""
    minute = (number * 53 + step * 97) % (2 * _NOON)
    opens, rest = (_OPENS, minute) if minute < _NOON else (_AFTERNOON, minute - _NOON)
    return datetime.combine(day, opens, TZ) + timedelta(minutes=rest)


def _at_home(day: date, number: int, step: int) -> datetime:
    """Some time between half past seven and half past nine in the evening."""
    return datetime.combine(day, time(7, 30), TZ) + timedelta(minutes=(number * 71 + step * 31) % 840)


def _due(script: Complaint, moments: list[datetime], calendar: Calendar) -> date:
    """The last day of the clock the script names, as the desk will count it."""
    law, name = clock_of(script.due_clock)
    clock = procedure(law).clocks[name]
    due: Due | None = None
    done = ("file", *(deed.do if deed.case == law else "" for deed in script.course))
    for act, moment in zip(done, moments, strict=True):
        day = moment.date()
        if act in clock.starts:
            due = due_date(day, period(clock.length, day)[0], calendar)
        longer = dict(clock.extends).get(act)
        if due and longer:
            due = extend(due, period(longer, day)[0], calendar)
    if due is None:
        raise Impossible(f"第 {script.number + 1} 件投诉没有一步会开始这个期限：{clock.title}。")
    return due.on
