"""The face of a clock: shape, word and number, so that it is understood in grey and read aloud alike."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, Protocol

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

Tone = Literal["ok", "warn", "bad", "late", "hold"]
Unit = Literal["calendar_day", "working_day", "month", "year"]
RING = 157.1
"""Length of the dial's ring: a circle of radius 25."""


class WorkingDays(Protocol):
    """What a face needs of the calendar."""

    def is_working(self, day: date) -> bool: ...


@dataclass(frozen=True, slots=True)
class Thresholds:
    """When a clock turns from 充裕 to 抓紧."""

    days: int = 7
    working_days: int = 5
    part: int = 3


@dataclass(frozen=True, slots=True)
class Face:
    """What is drawn. `word` may be left out where the dial already says it."""

    tone: Tone
    word: str
    number: str
    left: int = 0
    total: int = 0
    sentence: str = ""

    @property
    def icon(self) -> str:
        return f"k-{self.tone}"

    @property
    def arc(self) -> str:
        """How much of the dial's ring is drawn."""
        share = min(self.left / self.total, 1) if self.total > 0 else 0
        return f"{RING * share:.1f} {RING}"

    @property
    def label(self) -> str:
        """The dial in one sentence, for those who hear it."""
        return _("%(total)d 天里还剩 %(left)d 天") % {"total": self.total, "left": self.left}


def paused_face(cause: str) -> Face:
    """停表: the clock stands still, and why."""
    return Face("hold", _("停表"), cause)


def face(
    *,
    due: date,
    today: date,
    calendar: WorkingDays,
    started: date | None = None,
    unit: Unit = "calendar_day",
    thresholds: Thresholds = Thresholds(),
) -> Face:
    """The face of a running clock that ends on `due`, seen today."""
    working = unit == "working_day"
    left = _days(today, due, calendar if working else None)
    total = _days(started, due, calendar if working else None) if started else left
    if due < today:
        over = _days(due, today, calendar if working else None) or 1
        return Face("late", _("超期"), _number(over, working=working), 0, total)
    if due <= _next_working(today, calendar):
        return Face("bad", _("紧急"), _near(due, today), left, total)
    soon = left <= (thresholds.working_days if working else thresholds.days)
    tone, word = ("warn", _("抓紧")) if soon or left * thresholds.part <= total else ("ok", _("充裕"))
    number = _("还有 %(number)s") % {"number": _number(left, working=working)}
    return Face("warn" if tone == "warn" else "ok", word, number, left, total)


def _days(start: date, end: date, calendar: WorkingDays | None) -> int:
    span = max((end - start).days, 0)
    if calendar is None:
        return span
    return sum(calendar.is_working(start + timedelta(days=n)) for n in range(1, span + 1))


def _next_working(day: date, calendar: WorkingDays) -> date:
    following = day + timedelta(days=1)
    while not calendar.is_working(following):
        following += timedelta(days=1)
    return following


def _near(due: date, today: date) -> str:
    distance = (due - today).days
    if distance == 0:
        return _("今天")
    return _("明天") if distance == 1 else _number(distance, working=False)


def _number(count: int, *, working: bool) -> str:
    if working:
        return ngettext("%(count)d 个工作日", "%(count)d 个工作日", count) % {"count": count}
    return ngettext("%(count)d 天", "%(count)d 天", count) % {"count": count}
