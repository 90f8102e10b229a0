"""The face of a clock: shape, word and number, so that it is understood in grey and read aloud alike."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from weiquanbao.web.design.language import by_language

SOON, NOW, YEAR = 30, 7, 365
RING = 157.1
"""Length of the dial's ring: a circle of radius 25."""
WORDS = {
    "ok": gettext_noop("充裕"),
    "warn": gettext_noop("抓紧"),
    "bad": gettext_noop("紧急"),
    "late": gettext_noop("超期"),
    "hold": gettext_noop("停表"),
}


class Running(Protocol):
    """What a face needs of a clock's row."""

    @property
    def level(self) -> str: ...
    @property
    def left(self) -> int: ...
    @property
    def unit(self) -> str: ...
    @property
    def started_on(self) -> date: ...
    @property
    def due_on(self) -> date: ...
    @property
    def paused_on(self) -> date | None: ...
    @property
    def cause(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Face:
    """What is drawn: `tone` names shape and colour, `share` how much of the dial's ring is left."""

    tone: str
    number: str
    left: int = 0
    share: float = 0

    @property
    def icon(self) -> str:
        """The shape, different in silhouette for each tone."""
        return f"k-{self.tone}"

    @property
    def word(self) -> str:
        """The tone in a word."""
        return _(WORDS[self.tone])

    @property
    def arc(self) -> str:
        """How much of the dial's ring is drawn."""
        return f"{RING * min(max(self.share, 0), 1):.1f} {RING}"


def face(row: Running, today: date) -> Face | None:
    """The face of a clock as it stands today; none once it was stopped."""
    if row.level == "done":
        return None
    if row.level == "hold" and row.cause:
        return Face("hold", _("等%(cause)s") % {"cause": _(row.cause)})
    if row.level == "hold":
        since = row.paused_on or today
        return Face("hold", _("从 %(month)d月%(day)d日起") % {"month": since.month, "day": since.day})
    length = (row.due_on - row.started_on).days
    share = (row.due_on - today).days / length if length > 0 else 0
    number = _number(row.left, late=row.level == "late", working=row.unit == "working")
    return Face(row.level, number, max(row.left, 0), share)


def limit_face(days_left: int) -> Face:
    """How long a claim may still be taken to arbitration; the tones follow the reminders a worker gets."""
    if days_left < 0:
        return Face("late", days(-days_left))
    tone = "bad" if days_left <= NOW else "warn" if days_left <= SOON else "ok"
    number = _("还有 %(days)s") % {"days": days(days_left)} if days_left else _("今天")
    return Face(tone, number, days_left, days_left / YEAR)


@by_language
def _number(left: int, *, late: bool, working: bool) -> str:
    if late:
        return days(abs(left) or 1, working=working)
    return _("还有 %(days)s") % {"days": days(left, working=working)} if left else _("今天")


def days(count: int, *, working: bool = False) -> str:
    """3 天, or 3 个工作日."""
    if working:
        return ngettext("%(count)d 个工作日", "%(count)d 个工作日", count) % {"count": count}
    return ngettext("%(count)d 天", "%(count)d 天", count) % {"count": count}
