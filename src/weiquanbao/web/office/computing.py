"""核算 on a case: choose what is computed, see every input, compute, keep it, and compute it again later."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from weiquanbao.cases.words import PROBLEMS
from weiquanbao.desk.compute import keep_computations
from weiquanbao.desk.refusals import NotFound
from weiquanbao.law.claims.claim import Claim
from weiquanbao.law.claims.facts import BadFacts
from weiquanbao.law.claims.kept import Kept
from weiquanbao.law.claims.register import CLAIMS
from weiquanbao.reading import visible
from weiquanbao.reading.computations import (
    Asking,
    ComputationsView,
    ComputationView,
    Worker,
    asking_of,
    computed_now,
)
from weiquanbao.reading.rows import CaseView
from weiquanbao.web import forms
from weiquanbao.web.acting import actor_here, case_readers, casework
from weiquanbao.web.office import asking
from weiquanbao.web.office.asking import Typed
from weiquanbao.web.office.case import case_here
from weiquanbao.web.office.computed import differs, drawn

#: What a complaint is about → what is usually computed for it, first.
USUAL: Mapping[str, tuple[str, ...]] = {
    PROBLEMS["wages"]: ("arrears_wage", "min_wage", "severance"),
    PROBLEMS["injury"]: ("work_injury", "sick_leave"),
    PROBLEMS["dismissal"]: ("severance", "unlawful_2n", "notice_pay"),
    PROBLEMS["contract"]: ("double_wage",),
    PROBLEMS["overtime"]: ("overtime",),
    PROBLEMS["insurance"]: ("social_insurance", "severance"),
    PROBLEMS["leave"]: ("annual_leave", "maternity", "heat_allowance"),
}
NOT_UNDERSTOOD = 422


@require_safe
@case_readers
def computations(request: HttpRequest, case_id: int) -> HttpResponse:
    """What was computed so far, what it comes to together, and everything that can be computed."""
    case, view = _here(request, case_id)
    usual = tuple(dict.fromkeys(code for word in case.problems for code in USUAL.get(word, ())))
    context = {
        "view": view,
        "case": case,
        "several": len(view.workers) > 1,
        "usual": [CLAIMS[code] for code in usual],
        "others": [one for code, one in CLAIMS.items() if code not in usual],
        "sums": _sums(view),
    }
    return render(request, "office/computations.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@casework
def compute(request: HttpRequest, case_id: int, claim: str) -> HttpResponse:
    """Every fact and every figure of one claim for one worker; computing shows, keeping keeps."""
    case, view = _here(request, case_id)
    rule, worker = _claim(claim), _worker(request, view)
    if request.method != "POST":
        return _page(request, case, view, rule, worker, asking.afresh(worker.typed(claim)))
    typed = asking.typed_in(rule, request.POST)
    try:
        asked = asking.asked(rule, typed)
    except BadFacts as fault:
        return _page(request, case, view, rule, worker, typed, fault.errors)
    if "keep" not in request.POST:
        return _page(request, case, view, rule, worker, typed, found=computed_now(asked))
    kept = keep_here(request, case.id, {worker.party_id: asked})
    messages.success(request, _("存好了"))
    return HttpResponseRedirect(reverse("office:computation", args=[case.id, kept[0]]))


@require_safe
@case_readers
def computation(request: HttpRequest, case_id: int, computation_id: int) -> HttpResponse:
    """One that was kept: as it was, what the one before it said, and what the same facts give today."""
    case = case_here(request, case_id)
    view = _kept(request, case_id, computation_id)
    context = {
        "view": view,
        "case": case,
        "result": drawn(view.kept),
        "before": differs(view.before) if view.before else None,
        "since": differs(view.since) if view.since else None,
        "key": uuid4(),
    }
    return render(request, "office/computation.html", context)


@require_POST
@casework
def compute_again(request: HttpRequest, case_id: int, computation_id: int) -> HttpResponse:
    """The same facts under the rules and figures of today, kept beside what was."""
    case, view = case_here(request, case_id), _kept(request, case_id, computation_id)
    if view.now is None:
        raise Http404
    kept = keep_here(request, case.id, {view.line.party_id: asking_of(view.kept)})
    messages.success(request, _("又算了一遍，存好了；原来的还在"))
    return HttpResponseRedirect(reverse("office:computation", args=[case.id, kept[0]]))


def keep_here(
    request: HttpRequest, case_id: int, asked: Mapping[int, Asking], *, table: bool = False
) -> tuple[int, ...]:
    """Keep what was asked, once however often the button was pressed."""
    key: UUID | None = forms.key(request.POST.get("key", ""))
    try:
        return keep_computations(
            case_id=case_id, askings=asked, acting_as=actor_here(request), key=key, table=table
        )
    except NotFound:
        raise Http404 from None


def _here(request: HttpRequest, case_id: int) -> tuple[CaseView, ComputationsView]:
    case = case_here(request, case_id)
    view = visible.computations(actor_here(request), case_id)
    if view is None or not view.workers:
        raise Http404
    return case, view


def _kept(request: HttpRequest, case_id: int, computation_id: int) -> ComputationView:
    found = visible.computation(actor_here(request), case_id, computation_id)
    if found is None:
        raise Http404
    return found


def _claim(code: str) -> Claim:
    if code not in CLAIMS:
        raise Http404
    return CLAIMS[code]


def _worker(request: HttpRequest, view: ComputationsView) -> Worker:
    """Whose it is: named in the address, else the first."""
    named = forms.number((request.POST or request.GET).get("party", ""))
    found = next((one for one in view.workers if named in (None, one.party_id)), None)
    if found is None:
        raise Http404
    return found


def _sums(view: ComputationsView) -> list[dict[str, Any]]:
    """Of each worker what all together come to, and why something is left out of it."""
    names = {one.party_id: one for one in view.workers}
    return [
        {
            "worker": names[party].name,
            "asked": names[party].asked,
            "total": sums.total,
            "counted": len(sums.counted),
            "notes": [
                {
                    "title": CLAIMS[one.left_out].title,
                    "says": one.says,
                    "basis": one.basis,
                    "refused": one in sums.refused,
                }
                for one in (*sums.refused, *sums.check)
            ],
        }
        for party, sums in view.sums.items()
        if party in names
    ]


def _page(
    request: HttpRequest,
    case: CaseView,
    view: ComputationsView,
    claim: Claim,
    worker: Worker,
    typed: Typed,
    errors: Mapping[str, str] | None = None,
    found: Kept | None = None,
) -> HttpResponse:
    wrong = errors or {}
    facts = asking.fact_fields(claim, typed.facts, wrong)
    settings_ = asking.setting_fields(typed, wrong)
    figures = asking.figure_fields(claim, typed, wrong, visible.local_figures())
    all_fields = (*settings_, *facts, *(each for one in figures for each in (one.field, one.from_where)))
    context = {
        "view": view,
        "case": case,
        "claim": claim,
        "worker": worker,
        "facts": facts,
        "setting": settings_,
        "figures": figures,
        "errors": forms.faults(all_fields, wrong),
        "result": drawn(found) if found else None,
        "key": forms.key(request.POST.get("key", "")) or uuid4(),
    }
    return render(request, "office/compute.html", context, status=NOT_UNDERSTOOD if wrong else 200)
