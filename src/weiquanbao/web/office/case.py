"""One case: parties and claims, what happened, the clocks, and the acts open to this person now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from weiquanbao.access.actors import Actor
from weiquanbao.common.dates import local
from weiquanbao.procedures import procedure
from weiquanbao.procedures.publication.forms import WITHDRAWAL
from weiquanbao.reading import visible
from weiquanbao.reading.clock_story import stories
from weiquanbao.reading.group import GroupRows
from weiquanbao.reading.limitation_due import SETTLED
from weiquanbao.reading.proof import proof_of
from weiquanbao.reading.rows import ActRow, CaseLine, CaseView, ClockRow, OpeningRow, PartyRow, StepRow
from weiquanbao.service.words import PROCEDURE
from weiquanbao.web import law
from weiquanbao.web.acting import actor_here, casework, on_cases
from weiquanbao.web.design.clocks import Face
from weiquanbao.web.design.days import day_month
from weiquanbao.web.design.fields import field_views
from weiquanbao.web.design.roads import shown
from weiquanbao.web.design.saying import said
from weiquanbao.web.design.weight import Barred, is_quiet, together, weight
from weiquanbao.web.office import room
from weiquanbao.web.office.conversations import talks_of, waiting_here
from weiquanbao.web.office.faces import clock_face, limit_face
from weiquanbao.web.office.icons import ACTS
from weiquanbao.web.office.menus import Switch
from weiquanbao.web.papers.served import tag
from weiquanbao.web.parties.signing import waiting
from weiquanbao.web.templatetags.office import moment
from weiquanbao.web.worker.story import qr

RESPONSE = "response"
#: Where what a worker is owed is asked about, and lines of the card about it.
COMPUTED_IN = frozenset({"complaint", "mediation", "representation"})
MOST_COMPUTED = 6
TABS = ("story", "evidence", "messages", "notices", "seen")


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of the bar on top."""

    label: str
    state: str


@dataclass(frozen=True, slots=True)
class Button:
    """One act in the panel: open, or barred with its reasons."""

    title: str
    icon: str
    href: str
    grave: bool
    reasons: tuple[str, ...]
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """One step of the history."""

    state: str
    title: str
    text: str
    tag: str
    tag_tone: str
    when: str
    at: datetime
    law: str = ""


@dataclass(frozen=True, slots=True)
class Time:
    """One clock in the panel."""

    title: str
    face: Face
    provisional: bool


@dataclass(frozen=True, slots=True)
class Side:
    """One party with where its phone is asked for."""

    party: PartyRow
    phone: str
    reveal: str
    others: str


@require_safe
@on_cases
def case(request: HttpRequest, case_id: int) -> HttpResponse:
    """The case page, one tab at a time."""
    actor = actor_here(request)
    view = case_here(request, case_id)
    tab = request.GET.get("tab", "")
    tab = tab if tab in TABS and not view.narrow else TABS[0]
    more: dict[str, Any] = {}
    if tab == "notices":
        more["notices"] = visible.notices_of(actor, view.id)
    if tab == "evidence":
        more["can_read"], more["read"] = visible.recognised_progress(view.items)
    if tab == "messages":
        more["talks"] = talks_of(actor, view, note=view.handles and request.method == "GET")
    return page(request, view, tab, more)


def page(
    request: HttpRequest, view: CaseView, tab: str, more: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    """The page with one of its tabs."""
    actor = actor_here(request)
    head = {
        "group": _group(view, visible.group_rows(actor, view.id)),
        "helpers": visible.helpers_of_case(actor, view.id),
        "tab": tab,
        "tabs": () if view.narrow else _tabs(view, tab, waiting_here(actor, view)),
        "proof": proof_of(view.id),
        "papers": _papers(actor, view),
        "to_sign": waiting(visible.to_sign(actor, view.others), _signing),
        "went": went(actor, view),
        "computed": _computed(actor, view),
    }
    context = around(view) | head | answers_in(actor, view) | more
    if view.procedure == "mediation":
        return render(request, room.TEMPLATE, context | room.around_room(actor, view), status=status)
    if view.procedure == "performance":
        context["payments"] = visible.payments(actor, view.id)
        return render(request, "office/performance.html", context, status=status)
    if view.procedure == "fund":
        return render(request, "office/fund/case.html", context, status=status)
    if view.procedure == "wage_assignment":
        context["assignment"] = visible.assignment(actor, view.id)
        return render(request, "office/assignment.html", context, status=status)
    if view.procedure == "publication":
        answer = visible.answer_in_guide(actor, view.id)
        context |= {"answer": answer, "withdrawal": field_views(WITHDRAWAL)}
        return render(request, "office/publication.html", context, status=status)
    return render(request, "office/case.html", context, status=status)


def _computed(actor: Actor, view: CaseView) -> dict[str, Any]:
    """What was computed for the workers, as far as it fits beside what they ask for."""
    lines = visible.computation_lines(actor, view.id)
    return {
        "may": bool(view.claims),
        "lines": lines[:MOST_COMPUTED],
        "more": max(0, len(lines) - MOST_COMPUTED),
    }


def _signing(line: CaseLine) -> str:
    """Where one of the union signs."""
    ways = procedure(line.procedure).signatures.items()
    code = next(code for code, way in ways if way in {"mediator", "union"})
    return reverse("office:act", args=[line.id, code])


def _papers(actor: Actor, view: CaseView) -> list[dict[str, Any]]:
    """The papers of the case, each with how far it is on its way; of a service first the paper it brings."""
    services = visible.services(actor, view.id)
    brought = visible.brought(actor, view.id) if view.procedure == PROCEDURE else None
    lines = [(view.id, one) for one in visible.papers(actor, view.id)]
    if brought is not None:
        lines.insert(0, (brought.case_id, brought.line))
    return [
        {
            "line": one,
            "href": reverse("office:paper", args=[case, one.id]),
            "tag": tag(services.get(one.id, ())),
        }
        for case, one in lines
    ]


def went(actor: Actor, view: CaseView) -> dict[str, str] | None:
    """Where a merged case goes on, for whoever may go there."""
    line = visible.went_on(actor, view.id) if view.state == "merged" else None
    if line is None:
        return None
    href = reverse("office:case", args=[line.id])
    return {"words": _("这件已经并走了，接着办的是"), "number": line.number, "href": href}


def answers_in(actor: Actor, view: CaseView) -> dict[str, Any]:
    """What the respondents say: of the complaint every one, of a response its own with how it was invited."""
    found = visible.responses(actor, view.matter_code)
    if view.procedure != RESPONSE:
        return {"responses": found}
    return {
        "responses": [one for one in found if one.case_id == view.id],
        "invitation": visible.invitation(actor, view.id),
    }


@require_safe
@casework
def letter(request: HttpRequest, case_id: int) -> HttpResponse:
    """The letter to a respondent, to be printed: link, QR and code, and nothing of the worker."""
    found = visible.letter(actor_here(request), case_id)
    if found is None:
        raise Http404
    link = request.build_absolute_uri(reverse("employer:invitation", args=[found.token]))
    spaced = f"{found.code[:4]} {found.code[4:]}"
    context = {"letter": found, "link": link, "qr": qr(link), "code": spaced, "case_id": case_id}
    return render(request, "office/letter.html", context)


@require_safe
@on_cases
def clocks(request: HttpRequest, case_id: int) -> HttpResponse:
    """怎么算的: every clock with its start, its pauses, its article and the figure it rests on."""
    view = case_here(request, case_id)
    told = [(story, clock_face(story.clock)) for story in stories(view)]
    return render(request, "office/clocks.html", {"view": view, "stories": told})


def case_here(request: HttpRequest, case_id: int) -> CaseView:
    """The case, or the page of what does not exist, whether it exists or not."""
    view = visible.case(actor_here(request), case_id)
    if view is None:
        raise Http404
    return view


def around(view: CaseView) -> dict[str, Any]:
    """What stands on the page whatever the tab."""
    amounts = [claim.amount for claim in view.claims if claim.amount is not None]
    return {
        "view": view,
        "title": title_of(view),
        "stages": [Stage(_(label), state) for label, state in view.flow],
        "sides": [_side(view, party) for party in _shown(view.parties)],
        "total": sum(amounts, Decimal(0)) if amounts else None,
        "may_merge": any(act.code == "merge" and act.allowed for act in view.acts),
        "times": _times(view.clocks),
        "limit": None if view.result in SETTLED else limit_face(view.claims),
        "acts": _buttons(view, [act for act in view.acts if act.allowed]),
        "barred": _barred([act for act in view.acts if not act.allowed]),
        "later": _barred(view.later),
        "openings": [_opening(view, one) for one in view.openings],
        "others": [one for one in view.others if one.procedure != "joining"],
        "roads": shown(view.roads),
        "told": _told(view.steps, final=view.final),
    }


def title_of(view: CaseView) -> str:
    """示例职工甲 对 示例饰品有限公司; what is the house's own has no sides and is called by its procedure."""
    if not view.parties:
        return _(procedure(view.procedure, view.version).title)
    names = {
        side: [one.name for one in view.parties if one.side == side] for side in ("claimant", "respondent")
    }
    first, others = names["claimant"][:1], len(names["claimant"])
    claimant = (
        "".join(first) if others < 2 else _("%(name)s 等 %(count)d 人") % {"name": first[0], "count": others}
    )
    if view.procedure in {"consultation", "publication"}:
        return _("%(claimant)s 来问") % {"claimant": claimant}
    return _("%(claimant)s 对 %(respondent)s") % {
        "claimant": claimant,
        "respondent": "、".join(names["respondent"]),
    }


def _tabs(view: CaseView, here: str, waiting: int) -> tuple[Switch, ...]:
    words = {
        "story": _("经过"),
        "evidence": _("证据"),
        "messages": _("消息"),
        "notices": _("通知"),
        "seen": _("谁看过"),
    }
    counts = {"evidence": len(view.items), "messages": waiting, "seen": len(view.seen_by)}
    address = reverse("office:case", args=[view.id])
    return tuple(
        Switch(
            words[tab], counts.get(tab, 0), address if tab == TABS[0] else f"{address}?tab={tab}", tab == here
        )
        for tab in TABS
    )


def _shown(parties: Sequence[PartyRow]) -> list[PartyRow]:
    """Of a group the first worker; the others stand in the table of members."""
    first = next((one for one in parties if one.side == "claimant"), None)
    return [one for one in parties if one.side == "respondent" or one is first]


def _group(view: CaseView, group: GroupRows | None) -> dict[str, Any] | None:
    """The members as a table: where each phone is asked for and where each said yes."""
    if group is None:
        return None
    rows = [
        {
            "member": one,
            "reveal": reverse("office:reveal", args=[view.id, one.party_id]) if one.phone else "",
            "joining": reverse("office:case", args=[one.joining_id]) if one.joining_id else "",
        }
        for one in group.members
    ]
    return {"rows": rows, "joined": group.joined, "waiting": group.waiting, "total": group.total}


def _side(view: CaseView, party: PartyRow) -> Side:
    phone = party.person.phone if party.person else party.boss_phone
    others = f"{reverse('office:register')}?employer={party.employer_id}" if party.other_cases else ""
    return Side(party, phone, reverse("office:reveal", args=[view.id, party.id]) if phone else "", others)


def _times(rows: Sequence[ClockRow]) -> list[Time]:
    faces = [(row, clock_face(row)) for row in rows]
    return [Time(row.title, shown, row.provisional) for row, shown in faces if shown]


def _buttons(view: CaseView, acts: Sequence[ActRow]) -> list[Button]:
    return [
        Button(
            _(act.title),
            ACTS.get(act.code, ""),
            reverse("office:act", args=[view.id, act.code]),
            act.grave and _weight(view.procedure, act) > 0,
            act.reasons,
            is_quiet(view.procedure, act.code),
        )
        for act in sorted(acts, key=partial(_weight, view.procedure))
    ]


def _barred(acts: Sequence[ActRow]) -> list[Barred]:
    return together(Barred(_(act.title), act.reasons) for act in acts)


def _opening(view: CaseView, one: OpeningRow) -> Button:
    """A further case that may be opened from this one."""
    href = reverse("office:open", args=[view.id, one.procedure, one.code])
    return Button(_(one.title), ACTS.get(one.code, ""), href, one.grave, one.reasons)


def _weight(procedure: str, act: ActRow) -> int:
    return weight(procedure, act.code, grave=act.grave)


def _told(steps: Sequence[StepRow], *, final: bool) -> list[Told]:
    return [_step(step, "now" if place == 0 and not final else "done") for place, step in enumerate(steps)]


def _step(step: StepRow, state: str) -> Told:
    late = step.effective_on < local(step.recorded_at).date()
    who = step.who or step.role
    when = f"{moment(step.recorded_at)}·{who}"
    if late:
        day = day_month(step.effective_on)
        when += _("·办于 %(day)s，后补记") % {"day": day}
    entries = [
        _("%(label)s：%(value)s") % {"label": said(label), "value": said(value)}
        for label, value in step.entries
    ]
    text = _("；").join(entries)
    return Told(
        state,
        _(step.title),
        text,
        step.basis,
        "",
        when,
        step.recorded_at,
        law.href(step.basis, desk=True, on=step.effective_on),
    )
