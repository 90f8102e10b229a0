"""律师: what is known of each lawyer on duty, so that questions and gaps find who fits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from weiquanbao.access.predicates import duties_of
from weiquanbao.reading import visible
from weiquanbao.reading.rosters.lawyers import LawyerRow
from weiquanbao.rosters import actions
from weiquanbao.rosters.words import HOMES, LANGUAGES, TOPICS
from weiquanbao.web import forms
from weiquanbao.web.acting import actor_here, duty, visitor_of
from weiquanbao.web.design.fields import Choice, FieldView
from weiquanbao.web.office.rosters import done, keeper

COUNTY = ("county_officer", "leader")
county_keeper = duty(*COUNTY)
USUAL = 8
Towns = tuple[tuple[str, str], ...]


@require_safe
@keeper
def lawyers(request: HttpRequest) -> HttpResponse:
    """Everybody who is lawyer on duty today."""
    towns = dict(visible.roster_towns(actor_here(request)))
    rows = [
        (
            one,
            _("、").join(_(TOPICS[code]) for code in one.topics if code in TOPICS),
            _("、").join(_(LANGUAGES[code]) for code in one.languages),
            _("、").join(_(HOMES[code]) for code in one.homes),
            towns.get(one.town, ""),
        )
        for one in visible.roster_lawyers(actor_here(request))
    ]
    may_edit = not duties_of(visitor_of(request)).isdisjoint(COUNTY)
    return render(request, "office/roster_lawyers.html", {"rows": rows, "may_edit": may_edit})


@require_http_methods(["GET", "HEAD", "POST"])
@county_keeper
def profile(request: HttpRequest, person_id: int) -> HttpResponse:
    """One of them."""
    known = visible.roster_lawyers(actor_here(request))
    row = next((one for one in known if one.person_id == person_id), None)
    if row is None:
        raise Http404
    error = ""
    if request.method == "POST":
        row = _typed(request, row)
        error = _kept(request, row)
        if not error:
            return done(request, lambda: _("登记好了"), reverse("office:roster_lawyers"))
    fields = _fields(row, visible.roster_towns(actor_here(request)))
    context = {"row": row, "fields": fields, "errors": forms.faults(fields, {"": error} if error else {})}
    return render(request, "office/roster_lawyer.html", context, status=422 if error else 200)


def _typed(request: HttpRequest, row: LawyerRow) -> LawyerRow:
    data = request.POST
    return replace(
        row,
        firm=data.get("firm", "")[:200],
        topics=tuple(code for code in data.getlist("topics") if code in TOPICS),
        homes=tuple(code for code in data.getlist("homes") if code in HOMES),
        languages=tuple(code for code in data.getlist("languages") if code in LANGUAGES),
        town=data.get("town", "")[:12],
        most_open=forms.number(data.get("most_open", ""), most=1000) or 0,
    )


def _kept(request: HttpRequest, row: LawyerRow) -> str:
    try:
        actions.keep_profile(
            person_id=row.person_id,
            firm=row.firm,
            topics=row.topics,
            homes=row.homes,
            languages=row.languages,
            town=row.town or None,
            most_open=row.most_open,
            acting_as=actor_here(request),
        )
    except ValueError as fault:
        return str(fault)
    return ""


def _fields(row: LawyerRow, towns: Towns) -> tuple[FieldView, ...]:
    def choices(words: Mapping[str, str], chosen: tuple[str, ...]) -> tuple[Choice, ...]:
        return tuple(Choice(code, _(word), chosen=code in chosen) for code, word in words.items())

    most = str(row.most_open or USUAL)
    near = _("补空档先找近的")
    offices = tuple(Choice(code, name, chosen=code == row.town) for code, name in towns)
    return (
        FieldView("firm", _("律所"), "line", row.firm, limit=60),
        FieldView("town", _("律所在哪个镇街"), "select", row.town, near, "", offices, optional=True),
        FieldView("topics", _("擅长什么"), "choices", choices=choices(TOPICS, row.topics)),
        FieldView("languages", _("会说什么话"), "choices", choices=choices(LANGUAGES, row.languages)),
        FieldView("homes", _("老家"), "choices", choices=choices(HOMES, row.homes), optional=True),
        FieldView("most_open", _("同时接几件咨询"), "count", most, limit=2),
    )
