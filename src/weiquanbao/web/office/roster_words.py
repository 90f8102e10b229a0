"""Shifts, days and changes of a roster in words, for every page that tells of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from weiquanbao.common.dates import hours
from weiquanbao.reading.rosters.changes import ChangeRow
from weiquanbao.reading.rosters.shifts import ShiftRow
from weiquanbao.web.design.days import day_month, plain_weekday


@dataclass(frozen=True, slots=True)
class Told:
    """A shift in words."""

    row: ShiftRow
    day: str
    hours: str


@dataclass(frozen=True, slots=True)
class Line:
    """One change in words."""

    at: datetime
    what: str
    post: str
    shift: str
    href: str
    people: str
    by: str
    why: str


def told(row: ShiftRow) -> Told:
    """A shift in words."""
    return Told(row, label(row.day), hours(row.starts, row.ends))


def days_between(first: date, last: date) -> str:
    """12月1日, or 12月1日–12月3日."""
    return day_month(first) if first == last else f"{day_month(first)}–{day_month(last)}"


def label(day: date) -> str:
    """11月24日 星期二."""
    return f"{day_month(day)} {plain_weekday(day)}"


def week_of(day: date) -> str:
    """The address of the week a day is in."""
    return f"{reverse('office:roster')}?week={day.isoformat()}"


def lines_of(rows: Iterable[ChangeRow]) -> list[Line]:
    """Changes as the list says them."""
    return [_line(row) for row in rows]


def _line(row: ChangeRow) -> Line:
    shift = ""
    if row.day is not None and row.starts is not None and row.ends is not None:
        shift = f"{label(row.day)} {hours(row.starts, row.ends)}"
    return Line(
        row.at,
        _(row.word),
        row.post,
        shift,
        reverse("office:roster_shift", args=[row.shift_id]) if row.shift_id else "",
        _people(row),
        row.by or (_("一位职工") if row.by_worker else _("系统")),
        _why(row),
    )


def _people(row: ChangeRow) -> str:
    if row.before and row.after:
        return f"{row.before} → {row.after}"
    if row.before:
        return _("%(lawyer)s → 空着") % {"lawyer": row.before}
    return row.after or (row.leave.lawyer if row.leave else "")


def _why(row: ChangeRow) -> str:
    """A leave with its reason; else what the kind of change says by itself."""
    if row.leave is not None:
        days = days_between(row.leave.starts_on, row.leave.ends_on)
        return _("请假 %(days)s：%(reason)s") % {"days": days, "reason": row.leave.reason}
    return {
        "shift_vacated": _("排表的人空出来的"),
        "shift_swapped": _("换班批了"),
        "shift_closed": _("坐班点撤了"),
        "shift_rested": _("放假安排录进来了"),
        "shift_resumed": _("放假安排改过了"),
        "lawyer_left": _("不再是坐班律师"),
        "shift_planned": _("照每周的时间排的"),
        "booking_called_off": _("没有律师"),
    }.get(row.kind, "")
