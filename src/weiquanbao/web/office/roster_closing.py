"""撤坐班点: from which day; then what becomes of its shifts and of who booked; then it is done."""

from __future__ import annotations

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from weiquanbao.common.dates import today
from weiquanbao.desk import rostering
from weiquanbao.reading import visible
from weiquanbao.web import forms
from weiquanbao.web.acting import actor_here
from weiquanbao.web.design.days import plain_date
from weiquanbao.web.design.fields import FieldView
from weiquanbao.web.office.roster_words import told
from weiquanbao.web.office.rosters import done, keeper


@require_http_methods(["GET", "HEAD", "POST"])
@keeper
def close(request: HttpRequest, post_id: int) -> HttpResponse:
    """Asked with a day, what would happen is said; only what was seen so is posted."""
    actor = actor_here(request)
    post = next((one for one in visible.roster_posts(actor) if one.id == post_id), None)
    if post is None:
        raise Http404
    typed = (request.POST if request.method == "POST" else request.GET).get("from", "")[: forms.MOST]
    day, error = _day(typed)
    if request.method == "POST" and day is not None:
        return done(request, lambda: _closed(request, post_id, day), reverse("office:roster_posts"))
    view = visible.roster_closing(actor, post_id, day) if day is not None else None
    if day is not None and view is None:
        error = _("这个坐班点那天已经撤了。")
    fields = (FieldView("from", _("从哪天起撤"), "date", typed, _("那天起不再坐班"), error, limit=20),)
    context = {
        "post": post,
        "view": view,
        "day": plain_date(day) if day else "",
        "shifts": [told(one) for one in view.shifts] if view else [],
        "fields": fields,
        "errors": forms.faults(fields, {"from": error} if error else {}),
    }
    return render(request, "office/roster_close.html", context, status=422 if error else 200)


def _closed(request: HttpRequest, post_id: int, day: date) -> str:
    count = rostering.close_post(post_id=post_id, closed_on=day, acting_as=actor_here(request))
    if count:
        return _("定好了，通知了 %(count)d 位另约时间") % {"count": count}
    return _("定好了，没有人要另约")


def _day(typed: str) -> tuple[date | None, str]:
    """The day, or what is wrong with it; neither where none was typed yet."""
    try:
        day = forms.day(typed)
    except ValueError as fault:
        return None, str(fault)
    if day is not None and day < today():
        return None, _("从今天或者以后撤起，过去的班改不了。")
    return day, ""
