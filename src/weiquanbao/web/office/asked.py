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
from django.views.decorators.http import require_http_methods, require_safe

from weiquanbao.common.dates import today
from weiquanbao.consultation.actions import drop_kept, keep_answer, kept_answer
from weiquanbao.consultation.articles import joined, listed
from weiquanbao.desk.act import act as do
from weiquanbao.desk.refusals import Barred, Incomplete, NotFound, Overtaken
from weiquanbao.evidence.serving import NotThere, Role, serve
from weiquanbao.law.passages import fitting, passage
from weiquanbao.people.disclosing import looked_at
from weiquanbao.procedures import procedure
from weiquanbao.procedures.publication.forms import WITHDRAWAL
from weiquanbao.reading import visible
from weiquanbao.reading.consultations import ConsultationView
from weiquanbao.reading.found import found
from weiquanbao.web import forms
from weiquanbao.web.acting import actor_here, duty
from weiquanbao.web.design.clocks import face
from weiquanbao.web.design.fields import field_views
from weiquanbao.web.office.reckoning import reckoned
from weiquanbao.web.parties.asked import said_of, shown_instead
from weiquanbao.web.worker.shots import shots, voices

COPIES = frozenset({"thumbnail", "served"})
#: So many articles that were found fit under the field they go into.
ARTICLES = 8
#: Acts of the one form, by the button that sends them.
ACTS = ("answer", "ask_back", "hand_over", "take")
lawyer_only = duty("duty_lawyer")


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
    """One question, and whatever is done about it. What was typed stays on the page, whichever button was pressed."""
    view = consultation_here(request, case_id)
    if request.method != "POST":
        return _page(request, view)
    op = request.POST.get("op", "")
    _keep(request, view)
    if op in ACTS:
        return _do(request, view, op)
    if op == "keep":
        messages.success(request, _("存着了，下次接着写"))
    return _page(request, view, raw=_typed(request) | _put_in(request, view, op))


def consultation_here(request: HttpRequest, case_id: int) -> ConsultationView:
    view = visible.consultation(actor_here(request), case_id)
    if view is None:
        raise Http404
    return view


def _typed(request: HttpRequest) -> dict[str, str]:
    """What stands in the fields, as it came."""
    names = ("answer", "articles", "wanted", "handler", "reason")
    return {name: request.POST.get(name, "")[: forms.MOST] for name in names}


def _put_in(request: HttpRequest, view: ConsultationView, op: str) -> dict[str, str]:
    """What a press puts into the answer where no script does it: a passage, an article, or what was computed."""
    if op == "sums":
        engine = reckoned(request.POST, found(_whole(view)), view.problems)
        return _with(request, engine.text, engine.articles)
    what, _dash, code = op.partition("-")
    if what == "article" and code:
        return _with(request, "", (code,))
    inserted = passage(code) if what == "passage" else None
    return _with(request, inserted.text, inserted.articles) if inserted else {}


def _with(request: HttpRequest, text: str, articles: tuple[str, ...]) -> dict[str, str]:
    """What was typed, with a text behind it and its articles among those cited."""
    raw = _typed(request)
    return {
        "answer": "\n".join(one for one in (raw["answer"].rstrip(), text) if one),
        "articles": joined(tuple(dict.fromkeys([*listed(raw["articles"]), *articles]))),
    }


def _keep(request: HttpRequest, view: ConsultationView) -> None:
    """What a lawyer wrote stays, whatever he does next, as long as there is something to answer."""
    lawyer, raw = actor_here(request).person_id, _typed(request)
    if lawyer is not None and _may(view, "answer"):
        keep_answer(case_id=view.id, lawyer_id=lawyer, answer=raw["answer"], articles=raw["articles"])


def _may(view: ConsultationView, act: str) -> bool:
    return any(one.code == act and one.allowed for one in view.acts)


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
        if outcome.repeated and name == "answer":
            # What the second press kept was sent by the first.
            drop_kept(case_id=view.id)
        done = _("%(act)s，刚才已经办好了，没有再办一遍") if outcome.repeated else _("%(act)s，办好了")
        messages.success(request, done % {"act": _(procedure("consultation").acts[name].title)})
        there = visible.consultation(actor_here(request), view.id)
        return HttpResponseRedirect(request.path if there else reverse("office:asked"))
    return _page(request, consultation_here(request, view.id), raw=raw, faults=faults, reasons=reasons)


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
    pictures, spoken = shots(view.items, _address(view)), voices(view.items, _address(view))
    context = {
        "view": view,
        "face": face(view.clock, today()) if view.clock else None,
        "said": [said_of(one) for one in view.turns],
        "shots": pictures,
        "voices": spoken,
        "shown_instead": shown_instead(spoken, pictures),
        "found": here,
        "passages": [(place, one) for place, one in enumerate(fitting(view.problems), 1)],
        "articles_here": tuple(dict.fromkeys([*here.articles, *here.by_when_articles]))[:ARTICLES],
        "fields": _fields(told, errors, visible.other_lawyers(actor, view.id) if "hand_over" in may else ()),
        "errors": [{"id": f"f-{name}", "label": "", "text": text} for name, text in errors.items()],
        "reasons": reasons,
        "may": may,
        "publication": visible.publication_of(actor, view.id),
        "withdrawal": field_views(WITHDRAWAL),
        "seen": view.seen,
        "key": forms.key(request.POST.get("key", "")) or uuid4(),
        "engine": None if view.final else reckoned(request.POST, here, view.problems),
    }
    return render(request, "office/asked_one.html", context, status=status)


def _whole(view: ConsultationView) -> str:
    """Everything the worker wrote: what the machine finds is found for all of it."""
    return "\n".join(one.text for one in view.turns if one.side == "worker")


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
    actor, view = actor_here(request), consultation_here(request, case_id)
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
