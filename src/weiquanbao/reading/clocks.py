"""How much time is left, in a shape, a word and a number."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from math import ceil

from django.conf import settings

from weiquanbao.cases.asked import Running
from weiquanbao.cases.models import ClockRun, Entry
from weiquanbao.kernel.declaration import AGREED
from weiquanbao.kernel.procedure import Procedure
from weiquanbao.law.calendar import Calendar
from weiquanbao.reading.rows import ClockRow

WORDS = {"ok": "充裕", "warn": "抓紧", "bad": "紧急", "late": "超期", "hold": "停表", "done": "已停"}
UNITS = {"working_day": "个工作日", "calendar_day": "天", "month": "个月", "year": "年"}

Run = ClockRun | Running
#: The field in which an act that stops a clock says what is waited for.
GROUND = "ground"


def grounds(case_ids: Sequence[int]) -> dict[int, str]:
    """The ground last given in each case, as a code; what a clock that stands still may be waiting for."""
    if not case_ids:
        return {}
    entries = Entry.objects.filter(case_id__in=case_ids, code=GROUND).order_by("step")
    return {case_id: str(value) for case_id, value in entries.values_list("case_id", "value")}


def clock_row(run: Run, law: Procedure, calendar: Calendar, today: date, ground: str = "") -> ClockRow:
    """One run as it stands today."""
    clock = law.clocks[run.code]
    working = run.unit == "working_day"
    left = days_left(today, run.due_on, working, calendar)
    length = days_left(run.started_on, run.due_on, working, calendar)
    level = _level(run, left, length, calendar, today)
    return ClockRow(
        code=run.code,
        title=clock.title,
        basis=clock.basis,
        plain=clock.plain,
        started_on=run.started_on,
        due_on=run.due_on,
        level=level,
        word=WORDS[level],
        left=left,
        unit="working" if working else "calendar",
        number=_number(level, left, run, working),
        provisional=run.provisional,
        paused_on=run.paused_on,
        expired_on=run.expired_on,
        stopped_on=run.stopped_on,
        length="约定的日子" if run.unit == AGREED else f"{run.count} {UNITS[run.unit]}",
        nominal_on=run.nominal_on,
        parameter=run.parameter,
        parameter_since=run.parameter_since,
        started_by=run.started_by,
        cause=_cause(law, run, ground) if run.paused_on else "",
    )


def _cause(law: Procedure, run: Run, ground: str) -> str:
    fields = (field for code in law.clocks[run.code].pauses for field in law.acts[code].form or ())
    return next((dict(field.choices).get(ground, "") for field in fields if field.code == GROUND), "")


def days_left(today: date, due: date, working: bool, calendar: Calendar) -> int:
    """Days until the last day, 0 on it, negative after it; working days where the period counts them."""
    if not working:
        return (due - today).days
    low, high = min(today, due), max(today, due)
    count = sum(calendar.is_working(low + timedelta(days=n)) for n in range(1, (high - low).days + 1))
    return count if due >= today else -count


def level_of(today: date, due: date, left: int, soon: int, calendar: Calendar) -> str:
    """充裕, 抓紧 (`soon` days left or fewer), 紧急 (today or the next working day), 超期."""
    if due < today:
        return "late"
    if due <= calendar.add_working(today, 1):
        return "bad"
    return "warn" if left <= soon else "ok"


def soon_of(length: int, working: bool) -> int:
    """From how many days left a period of `length` days is 抓紧; one no longer than the threshold has a third left.

    An answer due in five working days would otherwise be 抓紧 from its first day.
    """
    most: int = settings.CLOCK_SOON_WORKING if working else settings.CLOCK_SOON_CALENDAR
    return most if length > most else ceil(length / 3)


def _level(run: Run, left: int, length: int, calendar: Calendar, today: date) -> str:
    if run.stopped_on:
        return "done"
    if run.paused_on:
        return "hold"
    return level_of(today, run.due_on, left, soon_of(length, run.unit == "working_day"), calendar)


def _number(level: str, left: int, run: Run, working: bool) -> str:
    if level == "done":
        return ""
    if level == "hold":
        return f"还剩 {run.left} {UNITS[run.left_unit]}"
    if level == "late":
        return f"{-left} {'个工作日' if working else '天'}" if left else "1 天"
    if left == 0:
        return "今天"
    return f"还有 {left} {'个工作日' if working else '天'}"


def nearest(rows: Sequence[ClockRow]) -> ClockRow | None:
    """The clock that matters now: the first to fall due, else one that stands still."""
    running = [row for row in rows if row.level not in ("hold", "done")]
    return min(running, key=_due, default=None) or next((row for row in rows if row.level == "hold"), None)


def _due(row: ClockRow) -> date:
    return row.due_on
