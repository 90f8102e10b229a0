"""坐班点和时间: where lawyers sit, and the hours of a week the roster is planned from."""

from __future__ import annotations

import unicodedata
from datetime import time

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from weiquanbao.common.dates import hours, today
from weiquanbao.reading import visible
from weiquanbao.reading.rosters.lawyers import LawyerRow
from weiquanbao.rosters import actions
from weiquanbao.rosters.actions import Refused
from weiquanbao.web import forms
from weiquanbao.web.acting import actor_here
from weiquanbao.web.design.days import plain_date, weekday_name
from weiquanbao.web.design.fields import Choice, FieldView
from weiquanbao.web.office.rosters import done, keeper

Typed = dict[str, str]


@require_http_methods(["GET", "HEAD", "POST"])
@keeper
def posts(request: HttpRequest) -> HttpResponse:
    """Every post one keeps; a new one is opened below."""
    actor = actor_here(request)
    typed = {name: request.POST.get(name, "")[:300] for name in ("place", "name", "address", "phone")}
    error = ""
    if request.method == "POST":
        try:
            place = forms.number(typed["place"])
            if place is None:
                raise Refused(_("先选归哪个工会。"))
            told = {name: typed[name] for name in ("name", "address", "phone")}
            actions.open_post(organisation_id=place, acting_as=actor, **told)
        except ValueError as fault:
            error = str(fault)
        else:
            return done(request, lambda: _("设好了，接着定每周的时间"), reverse("office:roster_posts"))
    fields = _post_fields(visible.roster_places(actor), typed, error)
    context = {
        "posts": [
            (
                one,
                [f"{weekday_name(row.weekday)} {hours(row.starts, row.ends)}" for row in one.hours],
                plain_date(one.closed_on) if one.closed_on else "",
            )
            for one in visible.roster_posts(actor)
        ],
        "fields": fields,
        "errors": forms.faults(fields, {"place": error} if error else {}),
    }
    return render(request, "office/roster_posts.html", context, status=422 if error else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@keeper
def hours_of(request: HttpRequest, post_id: int) -> HttpResponse:
    """The hours of one post: some end, others are added. What is planned already stays."""
    actor = actor_here(request)
    post = next((one for one in visible.roster_posts(actor) if one.id == post_id), None)
    if post is None:
        raise Http404
    here = reverse("office:roster_hours", args=[post_id])
    ending = forms.number(request.POST.get("ends_now", ""))
    if ending is not None:
        if ending not in {row.id for row in post.hours}:
            raise Http404
        return done(request, lambda: _ended(request, ending), here)
    typed = {name: request.POST.get(name, "")[:40] for name in ("weekday", "starts", "ends", "lawyer")}
    error = _added(request, post_id, typed) if request.method == "POST" else ""
    if request.method == "POST" and not error:
        return done(request, lambda: _("定好了，后面几周照这个排"), here)
    fields = _hours_fields(visible.roster_lawyers(actor), typed, error)
    context = {
        "post": post,
        "closes": plain_date(post.closed_on) if post.closed_on else "",
        "rows": [(row, weekday_name(row.weekday), hours(row.starts, row.ends)) for row in post.hours],
        "fields": fields,
        "errors": forms.faults(fields, {"starts": error} if error else {}),
    }
    return render(request, "office/roster_hours.html", context, status=422 if error else 200)


def _ended(request: HttpRequest, opening_id: int) -> str:
    actions.end_hours(opening_id=opening_id, until=today(), acting_as=actor_here(request))
    return _("往后不再照这个排，已经排好的不变")


def _added(request: HttpRequest, post_id: int, typed: Typed) -> str:
    """Nothing where the hours were set and planned; else what is wrong."""
    weekday = forms.number(typed["weekday"], most=7)
    try:
        starts, ends = _time(typed["starts"]), _time(typed["ends"])
        if weekday is None:
            return _("先选星期几。")
        actions.set_hours(
            post_id=post_id,
            weekday=weekday,
            starts=starts,
            ends=ends,
            lawyer_id=forms.number(typed["lawyer"]),
            acting_as=actor_here(request),
        )
    except ValueError as fault:
        return str(fault)
    actions.plan()
    return ""


def _time(typed: str) -> time:
    hour, colon, minute = unicodedata.normalize("NFKC", typed).strip().partition(":")
    try:
        return time(int(hour), int(minute) if colon else 0)
    except ValueError:
        raise Refused(_("时间写成 9:00 这样。")) from None


def _post_fields(places: tuple[tuple[int, str], ...], typed: Typed, error: str) -> tuple[FieldView, ...]:
    choices = tuple(Choice(str(one), name, chosen=typed["place"] == str(one)) for one, name in places)
    return (
        FieldView("place", _("归哪个工会"), "select", typed["place"], "", error, choices),
        FieldView("name", _("名称"), "line", typed["name"], "", "", limit=60),
        FieldView("address", _("地址"), "line", typed["address"], _("职工看得到"), "", limit=200),
        FieldView("phone", _("电话"), "line", typed["phone"], _("职工看得到"), "", limit=40),
    )


def _hours_fields(lawyers: tuple[LawyerRow, ...], typed: Typed, error: str) -> tuple[FieldView, ...]:
    days = tuple(Choice(str(n), weekday_name(n), chosen=typed["weekday"] == str(n)) for n in range(7))
    people = tuple(
        Choice(str(one.person_id), one.name, chosen=typed["lawyer"] == str(one.person_id)) for one in lawyers
    )
    nobody = _("不选就是每周现找")
    return (
        FieldView("weekday", _("星期几"), "select", typed["weekday"], "", "", days),
        FieldView("starts", _("从几点"), "line", typed["starts"], _("比如 9:00"), error, limit=10),
        FieldView("ends", _("到几点"), "line", typed["ends"], _("比如 11:30"), "", limit=10),
        FieldView("lawyer", _("哪位律师"), "select", typed["lawyer"], nobody, "", people, optional=True),
    )
