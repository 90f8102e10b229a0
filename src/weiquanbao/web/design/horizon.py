"""The horizon of deadlines: one brick a case, one column a day, rest days shaded."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from weiquanbao.web.design.days import day_month, weekday_mark

STEP, BASE, BRICK, MOST = 44, 50.0, 8.5, 6


@dataclass(frozen=True, slots=True)
class Day:
    """How many cases fall due on one day."""

    on: date
    cases: int
    tone: str = "ok"
    rest: bool = False
    href: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """One day as it is drawn."""

    x: int
    middle: int
    bricks: tuple[float, ...]
    tone: str
    rest: bool
    label: str
    weekday: str
    today: bool
    more: int
    href: str
    words: str


@dataclass(frozen=True, slots=True)
class Horizon:
    """The whole drawing, with a sentence stating the finding."""

    columns: tuple[Column, ...]
    width: int
    sentence: str

    @property
    def leads_on(self) -> bool:
        """Whether days lead to their rows; a drawing with links is a group, not a picture."""
        return any(column.href for column in self.columns)


def horizon(days: Sequence[Day], *, today: date) -> Horizon:
    """Draw the next days; a column too tall says how many more."""
    columns = tuple(_column(number, day, today) for number, day in enumerate(days))
    busiest = sorted((day for day in days if day.cases), key=lambda day: (-day.cases, day.on))[:3]
    counts = "，".join(
        _("%(date)s %(count)d 件") % {"date": day_month(day.on), "count": day.cases} for day in busiest
    )
    sentence = _("今后 %(days)d 天每天到期的件数") % {"days": len(days)}
    return Horizon(columns, STEP * len(days), f"{sentence}：{counts}" if counts else sentence)


def _column(number: int, day: Day, today: date) -> Column:
    shown = min(day.cases, MOST if day.cases <= MOST else MOST - 1)
    first = day.on == today
    return Column(
        x=STEP * number,
        middle=STEP * number + STEP // 2,
        bricks=tuple(BASE - BRICK * floor for floor in range(shown)),
        tone=day.tone,
        rest=day.rest,
        label=_("今天")
        if first
        else (f"{day.on.month}/{day.on.day}" if day.on.day == 1 else str(day.on.day)),
        weekday=_("休") if day.rest else weekday_mark(day.on),
        today=first,
        more=day.cases - shown,
        href=day.href,
        words=_("%(date)s %(count)d 件") % {"date": day_month(day.on), "count": day.cases},
    )
