"""A matter told to its worker: dial, next date, history, what is missing, the last day for arbitration."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import segno
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from weiquanbao.common import dates
from weiquanbao.common.dates import today
from weiquanbao.reading.rows import ClaimRow, ClockRow, MatterView, StepRow
from weiquanbao.web.design.clocks import Face, face, limit_face
from weiquanbao.web.design.days import day_month, plain_date, plain_time, plain_weekday


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the history."""

    state: str
    title: str
    when: str
    at: datetime
    notes: tuple[tuple[str, str], ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True)
class Limit:
    """最晚去仲裁: the day, how far off, and why that day."""

    on: date | None
    day: str
    face: Face | None
    sentence: str
    basis: str
    assumed: tuple[str, ...]
    passed: bool
    by_month: bool


def told(matter: MatterView) -> dict[str, Any]:
    """Everything the tracking page and the receipt say about a matter."""
    day = today()
    return {
        "matter": matter,
        "about": _("、").join(_(problem) for problem in matter.problems),
        "face": face(matter.clock, day) if matter.clock else None,
        "clock": matter.clock,
        "due": plain_day(matter.clock.due_on, day) if matter.clock else "",
        "history": history(matter.steps, final=matter.final),
        "limit": limit(matter.limit, day) if matter.limit else None,
        "bring": BRING,
        "may": {act.code for act in matter.acts if act.allowed},
        "clocks": [(clock, face(clock, day)) for clock in matter.clocks if not clock.stopped_on],
    }


BRING = (
    "能证明在这干活的：合同、工牌、考勤、工作群",
    "能证明钱的：工资条、转账记录、欠条",
    "身份证（见面的时候看一眼，不用交）",
)


def history(steps: Sequence[StepRow], *, final: bool) -> tuple[Entry, ...]:
    """Oldest first; the last step is where it stands now."""
    last = len(steps) - 1
    return tuple(
        Entry(
            state="now" if place == last and not final else "done",
            title=_(step.plain),
            when=moment(step.recorded_at),
            at=step.recorded_at,
            notes=tuple((_(label), _(value)) for label, value in step.told),
        )
        for place, step in enumerate(steps)
    )


def limit(claim: ClaimRow, day: date) -> Limit:
    """The last day to ask for arbitration as it was computed for this claim."""
    kept = claim.limitation
    return Limit(
        on=claim.lapses_on,
        day=plain_day(claim.lapses_on, day) if claim.lapses_on else "",
        face=limit_face((claim.lapses_on - day).days) if claim.lapses_on else None,
        sentence=str(kept.get("sentence", "")),
        basis=str(kept.get("basis", "")),
        assumed=tuple(kept.get("assumed", ())),
        passed=bool(kept.get("passed")) or bool(claim.lapses_on and claim.lapses_on < day),
        by_month=claim.by_month,
    )


def plain_day(on: date, day: date) -> str:
    """12月1日 星期二; with the year when it is another one."""
    said = day_month(on) if on.year == day.year else plain_date(on)
    return _("%(day)s %(weekday)s") % {"day": said, "weekday": plain_weekday(on)}


def moment(at: datetime) -> str:
    """11月16日 晚上 8:12."""
    here = dates.local(at)
    return f"{day_month(here.date())} {plain_time(here)}"


def qr(link: str) -> SafeString:
    """The matter's code as a picture that another phone reads."""
    code = segno.make(link, error="m")
    drawn = code.svg_inline(scale=4, border=2, dark="#1d2529", light="#fff", omitsize=True)
    return mark_safe(drawn)  # noqa: S308 made here


__all__ = ["ClockRow", "Entry", "Limit", "history", "limit", "moment", "plain_day", "qr", "told"]
