"""公开答复 at the desk: the lawyer writes an answer anew without names; he, an officer or the leader takes it back."""

from __future__ import annotations

from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from weiquanbao.consultation.articles import joined
from weiquanbao.desk.publishing import propose, withdraw
from weiquanbao.desk.refusals import Barred, Incomplete, NotFound
from weiquanbao.procedures import procedure
from weiquanbao.reading import visible
from weiquanbao.reading.consultations import ConsultationView
from weiquanbao.web import forms
from weiquanbao.web.acting import actor_here, duty
from weiquanbao.web.office.asked import consultation_here, lawyer_only

may_withdraw = duty("duty_lawyer", "county_officer", "leader")


@require_http_methods(["GET", "HEAD", "POST"])
@lawyer_only
def publish(request: HttpRequest, case_id: int) -> HttpResponse:
    """去掉名字给别人看: rule and a second person look at what he wrote."""
    view = consultation_here(request, case_id)
    if request.method != "POST":
        return _page(request, view, _as_answered(view))
    raw = forms.typed(procedure("publication").acts["propose"].form, request.POST)
    key = forms.key(request.POST.get("key", ""))
    try:
        propose(consultation_id=view.id, acting_as=actor_here(request), values=raw, key=key)
    except Incomplete as fault:
        return _page(request, view, raw, errors=dict(fault.errors))
    except Barred as fault:
        return _page(request, view, raw, reasons=fault.reasons)
    except NotFound:
        raise Http404 from None
    messages.success(request, _("提上去了，先问职工愿不愿意"))
    return HttpResponseRedirect(reverse("office:asked_one", args=[view.id]))


def _as_answered(view: ConsultationView) -> forms.Typed:
    """Question and answer as they stand; names are taken out by hand."""
    last = next((one for one in reversed(view.turns) if one.act == "answer"), None)
    return {
        "question": view.question[:300],
        "answer": last.text if last else "",
        "articles": joined(last.articles) if last else "",
        "topic": view.problems[0] if view.problems else "",
    }


def _page(
    request: HttpRequest,
    view: ConsultationView,
    raw: forms.Typed,
    *,
    errors: dict[str, str] | None = None,
    reasons: tuple[str, ...] = (),
) -> HttpResponse:
    law, wrong = procedure("publication").acts["propose"], errors or {}
    fields = forms.drawn(law.form, raw, wrong)
    context = {
        "view": view,
        "act": law,
        "fields": fields,
        "errors": forms.faults(fields, wrong),
        "reasons": reasons,
        "key": forms.key(request.POST.get("key", "")) or uuid4(),
    }
    return render(
        request, "office/asked_publish.html", context, status=422 if wrong else 409 if reasons else 200
    )


@require_POST
@may_withdraw
def unpublish(request: HttpRequest, case_id: int) -> HttpResponse:
    """Take a published answer back, and say why: the lawyer his own, an officer or the leader any."""
    actor = actor_here(request)
    try:
        done = withdraw(
            publication_id=case_id, acting_as=actor, why=request.POST.get("why", "")[: forms.MOST]
        )
    except NotFound:
        raise Http404 from None
    except Incomplete as fault:
        messages.error(request, "；".join(fault.errors.values()))
    else:
        messages.success(request, _("收回了，不再给人看") if done else _("刚才已经收回了，没有再收一遍"))
    return HttpResponseRedirect(_back(request, case_id))


def _back(request: HttpRequest, publication_id: int) -> str:
    """To the case for whoever handles cases, to his question for its lawyer."""
    actor = actor_here(request)
    if visible.case(actor, publication_id) is not None:
        return reverse("office:case", args=[publication_id])
    answer = visible.answer_in_guide(actor, publication_id)
    return reverse("office:asked_one", args=[answer.consultation_id]) if answer else reverse("office:asked")
