"""律师坐班 for whoever keeps the roster: the week by post, gaps in red, what waits for a decision."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from weiquanbao.common.dates import today
from weiquanbao.desk import rostering
from weiquanbao.reading import visible
from weiquanbao.rosters import actions
from weiquanbao.rosters.actions import Refused
from weiquanbao.rosters.suggesting import Suggestion
from weiquanbao.web import forms
from weiquanbao.web.acting import actor_here, duty
from weiquanbao.web.design.days import day_month
from weiquanbao.web.office.roster_words import days_between, label, lines_of, told, week_of

WEEK = timedelta(days=7)
#: Weeks one may leaf through; the roster itself reaches a month ahead.
FURTHEST = timedelta(days=366)
#: So many who could take a gap are offered at once, those that fit best; the others are one click away.
OFFERED = 12
keeper = duty("county_officer", "leader", "town_officer")


@dataclass(frozen=True, slots=True)
class Head:
    """One day over its column."""

    day: date
    label: str
    today: bool
    off: bool


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who could take a gap, and why."""

    person_id: int
    name: str
    firm: str
    reasons: str


@require_safe
@keeper
def roster(request: HttpRequest) -> HttpResponse:
    """One week."""
    day = _day(request.GET.get("week", ""))
    view = visible.roster(actor_here(request), day)
    if view is None:
        raise Http404
    context = {
        "view": view,
        "heads": [Head(one, label(one), one == today(), one in view.off) for one in view.days],
        "posts": [
            (
                post,
                [
                    (label(one), [told(row) for row in cell])
                    for one, cell in zip(view.days, post.days, strict=True)
                ],
            )
            for post in view.posts
        ],
        "gaps": [told(row) for row in view.gaps],
        "leaves": [
            (one, days_between(one.starts_on, one.ends_on), [told(row) for row in one.shifts])
            for one in view.leaves
        ],
        "away": [
            (one, days_between(one.starts_on, one.ends_on), [told(row) for row in one.shifts])
            for one in view.away
        ],
        "swaps": [(one, told(one.gives), told(one.takes) if one.takes else None) for one in view.swaps],
        "span": f"{day_month(view.days[0])}–{day_month(view.days[-1])}",
        "before": view.first - WEEK,
        "after": view.first + WEEK,
        "month": f"{reverse('office:roster_month')}?month={day:%Y-%m}",
        "this_week": view.first <= today() < view.first + WEEK,
    }
    return render(request, "office/roster.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@keeper
def shift(request: HttpRequest, shift_id: int) -> HttpResponse:
    """One shift: a gap with who could take it, or who sits there."""
    if request.method == "POST":
        return _changed(request, shift_id)
    view = visible.roster_gap(actor_here(request), shift_id)
    if view is None:
        raise Http404
    candidates = [_candidate(one) for one in view.suggestions]
    context = {
        "one": told(view.shift),
        "candidates": candidates[:OFFERED],
        "others": candidates[OFFERED:],
        "week": week_of(view.shift.day),
        "lines": lines_of(view.changes),
    }
    return render(request, "office/roster_shift.html", context)


@require_POST
@keeper
def plan(request: HttpRequest) -> HttpResponse:
    """Plan the weeks ahead now, instead of waiting for the night."""
    made = actions.plan()
    words = {"count": made}
    messages.success(
        request,
        ngettext("排好了，新排 %(count)d 班", "排好了，新排 %(count)d 班", made) % words
        if made
        else _("后面几周已经排好了"),
    )
    return HttpResponseRedirect(reverse("office:roster"))


@require_POST
@keeper
def leave(request: HttpRequest, leave_id: int) -> HttpResponse:
    """Approve or refuse a leave."""
    approve = request.POST.get("op") == "approve"

    def decide() -> str:
        gaps = rostering.decide_leave(leave_id=leave_id, approve=approve, acting_as=actor_here(request))
        if not approve:
            return _("没准假，班照旧")
        return _("准假了，空出 %(count)d 班，找人补上") % {"count": gaps} if gaps else _("准假了")

    return done(request, decide, reverse("office:roster"))


@require_POST
@keeper
def return_leave(request: HttpRequest, leave_id: int) -> HttpResponse:
    """销假 for a lawyer who told his keeper."""
    return done(request, lambda: returned(request, leave_id), reverse("office:roster"))


@require_POST
@keeper
def swap(request: HttpRequest, swap_id: int) -> HttpResponse:
    """Approve or refuse a swap."""
    approve = request.POST.get("op") == "approve"

    def decide() -> str:
        rostering.decide_swap(swap_id=swap_id, approve=approve, acting_as=actor_here(request))
        return _("批了，坐班表已经换过来") if approve else _("没批，班照旧")

    return done(request, decide, reverse("office:roster"))


def _changed(request: HttpRequest, shift_id: int) -> HttpResponse:
    actor = actor_here(request)
    view = visible.roster_gap(actor, shift_id)
    if view is None:
        raise Http404

    def change() -> str:
        asked = request.POST.get("op", "")
        if asked == "vacate":
            rostering.vacate(shift_id=shift_id, acting_as=actor)
            return _("空出来了，找人补上")
        if asked == "call_off":
            count = rostering.call_off(shift_id=shift_id, acting_as=actor)
            return _("通知了 %(count)d 位另约时间") % {"count": count}
        lawyer = forms.number(request.POST.get("lawyer", ""))
        if lawyer is None:
            raise Refused(_("先选一位律师。"))
        rostering.fill(shift_id=shift_id, lawyer_id=lawyer, acting_as=actor)
        return _("补上了")

    stays = request.POST.get("op") == "vacate"
    here = reverse("office:roster_shift", args=[shift_id])
    return done(request, change, here if stays else week_of(view.shift.day))


def returned(request: HttpRequest, leave_id: int) -> str:
    """Give a leave back, and what to say of it. Raises Refused."""
    his, taken = rostering.return_leave(leave_id=leave_id, acting_as=actor_here(request))
    words = [_("销假了。")]
    if his:
        words.append(
            ngettext("%(count)d 班照旧由本人坐。", "%(count)d 班照旧由本人坐。", his) % {"count": his}
        )
    if taken:
        words.append(
            ngettext(
                "%(count)d 班已经有人替了，由替的人坐。", "%(count)d 班已经有人替了，由替的人坐。", taken
            )
            % {"count": taken}
        )
    return "".join(words)


def done(request: HttpRequest, change: Callable[[], str], back: str) -> HttpResponse:
    """Do it and say what was done, or why it was not."""
    try:
        messages.success(request, change())
    except Refused as fault:
        messages.error(request, str(fault))
    return HttpResponseRedirect(back)


def _candidate(one: Suggestion) -> Candidate:
    reasons = []
    if one.office_here:
        reasons.append(_("律所就在本镇街"))
    if one.sits_here:
        reasons.append(_("平时就在这里坐班"))
    if one.languages:
        reasons.append(_("会说%(languages)s") % {"languages": _("、").join(map(_, one.languages))})
    reasons.append(_("前后两周坐班 %(count)d 次") % {"count": one.load})
    return Candidate(one.person_id, one.name, one.firm, _("；").join(reasons))


def _day(typed: str) -> date:
    try:
        asked = date.fromisoformat(typed[:10])
    except ValueError:
        return today()
    return asked if abs(asked - today()) <= FURTHEST else today()
