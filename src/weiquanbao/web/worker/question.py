"""One question a screen: shown, answered, kept, and on to the next."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from weiquanbao.cases.words import CHANNELS
from weiquanbao.intake import actions
from weiquanbao.intake.answers import Answer
from weiquanbao.intake.drafts import DraftView
from weiquanbao.intake.questions import BY_CODE, ORDER, TO_A_LAWYER, Question
from weiquanbao.organisations.register import find_employers
from weiquanbao.web.worker import gone, kinds, steps
from weiquanbao.web.worker.keeping import draft_here, keep_here
from weiquanbao.web.worker.months import gathered
from weiquanbao.web.worker.scripted import tells_script

AUTOSAVE = "X-Keep"


@tells_script
@require_http_methods(["GET", "HEAD", "POST"])
def question(request: HttpRequest, code: str) -> HttpResponse:
    """Show a question, or take its answer."""
    asked = BY_CODE.get(code)
    if asked is None:
        raise Http404
    draft = draft_here(request)
    if draft is not None and draft.submitted and code == ORDER[0]:
        # One complaint is handed over; whoever taps a picture again has another one.
        draft = None
    if draft is None and code != ORDER[0]:
        return gone.page(request)
    if draft is not None and draft.submitted:
        return gone.handed_over(request, draft)
    if request.method == "POST" and not request.POST.get("find"):
        return _answer(request, asked, draft)
    typed = gathered(dict(request.POST.lists())) if request.method == "POST" else None
    return page(request, asked, draft, typed=typed)


def _answer(request: HttpRequest, asked: Question, draft: DraftView | None) -> HttpResponse:
    started = draft or actions.start()
    raw = gathered(dict(request.POST.lists()))
    try:
        given = actions.answer(key=started.key, code=asked.code, raw=raw)
    except actions.Gone as fault:
        return gone.page(request, str(fault))
    if request.headers.get(AUTOSAVE):
        response = HttpResponse(status=422 if given.errors else 204)
    elif given.errors:
        response = page(request, asked, started, answer=given)
    else:
        response = HttpResponseRedirect(steps.following(asked.code, then=request.POST.get("then", "")))
    if draft is None:
        keep_here(response, started)
    return response


def page(
    request: HttpRequest,
    asked: Question,
    draft: DraftView | None,
    *,
    answer: Answer | None = None,
    typed: dict[str, list[str]] | None = None,
    more: dict[str, Any] | None = None,
) -> HttpResponse:
    """The question with what was answered before, or what was typed now and not understood."""
    kept = dict(draft.answers.get(asked.code, {})) if draft else {}
    value = answer.value if answer else kinds.typed_so_far(asked, typed) if typed else kept
    errors = answer.errors if answer else {}
    then = request.POST.get("then", request.GET.get("then", ""))
    context = {
        "asked": TO_A_LAWYER.get(asked.code, asked) if then == steps.ASK else asked,
        "template": f"worker/kinds/{asked.kind}.html",
        "progress": steps.progress(asked.code, then=then),
        "back": steps.preceding(asked.code, then=then, at_counter=bool(draft and draft.at_counter)),
        "then": then,
        "speak_at": then if then == steps.ASK else "",
        "draft": draft,
        "kept": bool(kept),
        "about": kinds.about(draft),
        "filled_in": filled_in(draft),
        "unknown": bool(value.get("unknown")),
        "first": asked.code == ORDER[0],
        "errors": [{"id": f"f-{name}", "label": "", "text": text} for name, text in errors.items()],
        **kinds.context(asked, value, errors, request, draft),
        **(more or {}),
    }
    return render(request, "worker/question.html", context, status=422 if errors else 200)


def filled_in(draft: DraftView | None) -> str:
    """Which way the worker came to whoever fills this in for him."""
    if draft is None or not draft.at_counter:
        return ""
    return _("%(channel)s代填：问一句，点一下。") % {"channel": _(CHANNELS[draft.channel])}


@require_safe
def employers(request: HttpRequest) -> HttpResponse:
    """What the register knows under a name, for the script to show while one types."""
    typed = request.GET.get("q", "")[:120]
    context = {"found": find_employers(typed), "asked_for": typed, "fragment": True}
    return render(request, "worker/kinds/employers.html", context)
