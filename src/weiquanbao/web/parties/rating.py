"""评价: three questions to each side when a case is over, the same for both, and room for a remark."""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from weiquanbao.access.actors import Actor
from weiquanbao.common.dates import today
from weiquanbao.common.identifiers import check_matter_code
from weiquanbao.kernel.forms import Field, Form, clean
from weiquanbao.ratings.actions import NotNow
from weiquanbao.ratings.actions import rate as keep
from weiquanbao.ratings.words import MEANT, MOST_CHARACTERS, QUESTIONS, SCORES, SIDES_HEARD
from weiquanbao.reading import visible
from weiquanbao.reading.fairness import RatingView
from weiquanbao.web import forms
from weiquanbao.web.design.days import plain_date
from weiquanbao.web.parties.audience import Audience

FACES = tuple((str(score), word) for score, word in SCORES)
FORM = Form(
    (
        *(Field(code, word, "choice", choices=FACES, hint=MEANT[code]) for code, word in QUESTIONS.items()),
        Field("remark", "还想说的", "text", required=False, limit=MOST_CHARACTERS),
    )
)


def rate(request: HttpRequest, actor: Actor, code: str, case_id: int, audience: Audience) -> HttpResponse:
    """Show the three questions, or keep the answers."""
    view = _rating(actor, code, case_id, audience)
    if request.method != "POST":
        return _page(request, view, audience, _said_before(view))
    raw = forms.typed(FORM, request.POST)
    cleaned = clean(FORM, raw, today=today())
    if cleaned.errors:
        return _page(request, view, audience, raw, cleaned.errors)
    try:
        keep(
            case_id=view.case_id,
            party_id=view.party_id,
            scores={question: int(str(cleaned.values[question])) for question in QUESTIONS},
            remark=str(cleaned.values.get("remark", "")),
        )
    except NotNow as fault:
        return _page(request, view, audience, raw, {"": _(str(fault))})
    messages.success(request, _("收到了，谢谢。"))
    return HttpResponseRedirect(audience.home(view.matter_code))


def link(over: bool, state: str, procedure: str, side: str, href: str) -> str:
    """Where a case that is over is rated; nothing for one that runs, goes on elsewhere, or did not hear this side."""
    return href if over and state != "merged" and side in SIDES_HEARD.get(procedure, ()) else ""


def _rating(actor: Actor, code: str, case_id: int, audience: Audience) -> RatingView:
    try:
        written = check_matter_code(code)
    except ValueError:
        raise Http404 from None
    view = visible.rating(actor, case_id, side=audience.side)
    if view is None or view.matter_code != written:
        raise Http404
    return view


def _said_before(view: RatingView) -> forms.Typed:
    if view.given is None:
        return {}
    scores: forms.Typed = {code: str(score) for code, score in view.given.scores.items()}
    return scores | {"remark": view.given.remark}


def _page(
    request: HttpRequest,
    view: RatingView,
    audience: Audience,
    raw: forms.Typed,
    errors: Mapping[str, str] | None = None,
) -> HttpResponse:
    wrong = errors or {}
    fields = forms.drawn(FORM, raw, wrong)
    over = view.until is not None and today() > view.until
    context = {
        "base": audience.base,
        "here": "mine",
        "code": view.matter_code,
        "fields": fields,
        "errors": forms.faults(fields, wrong),
        "given": view.given,
        "until": plain_date(view.until) if view.until else "",
        "over": over,
        "back": audience.home(view.matter_code),
    }
    return render(request, "party/rate.html", context, status=422 if wrong else 200)
