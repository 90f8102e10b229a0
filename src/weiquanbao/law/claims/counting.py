"""Count a period of the register from a day, and say it as a step."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import cast

from weiquanbao.law.calendar import Calendar
from weiquanbao.law.claims.working import Stopped, Working, in_force
from weiquanbao.law.parameters import Value
from weiquanbao.law.periods import Due, Period, Unit, due_date, extend

COUNTED: Mapping[Unit, str] = {
    "calendar_day": "个自然日",
    "working_day": "个工作日",
    "month": "个月",
    "year": "年",
}
UNPUBLISHED = "那段日子的放假安排还没有公布，按周末和法定节假日算"


def counted(code: str, start: date, calendar: Calendar, work: Working) -> Due | None:
    """The last day of the period; None, and said, where none is in force or it is not confirmed."""
    try:
        length, value = _period(code, start, work)
    except Stopped as fault:
        work.assume(fault.sentence.says, **fault.sentence.values)
        return None
    due = due_date(start, length, calendar)
    _say("{title}：{start}的第二天起 {count} {unit}，到{day}", value, length, due, work, start)
    return due


def extended(code: str, due: Due, start: date, calendar: Calendar, work: Working) -> Due:
    """The same with its extension."""
    length, value = _period(code, start, work)
    longer = extend(due, length, calendar)
    _say("{title}：再加 {count} {unit}，到{day}", value, length, longer, work, start)
    return longer


def _period(code: str, start: date, work: Working) -> tuple[Period, Value]:
    value = in_force(code, start, work.setting.region, work.setting.more)
    if value.confidence == "unverified" and not work.setting.for_staff:
        raise Stopped("“{title}”还没有核实，不能替你算", title=value.title)
    if not isinstance(value.value, int):
        raise TypeError(f"{code} is no period")
    work.used[code] = value
    return Period(value.value, cast("Unit", value.unit)), value


def _say(says: str, value: Value, length: Period, due: Due, work: Working, start: date) -> None:
    articles = (value.source, "办案规则 80") if value.source.startswith("办案规则") else (value.source,)
    work.step(
        says, *articles,
        title=value.title, start=start, count=length.count, unit=COUNTED[length.unit], day=due.nominal,
    )  # fmt: skip
    if due.moved:
        work.step("这天休息，顺延到{day}", "民法典 203", "民事诉讼法 85", day=due.on)
    if due.provisional and all(one.says != UNPUBLISHED for one in work.assumed):
        work.assume(UNPUBLISHED)
