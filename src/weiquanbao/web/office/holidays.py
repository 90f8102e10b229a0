"""放假安排: the published notice of a year is entered, after looking at what it moves."""

from __future__ import annotations

import hashlib
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from weiquanbao.access.predicates import duties_of
from weiquanbao.common.dates import today
from weiquanbao.desk import enter_holidays
from weiquanbao.desk.refusals import Incomplete
from weiquanbao.law.calendar import YearTable
from weiquanbao.reading import visible
from weiquanbao.web import forms
from weiquanbao.web.acting import actor_here, case_readers, duty, visitor_of
from weiquanbao.web.design.fields import Choice, FieldView
from weiquanbao.web.office.day_list import days_of

AT_ONCE = 200
"""So many periods are counted again while one waits; the hourly work does the rest."""


@require_safe
@case_readers
def holidays(request: HttpRequest) -> HttpResponse:
    """The years that matter now, and the form for whoever may enter one."""
    return _page(request, {})


@require_POST
@duty("county_officer")
def enter(request: HttpRequest) -> HttpResponse:
    """First look at what moves, then put the notice in force and count again."""
    try:
        table = _table(request)
    except Incomplete as fault:
        return _page(request, fault.errors)
    if request.POST.get("looked_at") != _mark(table):
        return _page(request, {}, table=table)
    roster = enter_holidays.enter_year(table=table, acting_as=actor_here(request))
    done = enter_holidays.recompute(limit=AT_ONCE)
    words = {"year": table.year, "moved": done.moved, "claims": done.claims}
    messages.success(
        request,
        _("%(year)d 年录好了。%(moved)d 个期限改了日子，%(claims)d 项仲裁时效改了日子，案件里都有记录")
        % words,
    )
    if roster.shifts or roster.planned:
        told = {"shifts": roster.shifts, "booked": len(roster.called_off), "planned": roster.planned}
        messages.success(
            request,
            _("律师坐班：停了 %(shifts)d 班，告诉了 %(booked)d 位另约，新排 %(planned)d 班") % told,
        )
    return HttpResponseRedirect(reverse("office:holidays"))


def _table(request: HttpRequest) -> YearTable:
    """What was typed as a notice. Raises Incomplete."""
    year = forms.number(request.POST.get("year", ""), most=10_000)
    if year is None:
        raise Incomplete({"year": _("先选哪一年")})
    days = {}
    for name in ("rest", "work"):
        try:
            days[name] = days_of(request.POST.get(name, "")[: forms.MOST], year)
        except ValueError as fault:
            raise Incomplete({name: str(fault)}) from None
    return enter_holidays.table_of(year=year, source=request.POST.get("source", ""), **days)


def _mark(table: YearTable) -> str:
    """What was looked at is what is entered: a notice changed after the look is shown once more."""
    told = (table.year, sorted(table.rest), sorted(table.work), table.source)
    return hashlib.sha256(repr(told).encode()).hexdigest()


def _page(request: HttpRequest, errors: Any, *, table: YearTable | None = None) -> HttpResponse:
    view = visible.holidays(actor_here(request))
    if view is None:
        raise Http404
    fields = _fields(request, errors)
    context = {
        "view": view,
        "fields": fields,
        "errors": forms.faults(fields, errors),
        "may_enter": "county_officer" in duties_of(visitor_of(request)),
        "table": table,
        "mark": _mark(table) if table else "",
        "changes": enter_holidays.what_moves(table) if table else (),
        "shifts": enter_holidays.what_rests(table) if table else (0, 0),
        "rest": sorted(table.rest) if table else (),
        "work": sorted(table.work) if table else (),
    }
    return render(request, "office/holidays.html", context, status=422 if errors else 200)


def _fields(request: HttpRequest, errors: Any) -> tuple[FieldView, ...]:
    typed = request.POST
    this = today().year
    years = tuple(str(year) for year in range(this, this + enter_holidays.AHEAD + 1))
    chosen = typed.get("year", years[-1])
    choices = tuple(Choice(year, _("%(year)s 年") % {"year": year}, chosen=year == chosen) for year in years)
    most = forms.MOST
    return (
        FieldView("year", _("哪一年"), "select", chosen[:10], "", errors.get("year", ""), choices),
        FieldView(
            "rest",
            _("放假的日子"),
            "text",
            typed.get("rest", "")[:most],
            _("照着通知，一行一段：1月1日至1月3日。周末夹在里面也写上。"),
            errors.get("rest", ""),
            limit=2000,
        ),
        FieldView(
            "work",
            _("周末要上班的日子"),
            "text",
            typed.get("work", "")[:most],
            _("没有就空着"),
            errors.get("work", ""),
            optional=True,
            limit=1000,
        ),
        FieldView(
            "source",
            _("哪个通知"),
            "line",
            typed.get("source", "")[:most],
            _("名称和文号"),
            errors.get("source", ""),
            limit=200,
        ),
    )
