"""问一问: a question in text, by voice or with photos; what the machine finds at once; and one tap that sends it to a
lawyer. Nobody signs in to ask."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from weiquanbao.access.predicates import actor_of
from weiquanbao.desk.consulting import ask_lawyer, topics_of
from weiquanbao.desk.refusals import Barred, NotFound
from weiquanbao.evidence.actions import running_total
from weiquanbao.evidence.owners import DraftOwner
from weiquanbao.evidence.reading import items_of_draft
from weiquanbao.intake import actions
from weiquanbao.intake.actions import ASKING
from weiquanbao.intake.consents import asked_for_advice
from weiquanbao.intake.drafts import DraftView
from weiquanbao.reading.found import found
from weiquanbao.web.design.fields import FieldView
from weiquanbao.web.parties.asked import shown_instead
from weiquanbao.web.worker import consenting, estimate, gone, steps
from weiquanbao.web.worker.check import let_in
from weiquanbao.web.worker.handing_in import hand_in
from weiquanbao.web.worker.keeping import answered_here, draft_here, keep_here
from weiquanbao.web.worker.question import AUTOSAVE, filled_in
from weiquanbao.web.worker.say import voices_of
from weiquanbao.web.worker.scripted import tells_script
from weiquanbao.web.worker.shots import shots

#: Where a button of the first screen leads, once what was written is kept.
LEADS = {"say": ("worker:say", "at"), "photos": ("worker:photos", "then")}


@tells_script
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """One screen: write it, say it, show it."""
    draft = _own(request)
    if request.method != "POST":
        return _ask_page(request, draft)
    started = draft or actions.start()
    response = _keep(request, started)
    if draft is None:
        keep_here(response, started)
    return response


def _own(request: HttpRequest) -> DraftView | None:
    """The draft of this phone while it is open: what was handed over is another's question."""
    draft = draft_here(request)
    return None if draft is None or draft.submitted or not _may_ask(draft) else draft


def _may_ask(draft: DraftView) -> bool:
    """A complaint that staff took down does not become a question behind the worker's back."""
    return not draft.at_counter or draft.submitted or ASKING in draft.answers


def _keep(request: HttpRequest, draft: DraftView) -> HttpResponse:
    try:
        given = actions.answer(key=draft.key, code="told", raw=dict(request.POST.lists()))
        actions.asks(key=draft.key)
    except actions.Gone as fault:
        return gone.page(request, str(fault))
    if request.headers.get(AUTOSAVE):
        return HttpResponse(status=422 if given.errors else 204)
    taken = hand_in(request, DraftOwner(draft.key), added_by=None)
    typed = str(given.value.get("told", ""))
    error = given.errors.get("told", "") or "".join(one.sentence for one in taken.refused[:1])
    lead = _lead(request.POST.get("go", ""))
    if not (error or lead or typed or items_of_draft(draft.key)):
        error = _("写几个字，或者说一段、拍一张，再点下一步。")
    if error:
        return _ask_page(request, draft, typed, error)
    return HttpResponseRedirect(lead or reverse("worker:ask_found"))


def _lead(button: str) -> str:
    """Where saying and showing are done; they come back here."""
    place = LEADS.get(button)
    return f"{reverse(place[0])}?{place[1]}={steps.ASK}" if place else ""


def _ask_page(
    request: HttpRequest, draft: DraftView | None, typed: str | None = None, error: str = ""
) -> HttpResponse:
    kept = str(draft.answers.get("told", {}).get("told", "")) if draft else ""
    field = FieldView(
        "told",
        _("写在这里"),
        "text",
        kept if typed is None else typed,
        _("不用写名字、不用写单位。"),
        error,
        limit=3000,
    )
    context = {
        "field": field,
        "errors": [{"id": "f-told", "label": "", "text": error}] if error else [],
        "kept": bool(kept),
        "back": reverse("office:visit" if draft and draft.at_counter else "worker:home"),
        "filled_in": filled_in(draft),
        "here": "ask",
        **_shown(draft),
    }
    return render(request, "worker/ask.html", context, status=422 if error else 200)


def _shown(draft: DraftView | None) -> dict[str, Any]:
    """What was said and photographed so far."""
    items = items_of_draft(draft.key) if draft else ()
    return {"voices": voices_of(draft), "shots": shots(items, _page_address)}


def _page_address(page_id: int, copy: str) -> str:
    return reverse("worker:seen", args=[page_id, copy])


@require_safe
@gone.unless_open
def what_was_found(request: HttpRequest, draft: DraftView) -> HttpResponse:
    """机器找到的，不是律师答的: topic, pages, articles, the clock, 算一算; and the way to a lawyer."""
    question = _question(draft)
    context = {
        "question": question,
        "found": found(question),
        "back": reverse("worker:ask"),
        "filled_in": filled_in(draft),
        "here": "ask",
        **_shown(draft),
    }
    return render(request, "worker/ask_found.html", context)


@require_POST
@gone.unless_open
def reckon(request: HttpRequest, draft: DraftView) -> HttpResponse:
    """算一算 with what the question says already answered."""
    here = found(_question(draft))
    return estimate.begin(here.story, here.answers)


def _question(draft: DraftView) -> str:
    return str(draft.answers.get("told", {}).get("told", ""))


@csrf_exempt
@tells_script
@require_http_methods(["GET", "HEAD", "POST"])
def send(request: HttpRequest) -> HttpResponse:
    """Look once more, agree, send. Pressed again, it is answered with the same consultation."""
    draft = draft_here(request)
    if draft is None or not _may_ask(draft):
        return gone.page(request)
    return _sent(request, draft) if draft.submitted else _open(request, draft)


@csrf_protect
def _open(request: HttpRequest, draft: DraftView) -> HttpResponse:
    if "contact" in draft.open_questions:
        return HttpResponseRedirect(f"{steps.address('contact')}?then={steps.ASK}")
    if request.method != "POST":
        return _send_page(request, draft)
    try:
        given = actions.answer(key=draft.key, code="consent", raw=dict(request.POST.lists()))
    except actions.Gone as fault:
        # Pressed twice at the same moment, the other press may have sent it after this one looked.
        sent = draft_here(request)
        return _sent(request, sent) if sent and sent.submitted else gone.page(request, str(fault))
    if given.errors:
        return _send_page(request, draft, tuple(given.errors.values()))
    return _sent(request, draft)


def _sent(request: HttpRequest, draft: DraftView) -> HttpResponse:
    staff = actor_of(request.user) if draft.at_counter else None
    try:
        filed = ask_lawyer(draft_key=draft.key, staff=staff)
    except NotFound:
        return gone.page(request)
    except Barred as fault:
        return _send_page(request, draft, fault.reasons)
    if draft.at_counter:
        return HttpResponseRedirect(reverse("office:asked_receipt", args=[filed.case_id]))
    response = let_in(request, filed, reverse("worker:track", args=[filed.matter_code]))
    answered_here(response, draft)
    return response


def _send_page(request: HttpRequest, draft: DraftView, reasons: tuple[str, ...] = ()) -> HttpResponse:
    shown = _shown(draft)
    asked = asked_for_advice(injured="injury" in topics_of(draft.answers), has_voice=bool(shown["voices"]))
    ticked = request.POST.getlist("consent") or draft.answers.get("consent", {}).get("consent", ())
    context = {
        "question": _question(draft) or shown_instead(shown["voices"], shown["shots"]),
        "name": draft.answers["contact"]["name"],
        "texts": consenting.texts_of(asked, ticked),
        "for_another": draft.answers["contact"]["name"] if draft.at_counter else "",
        "reasons": reasons,
        "total": running_total(DraftOwner(draft.key)).sentence,
        "back": reverse("worker:ask_found"),
        "progress": steps.progress(steps.ASK_SEND),
        "here": "ask",
        **shown,
    }
    return render(request, "worker/ask_send.html", context, status=422 if reasons else 200)
