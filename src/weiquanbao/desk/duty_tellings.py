"""What lawyers, their keepers and whoever booked are told of a roster, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time

from weiquanbao.common.dates import TZ, hours, plain_time, plain_weekday
from weiquanbao.notices.actions import Telling
from weiquanbao.notices.fields import supplied
from weiquanbao.people.models import Person
from weiquanbao.reading.rosters.bookings import BookingRow
from weiquanbao.reading.rosters.shifts import ShiftRow
from weiquanbao.rosters.models import Leave, Swap
from weiquanbao.rosters.record import Moved
from weiquanbao.rosters.returning import Returned
from weiquanbao.rosters.week import Times
from weiquanbao.rosters.words import called

#: A worker looks at his phone; a lawyer and a keeper look at their desk.
TO_WORKERS = ("in_app", "sms")


def to_worker(
    template: str, person: int, row: BookingRow, *, event: int = 0, lawyer: str = "", offer: str = ""
) -> Telling:
    """About one booking; `event` is the change it is told for, where it may be told more than once."""
    every: dict[str, object] = {
        "day": row.day,
        "time": spoken(row.day, row.starts),
        "post": row.post,
        "address": row.address,
        "lawyer": lawyer or row.lawyer,
        "phone": row.post_phone,
        "offer": offer,
    }
    key = f"{template}:{row.id}:{event}" if event else f"{template}:{row.id}"
    context = {name: every[name] for name in supplied(template) or ()}
    return Telling(key=key, template=template, context=context, channels=TO_WORKERS, recipient_id=person)


def offer(times: Times | None) -> str:
    """The nearest time that is free at a post, as it is offered to somebody whose own fell away."""
    for day, several in times.free if times else ():
        for _shift, _lawyer, at in several:
            return f"最近空着的：{_day(day)}{spoken(day, at)}。"
    return ""


def swap_asked(swap: Swap, rows: Mapping[int, ShiftRow]) -> Telling:
    """To the colleague: which shift, and for which of his."""
    back = f"他坐你的：{told(rows[swap.other_id])}。" if swap.other_id is not None else "只请你替这一次。"
    words = {"lawyer": swap.asked_by.name, "shift": told(rows[swap.shift_id]), "in_return": back}
    return _to_lawyer("duty_swap_asked", swap.pk, swap.colleague_id, words)


def swap_answered(swap: Swap, row: ShiftRow) -> Telling:
    """To whoever asked: yes or no."""
    words = {"lawyer": swap.colleague.name, "shift": told(row)}
    return _to_lawyer(f"duty_swap_{swap.state}", swap.pk, swap.asked_by_id, words)


def swap_decided(swap: Swap, rows: Mapping[int, ShiftRow]) -> Iterator[Telling]:
    """To both: who sits there now."""
    back = f"{told(rows[swap.other_id])}改由{swap.asked_by.name}坐。" if swap.other_id is not None else ""
    who = swap.colleague.name if swap.state == "approved" else swap.asked_by.name
    words = {"lawyer": who, "shift": told(rows[swap.shift_id])}
    if swap.state == "approved":
        words["in_return"] = back
    for person in (swap.asked_by_id, swap.colleague_id):
        yield _to_lawyer(f"duty_swap_{swap.state}", swap.pk, person, words)


def leave_decided(leave: Leave, gaps: int) -> Telling:
    """To the lawyer: whether he may be away, and that others look for somebody."""
    words = {"days": _days(leave)}
    if leave.state == "approved":
        words["shifts"] = (
            f"空出 {gaps} 班，由排表的人找人补。" if gaps else "这几天现在没有你的班，以后也不排你。"
        )
    return _to_lawyer(f"duty_leave_{leave.state}", leave.pk, leave.lawyer_id, words)


def leave_returned(done: Returned, *, by: int | None) -> Iterator[Telling]:
    """To the lawyer and whoever approved it, but for whoever did it himself: who sits where now."""
    leave, words = done.leave, []
    if done.moved:
        words.append(f"{len(done.moved)} 班还是他的。")
    if done.taken:
        words.append(f"{done.taken} 班已经有人替了，照旧由替的人坐。")
    told_of = {
        "lawyer": leave.lawyer.name,
        "days": _days(leave),
        "shifts": "".join(words) or "这几天没有他的班。",
    }
    for person in dict.fromkeys((leave.lawyer_id, leave.decided_by_id)):
        if person is not None and person != by:
            yield _to_lawyer("duty_leave_returned", leave.pk, person, told_of)


def filled(moved: Moved, row: ShiftRow) -> Telling:
    """To the lawyer who was put on a gap."""
    words = {"shift": told(row), "address": row.address}
    return _to_lawyer("duty_filled", moved.change, moved.after or 0, words)


def vacated(moved: Iterable[Moved], rows: Mapping[int, ShiftRow], why: str) -> Iterator[Telling]:
    """To each lawyer, once: the shifts that are his no more."""
    by_lawyer: dict[int, list[Moved]] = {}
    for one in moved:
        if one.before is not None:
            by_lawyer.setdefault(one.before, []).append(one)
    for lawyer, several in by_lawyer.items():
        shifts = "；".join(told(rows[one.shift_id]) for one in several)
        words = {"shifts": shifts, "why": why}
        yield _to_lawyer("duty_vacated", several[0].change, lawyer, words)


def gap_due(row: ShiftRow, keeper: int) -> Telling:
    """To whoever keeps the roster, the day before."""
    words = {"time": hours(row.starts, row.ends), "post": row.post, "count": row.booked}
    key = f"duty_gap_due:{row.id}:{keeper}"
    return Telling(key=key, template="duty_gap_due", context=words, recipient_id=keeper, about_id=row.id)


def called_by_id(ids: Iterable[int | None]) -> Mapping[int, str]:
    """How lawyers are called in public, by id."""
    rows = Person.objects.filter(pk__in={one for one in ids if one is not None})
    return {pk: called(name) for pk, name in rows.values_list("pk", "name")}


def told(row: ShiftRow) -> str:
    """11月23日星期一 9:00–11:30，示例镇."""
    return f"{_day(row.day)} {hours(row.starts, row.ends)}，{row.post}"


def spoken(day: date, at: time) -> str:
    """下午 2:30."""
    return plain_time(datetime.combine(day, at, TZ))


def _day(day: date) -> str:
    return f"{day.month}月{day.day}日{plain_weekday(day)}"


def _days(leave: Leave) -> str:
    first = _day(leave.starts_on)
    return first if leave.ends_on == leave.starts_on else f"{first}到{_day(leave.ends_on)}"


def _to_lawyer(template: str, event: int, person: int, words: Mapping[str, object]) -> Telling:
    return Telling(key=f"{template}:{event}:{person}", template=template, context=words, recipient_id=person)
