"""The administrators' pages of appointments: one proposes, another approves."""

from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from weiquanbao.access.predicates import is_security_admin, is_system_admin
from weiquanbao.access.roles import ROLES
from weiquanbao.common import dates
from weiquanbao.people.appointing import appoint_approve, appoint_decline, appoint_end, appoint_propose
from weiquanbao.people.duties import DUTY_CHOICES
from weiquanbao.reading import administration
from weiquanbao.web.account.fields import drawn
from weiquanbao.web.account.paging import next_of, page_of, words_of
from weiquanbao.web.account.sessions import account_here
from weiquanbao.web.acting import actor_here, administrator
from weiquanbao.web.design import days
from weiquanbao.web.design.fields import Choice, FieldView

NO_PLACE = gettext_lazy("还没选组织。先写名称找一找。")
NO_DAY = gettext_lazy("日期写成 2026-11-23 这样。")


class ProposeForm(forms.Form):
    """A duty, where, from when, until when."""

    organisation = forms.IntegerField(
        label=gettext_lazy("在哪个组织"),
        min_value=1,
        max_value=2**62,
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), NO_PLACE),
    )
    role = forms.ChoiceField(
        label=gettext_lazy("职务"),
        choices=DUTY_CHOICES,
        error_messages={
            "required": gettext_lazy("职务还没选。"),
            "invalid_choice": gettext_lazy("职务还没选。"),
        },
    )
    starts_on = forms.DateField(
        label=gettext_lazy("从哪天起"),
        error_messages={"required": gettext_lazy("从哪天起还没写。"), "invalid": NO_DAY},
    )
    ends_on = forms.DateField(
        label=gettext_lazy("到哪天为止（当天不算）"), required=False, error_messages={"invalid": NO_DAY}
    )


@administrator("system_admin", "security_admin")
@require_safe
def appointments(request: HttpRequest) -> HttpResponse:
    """Every appointment; what waits for approval first."""
    standing = request.GET.get("standing", "waiting")
    found = administration.appointments(actor_here(request), standing=standing, page=page_of(request))
    context = {
        "rows": found.rows,
        "next": next_of(request, found.next_page),
        "standing": standing,
        "filters": [*administration.STANDINGS.items(), ("all", "全部")],
        "me": actor_here(request).person_id,
        "may_approve": is_security_admin(request.user),
        "may_end": is_system_admin(request.user),
    }
    return render(request, "account/appointments.html", context)


@administrator("system_admin")
@require_http_methods(["GET", "HEAD", "POST"])
def propose(request: HttpRequest, account_id: int) -> HttpResponse:
    """Propose somebody for a duty at an organisation found by its name."""
    actor = actor_here(request)
    row = administration.account(actor, account_id)
    if row is None:
        raise Http404
    posted = request.method == "POST"
    form = ProposeForm(request.POST if posted else None, initial={"starts_on": dates.today().isoformat()})
    if posted and form.is_valid() and _proposed(form, row.person_id, account_here(request).person_id):
        messages.success(request, _("提上去了，等安全管理员批准"))
        return HttpResponseRedirect(reverse("account", args=[account_id]))
    words = request.POST.get("q", "")[:60] if posted else words_of(request)
    context = _form_context(request, form, words) | {"row": row, "q": words}
    return render(request, "account/propose.html", context, status=422 if context["errors"] else 200)


@administrator("system_admin", "security_admin")
@require_POST
def do(request: HttpRequest, appointment_id: int, what: str) -> HttpResponse:
    """Approve, decline, end; the guards and the constraints say who may."""
    by = account_here(request).person_id
    try:
        messages.success(request, _done(appointment_id, what, by, request.POST.get("ends_on", "")))
    except ValueError as fault:
        messages.error(request, str(fault))
    back = request.POST.get("standing", "waiting")
    standing = back if back in administration.STANDINGS or back == "all" else "waiting"
    return HttpResponseRedirect(f"{reverse('appointments')}?standing={standing}")


def _done(appointment_id: int, what: str, by: int, ends_on: str) -> str:
    if what == "approve":
        appoint_approve(appointment_id=appointment_id, approved_by=by)
        return _("批准了")
    if what == "decline":
        appoint_decline(appointment_id=appointment_id, declined_by=by)
        return _("没批准，这项任职不算数")
    if what == "end":
        ended = appoint_end(appointment_id=appointment_id, ended_by=by, ends_on=_day(ends_on))
        return _("从 %(day)s 起不再担任") % {"day": days.plain_date(ended.ends_on or dates.today())}
    raise Http404


def _day(typed: str) -> date | None:
    if not typed:
        return None
    try:
        return date.fromisoformat(typed)
    except ValueError as fault:
        raise ValueError(str(NO_DAY)) from fault


def _proposed(form: ProposeForm, person_id: int, by: int) -> bool:
    typed = form.cleaned_data
    known = administration.organisation_exists(typed["organisation"])
    if not known:
        form.add_error("organisation", _("找不到这个组织了，重新找一找。"))
        return False
    try:
        appoint_propose(
            person_id=person_id,
            organisation_id=typed["organisation"],
            role=typed["role"],
            starts_on=typed["starts_on"],
            ends_on=typed["ends_on"],
            proposed_by=by,
        )
    except ValueError as fault:
        form.add_error("role", str(fault))
        return False
    return True


def _form_context(request: HttpRequest, form: ProposeForm, words: str) -> dict[str, Any]:
    context = drawn(
        form, {"organisation": "choice", "role": "select", "starts_on": "date", "ends_on": "date"}
    )
    first, *rest = context["fields"]
    return context | {
        "organisation": _organisation_field(request, first, words),
        "fields": rest,
        "meanings": [ROLES[code] for code, _label in DUTY_CHOICES],
    }


def _organisation_field(request: HttpRequest, field: FieldView, words: str) -> FieldView:
    rows = administration.organisations_named(actor_here(request), words)
    choices = tuple(
        Choice(str(each.id), f"{each.name}（{_(each.kind)}）", chosen=str(each.id) == field.value)
        for each in rows
    )
    return FieldView(field.name, field.label, "choice", field.value, field.hint, field.error, choices)
