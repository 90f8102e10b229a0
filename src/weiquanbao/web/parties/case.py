"""A case as a party follows it: where it stands, by when, what was said, and what one may do now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from weiquanbao.access.actors import Actor
from weiquanbao.common.dates import today
from weiquanbao.common.identifiers import check_matter_code
from weiquanbao.procedures import procedure
from weiquanbao.reading import visible
from weiquanbao.reading.papers import PaperLine
from weiquanbao.reading.rows import ActRow, CaseLine, ClockRow, OpeningRow, PartyCaseView, StepRow
from weiquanbao.web.design.clocks import Face, face
from weiquanbao.web.design.roads import shown
from weiquanbao.web.design.room import drawn
from weiquanbao.web.design.weight import Barred, done, is_drawn, is_quiet, together, weight
from weiquanbao.web.parties.asked import told_in
from weiquanbao.web.parties.audience import Audience
from weiquanbao.web.parties.rating import link
from weiquanbao.web.parties.signing import of_party
from weiquanbao.web.worker.shots import shots, voices
from weiquanbao.web.worker.story import moment, plain_day

#: What a worker says of a payment that was reported.
ANSWERS = ("confirm", "short", "deny")


@dataclass(frozen=True, slots=True)
class Button:
    """One act as a button, or barred with its reasons."""

    title: str
    href: str
    grave: bool
    reasons: tuple[str, ...]
    quiet: bool = False
    weight: int = 1


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the history."""

    state: str
    title: str
    when: str
    at: datetime
    notes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One further case of the matter."""

    title: str
    state: str
    href: str
    face: Face | None
    asked: bool = False


def case_here(actor: Actor, code: str, case_id: int, audience: Audience) -> PartyCaseView:
    """The case under this matter code for this side, or the page of what does not exist."""
    try:
        written = check_matter_code(code)
    except ValueError:
        raise Http404 from None
    view = visible.party_case(actor, case_id, side=audience.side)
    if view is None or view.matter_code != written:
        raise Http404
    return view


def page(request: HttpRequest, actor: Actor, code: str, case_id: int, audience: Audience) -> HttpResponse:
    """Show it."""
    view = case_here(actor, code, case_id, audience)
    signed = of_party(visible.to_sign(actor, view.cases, side=audience.side), audience)
    context = around(view, audience) | {"papers": papers_here(actor, view, audience), "to_sign": signed}
    if view.procedure == "mediation":
        return render(request, "party/mediation.html", context | _room(actor, view, audience))
    if view.procedure == "performance":
        return render(request, "party/performance.html", context | _paying(actor, view, audience))
    if view.procedure == "wage_assignment":
        return render(request, "party/assignment.html", context | _paid_first(actor, view, context["acts"]))
    if view.procedure == "publication":
        answer = visible.answer_in_guide(actor, view.id)
        return render(request, "party/publication.html", context | {"answer": answer})
    if view.procedure == "consultation":
        return render(request, "party/consultation.html", context | told_in(actor, view, audience, context))
    return render(request, "party/case.html", context)


def _paid_first(actor: Actor, view: PartyCaseView, acts: list[Button]) -> dict[str, Any]:
    """What it is to this worker alone. Once an account stands there, to change it is nothing he came for."""
    found = visible.own_assignment(actor, view.id)
    if found is None or found.own is None or not found.own.account:
        return {"assignment": found}
    title = _(procedure(view.procedure, view.version).acts["give_account"].title)
    calm = [replace(one, quiet=True, weight=2) if one.title == title else one for one in acts]
    return {"assignment": found, "acts": sorted(calm, key=_weight)}


def _paying(actor: Actor, view: PartyCaseView, audience: Audience) -> dict[str, Any]:
    """What was agreed and what came; the answers to a payment stand beside it, not among the other acts."""
    context, found = around(view, audience), visible.payments(actor, view.id)
    allowed = [one for one in view.acts if one.code in ANSWERS and one.allowed]
    answers = [act_button(one, audience.act(view.matter_code, view.id, one.code)) for one in allowed]
    stands_there = {one.title for one in answers} | {_(one.title) for one in view.acts if one.code in ANSWERS}
    if found is not None and found.overdue and view.clock and view.clock.code == "instalment":
        # What is late comes first; a calm ring about the next one would speak over it.
        context["face"] = None
    proofs = {item for one in (found.asked if found else ()) for item in one.items}
    return context | {
        "payments": found,
        "answers": answers,
        "acts": [one for one in context["acts"] if one.title not in stands_there],
        "barred": [] if audience.side == "claimant" else context["barred"],
        "proofs": shots([one for one in view.items if one.id in proofs], address_in(view, audience)),
    }


def _room(actor: Actor, view: PartyCaseView, audience: Audience) -> dict[str, Any]:
    """The mediation this case is, with the offers that wait and the answers this party may give to each."""
    room = visible.mediation(actor, view.id)
    if room is None:
        return {}
    waiting = [(one, *_answers(actor, one.terms.case_id, audience)) for one in room.offers if one.waiting]
    ended = view.final and view.state != "concluded"
    return drawn(room) | {"answers": waiting if not view.final else [], "ended": ended}


def _answers(actor: Actor, offer_id: int, audience: Audience) -> tuple[list[Button], list[Button]]:
    """What this party may do with an offer now, a yes before a no; and what it may not, each with the reason."""
    offer = visible.party_case(actor, offer_id, side=audience.side)
    if offer is None:
        return [], []
    acts = [
        act_button(act, audience.act(offer.matter_code, offer.id, act.code))
        for act in sorted(offer.acts, key=_is_no)
    ]
    more = [opening_button(one, offer.matter_code, offer.id, audience) for one in offer.openings]
    found = [*_own_answer(actor, offer, audience), *more, *acts]
    return [one for one in found if not one.reasons], [
        one for one in acts if one.reasons and not done(one.reasons)
    ]


def _own_answer(actor: Actor, offer: PartyCaseView, audience: Audience) -> list[Button]:
    """The answer one owes as a member to the round about this offer, while it is open."""
    rounds = (one for one in offer.cases if one.parent_id == offer.id and not one.final)
    views = (visible.party_case(actor, one.id, side=audience.side) for one in rounds)
    return [
        act_button(act, audience.act(view.matter_code, view.id, act.code))
        for view in views
        if view is not None
        for act in view.acts
        if act.allowed
    ]


def _is_no(act: ActRow) -> bool:
    return act.code.startswith(("decline", "withdraw"))


def around(view: PartyCaseView, audience: Audience) -> dict[str, Any]:
    """Everything a page about this case shows."""
    day = today()
    return {
        "base": audience.base,
        "here": "mine",
        "view": view,
        "title": _(view.procedure_title),
        "state": _(view.state_plain if audience.side == "claimant" else view.state_word),
        "back": audience.home(view.matter_code),
        "face": face(view.clock, day) if view.clock else None,
        "clock": view.clock,
        "due": plain_day(view.clock.due_on, day) if view.clock else "",
        "clocks": clock_faces(view.clocks),
        "history": history(view.steps, final=view.final, plainly=audience.side == "claimant"),
        "acts": [one for one in buttons(view, audience) if not one.reasons],
        "barred": together(Barred(one.title, one.reasons) for one in buttons(view, audience) if one.reasons),
        # That one has signed is said with its day.
        "done": [] if view.signed_on else done(reason for one in view.acts for reason in one.reasons),
        "lines": [line(one, audience) for one in view.cases],
        "roads": shown(view.roads),
        "rate": link(
            view.final, view.state, view.procedure, audience.side, audience.rate(view.matter_code, view.id)
        ),
        "shots": shots(view.items, address_in(view, audience)),
        "voices": voices(view.items, address_in(view, audience)),
    }


def papers_here(actor: Actor, view: PartyCaseView, audience: Audience) -> list[dict[str, Any]]:
    """The papers of the case that are for this side."""
    return papers(visible.papers(actor, view.id, side=audience.side), view.matter_code, audience)


def papers(lines: Sequence[PaperLine], code: str, audience: Audience) -> list[dict[str, Any]]:
    """Papers in a list, each with where it is read."""
    return [{"line": one, "href": audience.paper(code, one.id)} for one in lines]


def clock_faces(clocks: Sequence[ClockRow]) -> list[tuple[ClockRow, Face]]:
    """The clocks that run, each with its face."""
    day = today()
    faces = ((clock, face(clock, day)) for clock in clocks if not clock.stopped_on)
    return [(clock, drawn) for clock, drawn in faces if drawn]


def buttons(view: PartyCaseView, audience: Audience) -> list[Button]:
    """Acts on this case and openings of further ones, the grave ones last."""
    code = view.matter_code
    allowed = {act.code for act in view.acts if act.allowed}
    drawn_acts = (act for act in view.acts if is_drawn(view.procedure, allowed, act.code))
    acts = [act_button(act, audience.act(code, view.id, act.code), view.procedure) for act in drawn_acts]
    more = [opening_button(one, code, view.id, audience) for one in view.openings]
    return sorted([*acts, *more], key=_weight)


def opening_button(one: OpeningRow, code: str, case_id: int, audience: Audience) -> Button:
    """A further case that may be opened."""
    return Button(
        _(one.title),
        audience.opening(code, case_id, one.procedure, one.code),
        one.grave,
        one.reasons,
        weight=weight(one.procedure, one.code, grave=one.grave),
    )


def act_button(act: ActRow, href: str, law: str = "") -> Button:
    """An act as a button, as loud as its procedure wants it."""
    heavy = weight(law, act.code, grave=act.grave)
    return Button(_(act.title), href, act.grave, act.reasons, is_quiet(law, act.code), heavy)


def _weight(one: Button) -> int:
    return one.weight


def history(steps: Sequence[StepRow], *, final: bool, plainly: bool) -> tuple[Entry, ...]:
    """What happened, oldest first: to the worker in plain words, to the employer by the acts' own names."""
    last = len(steps) - 1
    return tuple(
        Entry(
            state="now" if place == last and not final else "done",
            title=_(step.plain if plainly else step.title),
            when=moment(step.recorded_at),
            at=step.recorded_at,
            notes=tuple((_(label), value) for label, value in step.told),
        )
        for place, step in enumerate(steps)
    )


def line(one: CaseLine, audience: Audience) -> Line:
    """A further case in a list."""
    title = _(one.title) + (f"·{one.about}" if one.about else "")
    state = _(one.state_plain if audience.side == "claimant" else one.state_word)
    drawn = face(one.clock, today()) if one.clock and not one.final else None
    return Line(title, state, audience.case(one.matter_code, one.id), drawn, _is_asked(one, audience.side))


def _is_asked(one: CaseLine, side: str) -> bool:
    """Whether the clock that runs waits for this side: an act of its own stops it."""
    if one.final or one.clock is None:
        return False
    law = procedure(one.procedure)
    ended_by = [law.acts[act] for act in law.clocks[one.clock.code].stops]
    return any(side in act.by and not act.grave for act in ended_by)


def address_in(view: PartyCaseView, audience: Audience) -> Any:
    """Where a page of evidence is seen."""

    def address(page_id: int, copy: str) -> str:
        return audience.page(view.matter_code, page_id, copy)

    return address
