"""期限参数: every dated figure the platform counts with, where it comes from, how far it is confirmed, what it feeds.

A local figure that has been published is entered on its own page, with its source.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from weiquanbao.access.predicates import duties_of
from weiquanbao.common.dates import today
from weiquanbao.desk import enter_figure
from weiquanbao.desk.refusals import Incomplete
from weiquanbao.law.parameters import (
    CONFIDENCE_LABELS,
    UNIT_LABELS,
    Heading,
    More,
    Value,
    all_parameters,
    headings,
    is_due_for_review,
)
from weiquanbao.reading import visible
from weiquanbao.web import forms
from weiquanbao.web.acting import actor_here, case_readers, duty, visitor_of
from weiquanbao.web.design.fields import FieldView
from weiquanbao.web.office.feeding import fed_by


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure over one stretch of time."""

    value: Value
    shown: str
    unit: str
    confidence: str
    confirmed: bool
    in_force: bool


@dataclass(frozen=True, slots=True)
class Group:
    """One code with its figures, oldest first; `stale` where it should be looked at again, `feeds` what uses it."""

    heading: Heading
    rows: tuple[Figure, ...]
    stale: bool
    feeds: tuple[str, ...]


@require_safe
@case_readers
def parameters(request: HttpRequest) -> HttpResponse:
    """All of them, old values included: a case keeps the figure that ruled when its clock started."""
    more, feeds = visible.local_figures(), fed_by()
    groups = [_group(one, more, feeds) for one in headings()]
    context = {
        "groups": groups,
        "unconfirmed": sum(not row.confirmed for group in groups for row in group.rows),
        "missing": sum(not group.rows and not group.heading.of for group in groups),
        "stale": sum(group.stale for group in groups),
    }
    return render(request, "office/parameters.html", context)


@require_safe
@case_readers
def parameter(request: HttpRequest, code: str) -> HttpResponse:
    """One of them, with what was entered here and the form for whoever may enter another."""
    return _page(request, code, {})


@require_POST
@duty("county_officer")
def enter(request: HttpRequest, code: str) -> HttpResponse:
    """Put a published figure in force."""
    _heading(code)
    typed = request.POST
    try:
        since = date.fromisoformat(typed.get("since", "")[:10])
    except ValueError:
        since = None
    try:
        entry = enter_figure.entry_of(
            code=code,
            region=typed.get("region", "")[:6].strip(),
            since=since,
            value=typed.get("value", "")[:20],
            source=typed.get("source", "")[:400],
        )
    except Incomplete as fault:
        return _page(request, code, fault.errors)
    enter_figure.enter_figure(entry=entry, acting_as=actor_here(request))
    messages.success(request, _("录好了，从 %(since)s 起用它算") % {"since": entry.since.isoformat()})
    return HttpResponseRedirect(reverse("office:parameter", args=[code]))


def _page(request: HttpRequest, code: str, errors: Mapping[str, str]) -> HttpResponse:
    heading = _heading(code)
    entries = visible.figure_entries(actor_here(request), code)
    if entries is None:
        raise Http404
    fields = _fields(heading, request, errors)
    context = {
        "group": _group(heading, visible.local_figures(), fed_by()),
        "entries": entries,
        "fields": fields,
        "errors": forms.faults(fields, errors),
        "may_enter": heading.local and "county_officer" in duties_of(visitor_of(request)),
    }
    return render(request, "office/parameter.html", context, status=422 if errors else 200)


def _heading(code: str) -> Heading:
    found = next((one for one in headings() if one.code == code), None)
    if found is None:
        raise Http404
    return found


def _fields(heading: Heading, request: HttpRequest, errors: Mapping[str, str]) -> tuple[FieldView, ...]:
    typed = request.POST
    share = ("value", _("百分之几"), "number", _("只写数，比如 80"))
    sum_of_money = ("value", _("数（元）"), "money", _("照公布的写"))
    asked = (
        share if heading.unit == "percent" else sum_of_money,
        ("region", _("哪里的"), "line", _("行政区划代码：省两位、市四位、县六位；全国的空着")),
        ("since", _("从哪天起用"), "date", ""),
        ("source", _("出处"), "line", _("文件名和文号，或者公布的网页")),
    )
    return tuple(
        FieldView(name, label, kind, typed.get(name, "")[:400], hint, errors.get(name, ""), limit=200)  # type: ignore[arg-type]
        for name, label, kind, hint in asked
    )


def _group(heading: Heading, more: More, feeds: Mapping[str, tuple[str, ...]]) -> Group:
    known = [value for value in all_parameters() if value.code == heading.code]
    rows = tuple(_figures([*known, *more.get(heading.code, ())]))
    newest = max((row.value.since for row in rows), default=None)
    stale = is_due_for_review(heading, newest, today())
    return Group(heading, rows, stale, feeds.get(heading.code, ()))


def _figures(values: list[Value]) -> Iterator[Figure]:
    day = today()
    for value in sorted(values, key=lambda one: (one.region or "", one.since)):
        shown = "、".join(map(str, value.value)) if isinstance(value.value, tuple) else str(value.value)
        yield Figure(
            value,
            shown,
            UNIT_LABELS[value.unit],
            CONFIDENCE_LABELS[value.confidence],
            value.confidence in {"read", "house", "entered"},
            value.since <= day and (value.until is None or day <= value.until),
        )
