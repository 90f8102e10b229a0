"""The lawyer's room: what was given to him by what falls due, and one question with all he needs beside it.

Question, photos and voice, what the machine found, and the engine stand side by side. Everything is one form: whichever
button is pressed, what was typed stays, and works without a script.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast
from uuid import uuid4

from django.contrib import messages
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseRedirect,
    StreamingHttpResponse,
)
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from weiquanbao.common.dates import today
from weiquanbao.consultation.actions import keep_answer, kept_answer
from weiquanbao.consultation.articles import joined
from weiquanbao.desk.act import act as do
from weiquanbao.desk.publishing import propose, withdraw
from weiquanbao.desk.refusals import Barred, Incomplete, NotFound, Overtaken
from weiquanbao.evidence.serving import NotThere, Role, serve
from weiquanbao.law.passages import fitting, passage
from weiquanbao.people.disclosing import looked_at
from weiquanbao.procedures import procedure
from weiquanbao.reading import visible
from weiquanbao.reading.consultations import ConsultationView
from weiquanbao.reading.found import FoundHere, found
from weiquanbao.web import forms
from weiquanbao.web.acting import actor_here, duty
from weiquanbao.web.design.clocks import face
from weiquanbao.web.office.reckoning import reckoned
from weiquanbao.web.parties.asked import said_of
from weiquanbao.web.worker.shots import shots, voices

COPIES = frozenset({"thumbnail", "served"})
#: Acts of the one form, by the button that sends them.
ACTS = ("answer", "ask_back", "hand_over", "take")
lawyer_only = duty("duty_lawyer")
may_withdraw = duty("duty_lawyer", "county_officer", "leader")


@require_safe
@lawyer_only
def queue(request: HttpRequest) -> HttpResponse:
    """Everything given to him, the nearest day first, and below it what is over."""
    lines = [
        (one, face(one.clock, today()) if one.clock else None)
        for one in visible.lawyer_queue(actor_here(request))
    ]
    context = {
        "open": [each for each in lines if not each[0].final and each[0].state != "answered"],
        "answered": [each for each in lines if not each[0].final and each[0].state == "answered"],
        "over": [each for each in lines if each[0].final],
    }
    return render(request, "office/asked.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@lawyer_only
def one(request: HttpRequest, case_id: int) -> HttpResponse:
    """One question, and whatever is done about it."""
    view = _here(request, case_id)
    if request.method != "POST":
        return _page(request, view)
    op = request.POST.get("op", "")
    if op in ACTS:
        return _do(request, view, op)
    _keep(request, view)
    inserted = passage(op.removeprefix("passage-")) if op.startswith("passage-") else None
    if inserted is not None:
        return _page(request, view, raw=_typed(request) | _with(request, inserted.text, inserted.articles))
    if op.startswith("article-"):
        return _page(request, view, raw=_typed(request) | _with(request, "", (op.removeprefix("article-"),)))
    if op == "keep":
        messages.success(request, _("存着了，下次接着写"))
        return HttpResponseRedirect(request.path)
    return _page(request, view, raw=_typed(request))


def _here(request: HttpRequest, case_id: int) -> ConsultationView:
    view = visible.consultation(actor_here(request), case_id)
    if view is None:
        raise Http404
    return view


def _typed(request: HttpRequest) -> dict[str, str]:
    """What stands in the fields, as it came."""
    names = ("answer", "articles", "wanted", "handler", "reason")
    return {name: request.POST.get(name, "")[: forms.MOST] for name in names}


def _with(request: HttpRequest, text: str, articles: tuple[str, ...]) -> dict[str, str]:
    """What was typed, with a passage behind it and its articles among those cited."""
    raw = _typed(request)
    cited = [one.strip() for one in raw["articles"].split("、") if one.strip()]
    return {
        "answer": "\n".join(one for one in (raw["answer"].rstrip(), text) if one),
        "articles": joined(tuple(dict.fromkeys([*cited, *articles]))),
    }


def _keep(request: HttpRequest, view: ConsultationView) -> None:
    """What a lawyer wrote stays, whatever he does next."""
    lawyer = actor_here(request).person_id
    raw = _typed(request)
    if lawyer is not None and (raw["answer"] or raw["articles"]):
        keep_answer(case_id=view.id, lawyer_id=lawyer, answer=raw["answer"], articles=raw["articles"])


def _do(request: HttpRequest, view: ConsultationView, name: str) -> HttpResponse:
    raw = _typed(request)
    faults: dict[str, str] = {}
    reasons: tuple[str, ...] = ()
    try:
        outcome = do(
            case_id=view.id,
            act=name,
            acting_as=actor_here(request),
            values=dict(raw),
            seen=forms.number(request.POST.get("seen", "")),
            key=forms.key(request.POST.get("key", "")),
        )
    except Incomplete as fault:
        faults = dict(fault.errors)
    except Overtaken as fault:
        reasons = (
            _("刚才有变化：%(what)s。看一下再办。") % {"what": "、".join(_(one) for one in fault.since)},
        )
    except Barred as fault:
        reasons = fault.reasons
    except NotFound:
        raise Http404 from None
    else:
        done = _("%(act)s，刚才已经办好了，没有再办一遍") if outcome.repeated else _("%(act)s，办好了")
        messages.success(request, done % {"act": _(procedure("consultation").acts[name].title)})
        there = visible.consultation(actor_here(request), view.id)
        return HttpResponseRedirect(request.path if there else reverse("office:asked"))
    _keep(request, view)
    return _page(request, _here(request, view.id), raw=raw, faults=faults, reasons=reasons)


def _page(
    request: HttpRequest,
    view: ConsultationView,
    *,
    raw: dict[str, str] | None = None,
    faults: dict[str, str] | None = None,
    reasons: tuple[str, ...] = (),
) -> HttpResponse:
    actor = actor_here(request)
    errors = faults or {}
    kept = kept_answer(case_id=view.id, lawyer_id=actor.person_id or 0)
    told = raw if raw is not None else {"answer": kept[0], "articles": kept[1]}
    here = found(_whole(view))
    status = 422 if errors else 409 if reasons else 200
    may = {one.code for one in view.acts if one.allowed}
    context = {
        "view": view,
        "face": face(view.clock, today()) if view.clock else None,
        "said": [said_of(one) for one in view.turns],
        "shots": shots(view.items, _address(view)),
        "voices": voices(view.items, _address(view)),
        "found": here,
        "passages": [(place, one) for place, one in enumerate(fitting(view.problems), 1)],
        "articles_here": _articles(here),
        "fields": _fields(told, errors, visible.other_lawyers(actor, view.id) if "hand_over" in may else ()),
        "errors": [{"id": f"f-{name}", "label": "", "text": text} for name, text in errors.items()],
        "reasons": reasons,
        "may": may,
        "publication": visible.publication_of(actor, view.id),
        "seen": view.seen,
        "key": forms.key(request.POST.get("key", "")) or uuid4(),
        **reckoned(request, here, view.problems),
    }
    return render(request, "office/asked_one.html", context, status=status)


def _whole(view: ConsultationView) -> str:
    """Everything the worker wrote: what the machine finds is found for all of it."""
    return "\n".join(one.text for one in view.turns if one.side == "worker")


def _articles(here: FoundHere) -> tuple[str, ...]:
    return tuple(dict.fromkeys([*here.articles, *here.by_when_articles]))[:8]


def _fields(
    told: dict[str, str], errors: dict[str, str], others: tuple[tuple[str, str], ...]
) -> dict[str, Any]:
    """The fields of the acts, each by its name."""
    law = procedure("consultation")
    asked = [law.acts[code].form for code in ("answer", "ask_back", "hand_over")]
    drawn = [one for form in asked for one in forms.drawn(form, dict(told), errors, {"handler": others})]
    return {one.name: one for one in drawn}


def _address(view: ConsultationView) -> Callable[[int, str], str]:
    def address(page_id: int, copy: str) -> str:
        return reverse("office:asked_page", args=[view.id, page_id, copy])

    return address


@require_safe
@lawyer_only
def page(request: HttpRequest, case_id: int, page_id: int, copy: str) -> HttpResponseBase:
    """One picture, paper or recording of the question, after writing down that he looked."""
    actor, view = actor_here(request), _here(request, case_id)
    item = next((one for one in view.items if page_id in {each.id for each in one.pages}), None)
    if item is None or copy not in COPIES or not visible.may_see_page(actor, page_id):
        raise Http404
    if actor.person_id is not None and view.asker_id is not None:
        looked_at(viewer=actor.person_id, subject=view.asker_id, item_id=item.id, case_id=view.id)
    try:
        sent = serve(page_id, cast("Role", copy), byte_range=request.headers.get("Range", ""))
    except NotThere:
        raise Http404 from None
    return StreamingHttpResponse(sent, status=sent.status, headers=sent.headers)


@require_POST
@may_withdraw
def unpublish(request: HttpRequest, case_id: int) -> HttpResponse:
    """Take a published answer back: the lawyer his own, an officer or the leader any."""
    try:
        withdraw(publication_id=case_id, acting_as=actor_here(request))
    except NotFound:
        raise Http404 from None
    messages.success(request, _("收回了，不再给人看"))
    return HttpResponseRedirect(reverse("office:home"))


@require_http_methods(["GET", "HEAD", "POST"])
@lawyer_only
def publish(request: HttpRequest, case_id: int) -> HttpResponse:
    """去掉名字给别人看: the lawyer writes it anew without names; rule and a second person look at it."""
    view = _here(request, case_id)
    law = procedure("publication").acts["propose"]
    last = next((one for one in reversed(view.turns) if one.act == "answer"), None)
    raw: forms.Typed = {
        "question": view.question[:300],
        "answer": last.text if last else "",
        "articles": joined(last.articles) if last else "",
        "topic": view.problems[0],
    }
    errors: dict[str, str] = {}
    reasons: tuple[str, ...] = ()
    if request.method == "POST":
        raw = forms.typed(law.form, request.POST)
        key = forms.key(request.POST.get("key", ""))
        try:
            propose(consultation_id=view.id, acting_as=actor_here(request), values=raw, key=key)
        except Incomplete as fault:
            errors = dict(fault.errors)
        except Barred as fault:
            reasons = fault.reasons
        except NotFound:
            raise Http404 from None
        else:
            messages.success(request, _("提上去了，先问职工愿不愿意"))
            return HttpResponseRedirect(reverse("office:asked_one", args=[view.id]))
    fields = forms.drawn(law.form, raw, errors)
    context = {
        "view": view,
        "act": law,
        "fields": [one for one in fields if one.name != "topic"],
        "topics": visible.topics(),
        "topic": raw.get("topic", ""),
        "topic_error": errors.get("topic", ""),
        "errors": forms.faults(fields, errors),
        "reasons": reasons,
        "key": forms.key(request.POST.get("key", "")) or uuid4(),
    }
    status = 422 if errors else 409 if reasons else 200
    return render(request, "office/asked_publish.html", context, status=status)
