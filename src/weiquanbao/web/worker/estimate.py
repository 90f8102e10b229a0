"""算一算: what happened, one question a screen, and what could be asked for. Nobody signs in and nothing is kept by us:
the answers lie in a signed cookie of this browser, for a day.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import timedelta
from math import ceil
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.core.signing import BadSignature, TimestampSigner
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from weiquanbao.common.dates import today
from weiquanbao.intake import actions
from weiquanbao.law.estimates import answering
from weiquanbao.law.estimates.reckoning import estimate
from weiquanbao.law.estimates.stories import QUESTIONS, STORIES, UNKNOWN, Question, asked, next_question
from weiquanbao.reading import visible
from weiquanbao.web.design.fields import Choice, FieldView, Kind
from weiquanbao.web.worker import estimated, months, steps
from weiquanbao.web.worker.keeping import keep_here
from weiquanbao.web.worker.scripted import tells_script

COOKIE, SALT = "estimate", "weiquanbao.worker.estimate"
KEPT = timedelta(days=1)
STORY = "story"
#: How long the same page leads to the same complaint.
PRESSED = timedelta(minutes=10)
_ONCE = TimestampSigner(salt="weiquanbao.worker.estimate.once")


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """What happened: five pictures."""
    choices = [(one, reverse("worker:estimate_story", args=[one.code])) for one in STORIES.values()]
    return render(request, "worker/estimate/start.html", {"stories": choices, "here": "estimate"})


@require_safe
def story(request: HttpRequest, code: str) -> HttpResponse:
    """A picture was tapped: what was answered before and is asked here, too, is not asked again."""
    if code not in STORIES:
        raise Http404
    told = told_here(request)
    kept = {one: told[one] for one in STORIES[code].asks if one in told}
    # Why one left decides what is asked; it is the story itself and asked anew.
    kept.pop("left", None)
    response = HttpResponseRedirect(_following(code, kept))
    return _keep(response, {STORY: code, **kept})


@tells_script
@require_http_methods(["GET", "HEAD", "POST"])
def question(request: HttpRequest, code: str) -> HttpResponse:
    """Show a question of the story, or take its answer."""
    told = told_here(request)
    name = told.get(STORY, "")
    if name not in STORIES or code not in asked(name, told):
        return HttpResponseRedirect(reverse("worker:estimate"))
    if request.method != "POST":
        return _page(request, name, QUESTIONS[code], told, told.get(code, ""))
    raw = months.gathered(dict(request.POST.lists()))
    typed = (
        UNKNOWN
        if raw.get("unknown")
        else (raw.get("month" if QUESTIONS[code].kind == "month" else code) or [""])[-1]
    )
    try:
        answers = told | {code: answering.read(code, typed[:40], today())}
    except answering.NotUnderstood as fault:
        return _page(request, name, QUESTIONS[code], told, typed[:40], str(fault))
    wrong = answering.in_order(answers)
    if wrong:
        return _page(request, name, QUESTIONS[code], told, typed[:40], wrong)
    return _keep(HttpResponseRedirect(_following(name, answers)), answers)


@require_safe
def result(request: HttpRequest) -> HttpResponse:
    """What could be asked for, until when, how it was computed and what to keep as proof."""
    told = told_here(request)
    name = told.get(STORY, "")
    open_question = next_question(name, told) if name in STORIES else None
    if name not in STORIES or open_question:
        return HttpResponseRedirect(_following(name, told) if name in STORIES else reverse("worker:estimate"))
    found = estimate(
        name, answers_here(told), today=today(), region=settings.COUNTY_REGION, more=visible.local_figures()
    )
    context = estimated.drawn(found) | {
        "story": STORIES[name],
        "answers": [_said(one, told[one]) for one in asked(name, told)],
        "back": reverse("worker:estimate_question", args=[asked(name, told)[-1]]),
        "here": "estimate",
        "recognition": ("工伤保险条例 17",),
        "once": _ONCE.sign(str(uuid4())),
    }
    return render(request, "worker/estimate/result.html", context)


@require_POST
def file(request: HttpRequest) -> HttpResponse:
    """请工会帮我要: a complaint that knows already what was answered here; only what is missing is asked.

    The page that was pressed brings the key of its complaint: pressed twice, it is one.
    """
    told = told_here(request)
    name = told.get(STORY, "")
    if name not in STORIES or next_question(name, told):
        return HttpResponseRedirect(reverse("worker:estimate"))
    found = estimate(
        name, answers_here(told), today=today(), region=settings.COUNTY_REGION, more=visible.local_figures()
    )
    draft = actions.start_once(
        key=_pressed(request),
        problems=estimated.problems(name, found),
        told=dict(estimated.for_complaint(told, found)),
        estimated={STORY: name, **{code: told[code] for code in asked(name, told)}},
    )
    response = HttpResponseRedirect(steps.address(estimated.first_open(draft.key)))
    keep_here(response, draft)
    return response


def _pressed(request: HttpRequest) -> UUID:
    """The key this page brings; of an old or strange page a new one, so that nobody opens what was begun long ago."""
    try:
        return UUID(_ONCE.unsign(request.POST.get("once", ""), max_age=PRESSED))
    except BadSignature:
        return uuid4()


def begin(name: str, answers: Mapping[str, str]) -> HttpResponse:
    """To the first question that a story still asks, with what is known already answered."""
    if name not in STORIES:
        raise Http404
    told = {STORY: name, **{code: answers[code] for code in STORIES[name].asks if code in answers}}
    return _keep(HttpResponseRedirect(_following(name, told)), told)


def told_here(request: HttpRequest) -> dict[str, str]:
    """What was answered in this browser, the story among it."""
    try:
        told = json.loads(request.get_signed_cookie(COOKIE, default="{}", salt=SALT, max_age=KEPT) or "{}")
    except ValueError:
        return {}
    return {str(name): str(value) for name, value in told.items()} if isinstance(told, dict) else {}


def answers_here(told: Mapping[str, str]) -> dict[str, str]:
    """The answers to questions alone."""
    return {name: value for name, value in told.items() if name in QUESTIONS}


def _keep(response: HttpResponse, told: Mapping[str, str]) -> HttpResponse:
    response.set_signed_cookie(
        COOKIE,
        json.dumps(told, ensure_ascii=True, separators=(",", ":")),
        salt=SALT,
        max_age=KEPT,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
    return response


def _following(name: str, told: Mapping[str, str]) -> str:
    """The next open question; from one that was changed back to the result, if nothing is open."""
    code = next_question(name, told)
    return reverse("worker:estimate_question", args=[code]) if code else reverse("worker:estimate_result")


def _page(
    request: HttpRequest, name: str, one: Question, told: Mapping[str, str], typed: str, error: str = ""
) -> HttpResponse:
    order = asked(name, told)
    place = order.index(one.code)
    back = (
        reverse("worker:estimate_question", args=[order[place - 1]]) if place else reverse("worker:estimate")
    )
    context: dict[str, Any] = {
        "asked": one,
        "template": f"worker/estimate/{one.kind}.html",
        "progress": _progress(place + 2, len(order) + 1),
        "back": back,
        "about": _(STORIES[name].title),
        "error": error,
        "errors": [{"id": f"f-{'month' if one.kind == 'month' else one.code}", "label": "", "text": error}]
        if error
        else [],
        "unknown": typed == UNKNOWN,
        **_field(one, typed, error, request),
    }
    return render(request, "worker/estimate/question.html", context, status=422 if error else 200)


def _progress(step: int, all_steps: int) -> steps.Progress:
    track = tuple("on" if n < step else "now" if n == step else "" for n in range(1, all_steps + 1))
    return steps.Progress(step, all_steps, ceil((all_steps - step) * steps.SECONDS / 60), track)


def _field(one: Question, typed: str, error: str, request: HttpRequest) -> dict[str, Any]:
    shown = "" if typed == UNKNOWN else typed
    if one.kind == "choice":
        choices = [
            Choice(each.code, _(each.label), _(each.hint) if each.hint else "", chosen=each.code == shown)
            for each in one.choices
        ]
        return {"name": one.code, "choices": choices}
    if one.kind == "month":
        chosen = typed or months.chosen_earlier(request.POST, "month")
        return {
            "months": months.months(
                "month", chosen, today(), unknown=_("不知道"), error=bool(error), alone=True
            )
        }
    unit = _(one.unit) if one.unit else ""
    kind: Kind = "money" if one.kind == "money" else "count"
    return {
        "field": FieldView(one.code, _("多少？"), kind, shown, "", error, limit=20, autofill="off", unit=unit)
    }


def _said(code: str, answer: str) -> tuple[str, str, str]:
    """An answer as it is read back, and where it is changed."""
    one = QUESTIONS[code]
    words = _("不知道") if answer == UNKNOWN else estimated.read_back(one, answer)
    return _(one.title), words, reverse("worker:estimate_question", args=[code])
