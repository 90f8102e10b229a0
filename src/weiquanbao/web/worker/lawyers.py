"""找律师: where a lawyer sits today and this week, for everybody; the times are booked in `booking`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from weiquanbao.common.dates import hours, now, today
from weiquanbao.reading import visible
from weiquanbao.rosters.week import Glance, PostDays, Sitting
from weiquanbao.web.design.days import day_month, plain_weekday

AHEAD = timedelta(days=6)


@dataclass(frozen=True, slots=True)
class Line:
    """One post: who sits there today, and on which other days of the week ahead."""

    post: PostDays
    today: tuple[str, ...]
    later: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shortcut:
    """The line of the first page."""

    title: str
    text: str


@require_safe
def lawyers(request: HttpRequest) -> HttpResponse:
    """Every post, those where somebody sits today first."""
    day, at = today(), now().time()
    lines = [_line(one, day, at) for one in visible.duty_posts(None, day, day + AHEAD)]
    lines.sort(key=lambda line: (not line.today, not line.later))
    groups = [
        (bool(is_today), list(several)) for is_today, several in groupby(lines, lambda one: bool(one.today))
    ]
    return render(request, "worker/lawyers.html", {"groups": groups, "here": "lawyers"})


def shortcut() -> Shortcut:
    """Today's lawyer in one line, whatever the hour."""
    found = visible.duty_glance(None)
    if found is None:
        return Shortcut(_("当面问律师"), _("看哪天在哪儿，约个时间"))
    return Shortcut(_("今天有律师坐班"), _told(found))


def _told(found: Glance) -> str:
    words = {
        "hours": hours(found.starts, found.ends),
        "lawyer": found.called,
        "post": found.post,
        "posts": found.posts,
    }
    if found.posts == 1:
        return _("%(hours)s %(lawyer)s在%(post)s") % words
    return _("%(hours)s %(lawyer)s在%(post)s，一共 %(posts)d 处") % words


def _line(post: PostDays, day: date, at: time) -> Line:
    """Whoever sat there earlier today is gone: nobody is to go there for him."""
    days = dict(post.days)
    return Line(
        post,
        tuple(_sitting(each) for each in days.get(day, ()) if each.ends > at),
        tuple(
            f"{plain_weekday(one)} {'、'.join(_sitting(each) for each in several)}"
            for one, several in days.items()
            if one != day
        ),
    )


def _sitting(one: Sitting) -> str:
    return f"{hours(one.starts, one.ends)} {one.called}"


def when(day: date) -> str:
    """今天, or 11月24日 星期二."""
    return _("今天") if day == today() else f"{day_month(day)} {plain_weekday(day)}"
