"""我的坐班: a lawyer's own duties, leave and swaps, and who comes to see him today."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from weiquanbao.common.dates import hours, today
from weiquanbao.desk import rostering
from weiquanbao.reading import visible
from weiquanbao.reading.rosters.bookings import BookingRow
from weiquanbao.reading.rosters.duties import DutyView
from weiquanbao.rosters import actions
from weiquanbao.rosters.actions import Refused
from weiquanbao.rosters.words import LEAVE_STATES, SWAP_STATES
from weiquanbao.web import forms
from weiquanbao.web.acting import actor_here, duty
from weiquanbao.web.design.fields import FieldView
from weiquanbao.web.office.roster_words import days_between, told
from weiquanbao.web.office.rosters import OFFERED, done, returned

lawyer = duty("duty_lawyer")


@require_safe
@lawyer
def mine(request: HttpRequest) -> HttpResponse:
    """Today's appointments, the coming weeks, what was asked of me and by me."""
    view = visible.own_duties(actor_here(request), today())
    if view is None:
        raise Http404
    return render(request, "office/duty.html", _context(view, {}, {}))


@require_POST
@lawyer
def ask_leave(request: HttpRequest) -> HttpResponse:
    """请假."""
    typed = {name: request.POST.get(name, "")[: forms.MOST] for name in ("starts_on", "ends_on", "reason")}
    errors: dict[str, str] = {}
    days: dict[str, date] = {}
    for name in ("starts_on", "ends_on"):
        try:
            day = forms.day(typed[name])
        except ValueError as fault:
            errors[name] = str(fault)
            continue
        if day is None:
            errors[name] = _("哪天，还没写")
        else:
            days[name] = day
    try:
        if not errors:
            actions.ask_leave(**days, reason=typed["reason"], acting_as=actor_here(request))
    except ValueError as fault:
        errors["reason"] = str(fault)
    if not errors:
        return done(request, lambda: _("交上去了，批了以后告诉你"), reverse("office:duty"))
    view = visible.own_duties(actor_here(request), today())
    if view is None:
        raise Http404
    return render(request, "office/duty.html", _context(view, typed, errors), status=422)


@require_POST
@lawyer
def withdraw_leave(request: HttpRequest, leave_id: int) -> HttpResponse:
    """不请了."""

    def withdraw() -> str:
        actions.withdraw_leave(leave_id=leave_id, acting_as=actor_here(request))
        return _("不请了")

    return done(request, withdraw, reverse("office:duty"))


@require_POST
@lawyer
def return_leave(request: HttpRequest, leave_id: int) -> HttpResponse:
    """销假: he comes after all."""
    return done(request, lambda: returned(request, leave_id), reverse("office:duty"))


@require_http_methods(["GET", "HEAD", "POST"])
@lawyer
def swap_shift(request: HttpRequest, shift_id: int) -> HttpResponse:
    """换班: whom to ask for this shift, and for which of his."""
    found = visible.swap_choices(actor_here(request), shift_id)
    if found is None:
        raise Http404
    if request.method == "POST":
        return done(request, lambda: _asked(request, shift_id), reverse("office:duty"))
    row, choices = found
    context = {
        "one": told(row),
        "choices": [(one.suggestion, [told(each) for each in one.shifts]) for one in choices[:OFFERED]],
    }
    return render(request, "office/duty_swap.html", context)


@require_POST
@lawyer
def answer_swap(request: HttpRequest, swap_id: int) -> HttpResponse:
    """Yes or no to a colleague, or one's own question taken back."""
    asked, actor = request.POST.get("op", ""), actor_here(request)

    def answer() -> str:
        if asked == "withdraw":
            actions.withdraw_swap(swap_id=swap_id, acting_as=actor)
            return _("不换了")
        rostering.answer_swap(swap_id=swap_id, accept=asked == "accept", acting_as=actor)
        return _("答应了，等排表的人批") if asked == "accept" else _("没答应，班照旧")

    return done(request, answer, reverse("office:duty"))


def _asked(request: HttpRequest, shift_id: int) -> str:
    colleague = forms.number(request.POST.get("colleague", ""))
    if colleague is None:
        raise Refused(_("先选一位律师。"))
    rostering.ask_swap(
        shift_id=shift_id,
        colleague_id=colleague,
        other_shift_id=forms.number(request.POST.get("other", "")),
        acting_as=actor_here(request),
    )
    return _("问过去了，等他答复")


def _context(view: DutyView, typed: dict[str, str], errors: dict[str, str]) -> dict[str, Any]:
    fields = _fields(typed, errors)
    # One swap of a shift at a time: a second question would be refused.
    swapping = {one.gives.id for one in view.swaps if one.mine and one.state in {"asked", "accepted"}}
    return {
        "bookings": [(one, _hours(one)) for one in view.bookings],
        "shifts": [(told(row), row.id in swapping) for row in view.shifts],
        "asked": [
            (one, told(one.gives), told(one.takes) if one.takes else None)
            for one in view.swaps
            if one.to_me and one.state == "asked"
        ],
        "swaps": [
            (one, told(one.gives), told(one.takes) if one.takes else None, SWAP_STATES[one.state])
            for one in view.swaps
            if one.mine or one.state != "asked"
        ],
        "leaves": [
            (one, days_between(one.starts_on, one.ends_on), LEAVE_STATES[one.state])
            for one in view.leaves
            if one.state != "withdrawn"
        ],
        "fields": fields,
        "errors": forms.faults(fields, errors),
    }


def _hours(one: BookingRow) -> str:
    return hours(one.starts, one.ends)


def _fields(typed: dict[str, str], errors: dict[str, str]) -> tuple[FieldView, ...]:
    labels = {"starts_on": _("从哪天"), "ends_on": _("到哪天"), "reason": _("为什么请假")}
    return tuple(
        FieldView(
            name,
            label,
            "line" if name == "reason" else "date",
            typed.get(name, ""),
            "",
            errors.get(name, ""),
            limit=200 if name == "reason" else 20,
        )
        for name, label in labels.items()
    )
