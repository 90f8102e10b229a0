"""单位答复 on one page: every claim with what the employer says to it, looked over once, then handed in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4, uuid5

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from weiquanbao.access.actors import Actor
from weiquanbao.common.dates import today
from weiquanbao.desk.act import act as do
from weiquanbao.desk.refusals import Barred, Incomplete, NotFound, Overtaken
from weiquanbao.invitations.actions import forget_words, keep_words
from weiquanbao.invitations.reading import begun_words
from weiquanbao.kernel.forms import clean
from weiquanbao.procedures import procedure
from weiquanbao.reading import visible
from weiquanbao.reading.response_rows import ClaimAnswer, ResponseView
from weiquanbao.reading.rows import ClockRow, PartyCaseView
from weiquanbao.web import forms
from weiquanbao.web.design.clocks import face
from weiquanbao.web.parties import case as pages
from weiquanbao.web.parties.audience import EMPLOYER
from weiquanbao.web.worker.mine import by_phone, worker_here
from weiquanbao.web.worker.shots import shots, voices
from weiquanbao.web.worker.story import plain_day

PROCEDURE = "response"
ANSWER, FINISH = "answer_claim", "finish"
#: Acts with a place of their own on the page; the others stand in the list of buttons.
PLACED = frozenset(
    {ANSWER, FINISH, "add_evidence", "share_evidence", "say_none", "name_agent", "end_agent", "ask_time"}
)
STANCES = (("admit", "认可"), ("partly", "部分认可"), ("deny", "不认可"))
WAYS = {"partly": "部分认可", "admit": "认可", "deny": "不认可"}


@dataclass(frozen=True, slots=True)
class Asked:
    """One claim on the page: what was said before, what is typed now, what was not understood."""

    row: ClaimAnswer
    stance: str
    amount: str
    reason: str
    errors: Mapping[str, str]

    @property
    def values(self) -> dict[str, object]:
        """As the desk takes it."""
        return {
            "claim": str(self.row.claim.id),
            "stance": self.stance,
            "amount": self.amount if self.stance == "partly" else "",
            "reason": self.reason,
        }

    @property
    def word(self) -> str:
        """The stance in a word."""
        return _(WAYS[self.stance]) if self.stance in WAYS else ""

    @property
    def changed(self) -> bool:
        """Whether something else is said than before."""
        before = (self.row.stance, _plainly(self.row) if self.row.stance == "partly" else "", self.row.reason)
        return (self.stance, str(self.values["amount"]), self.reason) != before


@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, code: str, case_id: int) -> HttpResponse:
    """Look it over, then hand it in: each changed claim is an act of its own, the last one hands in the whole."""
    actor = worker_here(request)
    if actor is None:
        return by_phone(request)
    view = pages.case_here(actor, code, case_id, EMPLOYER)
    if view.procedure != PROCEDURE:
        raise Http404
    if request.method != "POST" or not _may(view, ANSWER):
        return HttpResponseRedirect(EMPLOYER.case(view.matter_code, view.id))
    response = _response(actor, view)
    asked = [_typed(row, request) for row in response.answers]
    words = request.POST.get("words", "")[: forms.MOST]
    if "save" in request.POST:
        return _save(request, actor, view, asked, words)
    back = "back" in request.POST
    if back or any(one.errors for one in asked):
        return page(request, actor, view, asked, words=words, status=200 if back else 422)
    if "sure" not in request.POST:
        return _look_over(request, view, asked, words)
    return _hand_in(request, actor, view, asked, words)


def _save(
    request: HttpRequest, actor: Actor, view: PartyCaseView, asked: list[Asked], words: str
) -> HttpResponse:
    """Answer what is answered by now and keep the rest as typed; the whole is handed in another day."""
    key = forms.key(request.POST.get("key", "")) or uuid4()
    seen = forms.number(request.POST.get("seen", ""))
    sensible = [one for one in asked if one.changed and not one.errors]
    if refused := _answer_each(request, actor, view, asked, sensible, words, key, seen):
        return refused
    keep_words(case_id=view.id, person_id=actor.person_id or 0, words=words)
    begun = [one for one in asked if one.errors and (one.stance or one.amount or one.reason)]
    if begun:
        return _save_again(request, actor, view, asked, words)
    messages.success(request, _("存下了 %(count)d 项，交答复以前都可以改") % {"count": len(sensible)})
    return HttpResponseRedirect(EMPLOYER.case(view.matter_code, view.id))


def _answer_each(
    request: HttpRequest,
    actor: Actor,
    view: PartyCaseView,
    asked: list[Asked],
    given: list[Asked],
    words: str,
    key: UUID,
    seen: int | None,
) -> HttpResponse | None:
    """Answer these claims of all that are asked; the page again where the desk refuses one, with everything typed."""
    for one in given:
        try:
            _do(actor, view, ANSWER, one.values, uuid5(key, str(one.row.claim.id)), seen)
        except Incomplete as fault:
            wrong = [_with(each, fault.errors) if each is one else each for each in asked]
            return page(request, actor, view, wrong, words=words, status=422)
        except (Barred, Overtaken) as fault:
            return page(request, actor, view, asked, words=words, problem=str(fault), status=409)
        # What follows was decided together with the first: only that one asks what was seen.
        seen = None
    return None


def _save_again(
    request: HttpRequest, actor: Actor, view: PartyCaseView, asked: list[Asked], words: str
) -> HttpResponse:
    """What was begun and not understood stays as typed, with its sentences; what was not begun is left alone."""
    now = pages.case_here(actor, view.matter_code, view.id, EMPLOYER)
    rows = {row.claim.id: row for row in _response(actor, now).answers}
    again = [
        Asked(
            rows[one.row.claim.id],
            one.stance,
            one.amount,
            one.reason,
            one.errors if one.stance or one.amount or one.reason else {},
        )
        for one in asked
    ]
    return page(request, actor, now, again, words=words, status=422, fresh=True)


def _hand_in(
    request: HttpRequest, actor: Actor, view: PartyCaseView, asked: list[Asked], words: str
) -> HttpResponse:
    key = forms.key(request.POST.get("key", "")) or uuid4()
    seen = forms.number(request.POST.get("seen", ""))
    changed = [one for one in asked if one.changed]
    if refused := _answer_each(request, actor, view, asked, changed, words, key, seen):
        return refused
    if view.state != "answered":
        try:
            _do(actor, view, FINISH, {"words": words}, key, None)
        except (Barred, Incomplete) as fault:
            return page(request, actor, view, asked, words=words, problem=str(fault), status=409)
    forget_words(case_id=view.id, person_id=actor.person_id or 0)
    messages.success(request, _("答复交上去了，工会和职工都会收到消息"))
    return HttpResponseRedirect(EMPLOYER.case(view.matter_code, view.id))


def _do(
    actor: Actor, view: PartyCaseView, act: str, values: Mapping[str, object], key: UUID, seen: int | None
) -> None:
    try:
        do(case_id=view.id, act=act, acting_as=actor, values=values, key=key, seen=seen)
    except NotFound:
        raise Http404 from None


def _look_over(request: HttpRequest, view: PartyCaseView, asked: list[Asked], words: str) -> HttpResponse:
    context = pages.around(view, EMPLOYER) | {
        "asked": asked,
        "words": words,
        "key": forms.key(request.POST.get("key", "")) or uuid4(),
        "seen": request.POST.get("seen", "")[:10],
        "back": EMPLOYER.case(view.matter_code, view.id),
    }
    return render(request, "employer/look_over.html", context)


def page(
    request: HttpRequest,
    actor: Actor,
    view: PartyCaseView,
    asked: list[Asked] | None = None,
    *,
    words: str = "",
    problem: str = "",
    status: int = 200,
    fresh: bool = False,
) -> HttpResponse:
    """The console of one answer; `fresh` where something was done meanwhile, so that the form starts anew."""
    response = _response(actor, view)
    asked = asked or [_as_said(row) for row in response.answers]
    clock = _clock(view)
    own = frozenset(party.id for party in view.parties if party.own)
    address = pages.address_in(view, EMPLOYER)
    mine = [item for item in view.items if item.party_id in own]
    theirs = [item for item in view.items if item.party_id not in own]
    context = pages.around(view, EMPLOYER) | {
        "response": response,
        "asked": asked,
        "stances": STANCES,
        "words": words or begun_words(view.id, actor.person_id or 0),
        "errors": _faults(asked, problem),
        "in_parts": view.state != "answered" and len(asked) > 1,
        "open": _may(view, ANSWER),
        "finished": view.state == "answered",
        "may": frozenset(act.code for act in view.acts if act.allowed),
        "acts": [_button(view, act) for act in view.acts if act.allowed and act.code not in PLACED],
        "due": _due(view),
        "clock": clock,
        "face": face(clock, today()) if clock else None,
        "key": (None if fresh else forms.key(request.POST.get("key", ""))) or uuid4(),
        "heading": _heading(view),
        "claimant": "、".join(party.name for party in view.parties if party.side == "claimant"),
        "mine": shots(mine, address),
        "my_voices": voices(mine, address),
        "theirs": shots(theirs, address),
        "their_voices": voices(theirs, address),
        "shared": {item.id for item in mine if item.shared_on},
        "kept_back": sum(item.shared_on is None for item in mine),
        "paper_count": len(response.papers),
        "papers": pages.papers_here(actor, view, EMPLOYER),
    }
    return render(request, "employer/answer.html", context, status=status)


def _heading(view: PartyCaseView) -> str:
    """What is wanted of the employer now, as the title of the page."""
    clock = _clock(view)
    if view.final:
        return _("答复结束")
    if view.state == "answered":
        return _("您答复了，%(day)s前可以改") % {"day": _due(view)} if clock else _("您答复了")
    if view.state == "no_answer":
        return _("答复的日子过了，现在补答也收")
    if clock is None or clock.paused_on:
        return _("等工会答复您要不要延长")
    return _("请在 %(day)s前答复") % {"day": _due(view)}


def _clock(view: PartyCaseView) -> ClockRow | None:
    """The period the employer itself has to keep: to answer, or to change the answer."""
    own = "change" if view.state == "answered" else "answer"
    return next((one for one in view.clocks if one.code == own and one.stopped_on is None), None)


def _due(view: PartyCaseView) -> str:
    clock = _clock(view)
    return plain_day(clock.due_on, today()).split(" ")[0] if clock else ""


def _button(view: PartyCaseView, act: Any) -> pages.Button:
    return pages.Button(
        _(act.title), EMPLOYER.act(view.matter_code, view.id, act.code), act.grave, act.reasons
    )


def _response(actor: Actor, view: PartyCaseView) -> ResponseView:
    found = [one for one in visible.responses(actor, view.matter_code) if one.case_id == view.id]
    if not found:
        raise Http404
    return found[0]


def _may(view: PartyCaseView, act: str) -> bool:
    return any(one.code == act and one.allowed for one in view.acts)


def _as_said(row: ClaimAnswer) -> Asked:
    """What was said before, ready to be changed."""
    return Asked(row, row.stance, _plainly(row) if row.stance == "partly" else "", row.reason, {})


def _plainly(row: ClaimAnswer) -> str:
    return f"{row.amount:,.2f}".removesuffix(".00") if row.amount is not None else ""


def _typed(row: ClaimAnswer, request: HttpRequest) -> Asked:
    """What was typed for one claim, judged as the desk will judge it."""
    number = row.claim.id
    stance, amount, reason = (
        request.POST.get(f"{name}-{number}", "")[: forms.MOST].strip()
        for name in ("stance", "amount", "reason")
    )
    one = Asked(row, stance, amount, reason, {})
    cleaned = clean(procedure(PROCEDURE).acts[ANSWER].form, one.values, today=today())
    errors = dict(cleaned.errors)
    if "stance" in errors:
        errors["stance"] = _("这一项还没选：认可、部分认可还是不认可")
    if stance == "partly" and not amount:
        errors["amount"] = _("认可一部分的，写认可多少")
    elif stance == "partly" and "amount" in cleaned.values and _too_much(row, cleaned.values["amount"]):
        errors["amount"] = _("不比职工要的少，就选“认可”")
    if stance in ("partly", "deny") and not reason:
        errors["reason"] = _("不认可或者只认一部分的，写明理由")
    return _with(one, errors)


def _too_much(row: ClaimAnswer, amount: Any) -> bool:
    return row.claim.amount is not None and amount >= row.claim.amount


def _with(one: Asked, errors: Mapping[str, str]) -> Asked:
    return Asked(one.row, one.stance, one.amount, one.reason, errors)


def _faults(asked: list[Asked], problem: str) -> list[forms.Fault]:
    found = [
        forms.Fault(f"f-{name}-{one.row.claim.id}", one.row.claim.word, text)
        for one in asked
        for name, text in one.errors.items()
    ]
    return [*found, *([forms.Fault("main", "", problem)] if problem else [])]
