"""看一遍: every answer with 改, who will see it, and one button that hands it over."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

from weiquanbao.access.predicates import actor_of
from weiquanbao.desk.file import Filed, file_complaint
from weiquanbao.desk.refusals import Barred, NotFound
from weiquanbao.evidence.actions import running_total
from weiquanbao.evidence.owners import DraftOwner
from weiquanbao.intake.consents import purposes, refusal
from weiquanbao.intake.drafts import DraftView, members_of
from weiquanbao.people.accounts import worker_account
from weiquanbao.people.duty_guards import NotAllowed
from weiquanbao.web.account import sessions
from weiquanbao.web.worker import consenting, gone, steps, telling
from weiquanbao.web.worker.keeping import answered_here, draft_here
from weiquanbao.web.worker.scripted import tells_script


@csrf_exempt
@tells_script
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    """Look everything over once more; hand it over once, however often it is sent.

    What was handed over is answered with its receipt even from a page opened before: its token went out of date when
    the worker was let in, and the answer changes nothing.
    """
    draft = draft_here(request)
    if draft is None:
        return gone.page(request)
    return _hand_over(request, draft) if draft.submitted else _open(request, draft)


@csrf_protect
def _open(request: HttpRequest, draft: DraftView) -> HttpResponse:
    return _hand_over(request, draft) if request.method == "POST" else _page(request, draft)


def _hand_over(request: HttpRequest, draft: DraftView) -> HttpResponse:
    staff = actor_of(request.user) if draft.at_counter else None
    try:
        filed = file_complaint(draft_key=draft.key, staff=staff)
    except NotFound:
        return gone.page(request)
    except Barred as fault:
        return _page(request, draft, reasons=fault.reasons)
    if draft.at_counter:
        return HttpResponseRedirect(reverse("office:case", args=[filed.case_id]))
    response = let_in(request, filed, reverse("worker:receipt", args=[filed.matter_code]))
    answered_here(response, draft)
    return response


def let_in(request: HttpRequest, filed: Filed, to: str) -> HttpResponse:
    """Whoever confirmed the phone a moment ago is let in to follow the matter; staff use their own way in."""
    if getattr(request.user, "person_id", None) != filed.filed_by:
        try:
            sessions.sign_in(request, worker_account(filed.filed_by))
        except NotAllowed as fault:
            context = {
                "title": _("收到了"),
                "advice": _("编号 %(code)s。%(why)s") % {"code": filed.matter_code, "why": fault},
            }
            return render(request, "refusal.html", {**context, "status": 200})
    return HttpResponseRedirect(to)


def _page(request: HttpRequest, draft: DraftView, *, reasons: tuple[str, ...] = ()) -> HttpResponse:
    given = purposes(draft.answers.get("consent", {}))
    why_not = refusal(given, consenting.purposes(draft)) if "consent" in draft.answers else None
    told = telling.look_over(draft, evidence=running_total(DraftOwner(draft.key)).sentence)
    missing = [
        {"id": f"r-{line.code}", "label": line.label, "text": line.value} for line in told if line.open
    ]
    context = {
        "told": told,
        "missing": missing,
        "reasons": [
            reason for reason in dict.fromkeys((*reasons, *((why_not,) if why_not else ()))) if not missing
        ],
        "progress": steps.progress(steps.CHECK),
        "back": steps.preceding(steps.CHECK),
        "may_contact": "contact_employer" in given,
        "first_open": steps.first_open(draft),
        "draft": draft,
        "fellows": len(members_of(draft.key)),
    }
    return render(request, "worker/check.html", context, status=422 if reasons else 200)
