"""An act of a party, and the opening of a further case: a form, the desk's answer, everything typed kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from weiquanbao.access.actors import Actor
from weiquanbao.desk.act import act as do
from weiquanbao.desk.open import begin
from weiquanbao.desk.perform import Outcome
from weiquanbao.kernel.forms import Form
from weiquanbao.procedures import procedure
from weiquanbao.reading import visible
from weiquanbao.reading.rows import ActRow, OpeningRow, PartyCaseView
from weiquanbao.web import doing, forms, proving
from weiquanbao.web.design.roads import shown
from weiquanbao.web.papers.drawn import to_sign
from weiquanbao.web.parties.audience import Audience
from weiquanbao.web.parties.case import around, case_here
from weiquanbao.web.sharing import asks_to_work_out, counted, worked_out

#: Where a complaint stands that ended in another.
MERGED = "merged"
ASSIGNMENT = "wage_assignment"


def act(
    request: HttpRequest, actor: Actor, code: str, case_id: int, name: str, audience: Audience
) -> HttpResponse:
    """Show the form of an act, or do it."""
    view = case_here(actor, code, case_id, audience)
    row = next((one for one in (*view.acts, *view.later) if one.code == name), None)
    if row is None:
        # Sent again after it ended the case: the desk still has to answer it.
        row = _declared(view, name) if request.method == "POST" else None
    if row is None:
        raise Http404

    def run(raw: forms.Typed) -> Outcome:
        return do(
            case_id=view.id,
            act=name,
            acting_as=actor,
            values=raw | _ticked(request, name),
            seen=forms.number(request.POST.get("seen", "")),
            key=forms.key(request.POST.get("key", "")),
        )

    return _answer(request, actor, view, audience, row, run)


def opening(
    request: HttpRequest, actor: Actor, code: str, case_id: int, law: str, name: str, audience: Audience
) -> HttpResponse:
    """Show the form that opens a further case, or open it."""
    view = case_here(actor, code, case_id, audience)
    row = next((one for one in view.openings if (one.procedure, one.code) == (law, name)), None)
    if row is None:
        raise Http404

    def run(raw: forms.Typed) -> Outcome:
        return begin(
            parent_id=view.id,
            code=law,
            act=name,
            acting_as=actor,
            values=raw,
            key=forms.key(request.POST.get("key", "")),
        )

    return _answer(request, actor, view, audience, row, run)


def _ticked(request: HttpRequest, name: str) -> dict[str, object]:
    """A ballot is ticked name by name; the form takes them in one line."""
    if name != "vote":
        return {}
    return {"candidates": ",".join(request.POST.getlist("candidates")[:20])[:100]}


def _declared(view: PartyCaseView, name: str) -> ActRow | None:
    act = procedure(view.procedure, view.version).acts.get(name)
    if act is None or view.roles.isdisjoint(act.by):
        return None
    return ActRow(name, act.title, act.basis, False, (), act.form, act.grave)


def _answer(
    request: HttpRequest,
    actor: Actor,
    view: PartyCaseView,
    audience: Audience,
    row: ActRow | OpeningRow,
    run: Any,
) -> HttpResponse:
    if request.method != "POST":
        sent = doing.afresh(row.form)
        sent.raw |= forms.chosen(row.form, request.GET)
        return _page(request, actor, view, audience, row, sent)
    if asks_to_work_out(request, row.form):
        return _page(request, actor, view, audience, row, worked_out(request, row.form, actor, view.id))
    if proving.asked_to_send(request, row.form):
        return _page(request, actor, view, audience, row, _code_sent(request, view, row))
    wrong = proving.fault(request, view.id, row.code, row.form)
    if wrong:
        return _page(
            request, actor, view, audience, row, doing.Sent(forms.typed(row.form, request.POST), errors=wrong)
        )
    sent = doing.send(request, row.form, view.matter_id, side=audience.side, run=run)
    if sent.outcome is None:
        return _page(request, actor, view, audience, row, sent)
    done = _("%(act)s，刚才已经办好了，没有再办一遍") if sent.outcome.repeated else _("%(act)s，办好了")
    messages.success(request, done % {"act": _(row.title)})
    return HttpResponseRedirect(_next(actor, view, audience, row.code, sent.outcome.case_id))


def _code_sent(request: HttpRequest, view: PartyCaseView, row: ActRow | OpeningRow) -> doing.Sent:
    """A code is on its way, or why not; what was typed stays."""
    refused = proving.send(request, view.id, row.code, _(view.procedure_title))
    if not refused:
        messages.success(request, _("验证码发出去了，看短信"))
    field = proving.code_field(row.form)
    return doing.Sent(forms.typed(row.form, request.POST), errors={field: refused} if refused else {})


def _next(actor: Actor, view: PartyCaseView, audience: Audience, act: str, case_id: int) -> str:
    """The case, or one's own list where it is none of one's business any more."""
    if (view.procedure, act) in LEADS_TO:
        return audience.act(view.matter_code, view.id, LEADS_TO[view.procedure, act])
    landed = visible.party_case(actor, case_id, side=audience.side)
    if landed is None:
        return audience.list()
    if landed.procedure == "complaint" or (view.procedure, act) in GOES_HOME:
        # The matter's own page follows the complaint, also one that was opened again.
        return audience.home(view.matter_code)
    return audience.case(view.matter_code, case_id)


def _page(
    request: HttpRequest,
    actor: Actor,
    view: PartyCaseView,
    audience: Audience,
    row: ActRow | OpeningRow,
    sent: doing.Sent,
) -> HttpResponse:
    fields = forms.drawn(row.form, sent.raw, sent.errors, _options(actor, view, row.form))
    context = around(view, audience) | {
        "act": row,
        "fields": fields,
        "errors": forms.faults(fields, sent.errors),
        "seen": view.seen,
        "key": forms.key(request.POST.get("key", "")) or uuid4(),
        "since": tuple(_(title) for title in sent.since),
        "reasons": sent.reasons or (() if row.allowed else row.reasons),
        "gathered": doing.gathered(row.form, sent.raw),
        "counted": counted(sent.raw),
        "code_by_phone": True,
        "back": audience.case(view.matter_code, view.id),
        "goes_on": visible.goes_on_in(actor, view.matter_code) if view.state == MERGED else "",
    }
    signs = procedure(view.procedure, view.version).signatures.get(row.code) in {"own", "acting"}
    special = _to_sign if signs else SPECIAL.get((view.procedure, row.code))
    own, more = special(actor, view) if special else (f"party/{view.procedure}/{row.code}.html", {})
    # A page of its own where a procedure has one for this act, such as the authority that reads like a sentence.
    return render(request, [own, "party/act.html"], context | more, status=sent.status)


def _ballot(actor: Actor, view: PartyCaseView) -> tuple[str, dict[str, Any]]:
    return "party/ballot.html", {"ballot": visible.ballot_paper(actor, view.id)}


def _terms(actor: Actor, view: PartyCaseView) -> tuple[str, dict[str, Any]]:
    """What one is asked to agree to stands above the answer."""
    return "party/terms.html", {"terms": view.steps[0].told if view.steps else (), "offered": view.offered}


def _consent(actor: Actor, view: PartyCaseView) -> tuple[str, dict[str, Any]]:
    """The words agreed to stand on the page on which one agrees."""
    return "party/consent.html", {"words": visible.passing_words(actor, view.id)}


def _to_sign(actor: Actor, view: PartyCaseView) -> tuple[str, dict[str, Any]]:
    """The exact words one signs, with the digest of the bytes they are printed as."""
    sign = {"sign": to_sign(visible.paper_to_sign(actor, view.id, side=view.side))}
    return "party/sign.html", sign | (_own_advance(actor, view) if view.procedure == ASSIGNMENT else {})


def _own_advance(actor: Actor, view: PartyCaseView) -> dict[str, Any]:
    """What it comes to for him alone."""
    found = visible.own_assignment(actor, view.id)
    return {"assignment": found, "own": found.own if found else None}


def _account(actor: Actor, view: PartyCaseView) -> tuple[str, dict[str, Any]]:
    """Whose account it has to be, and the one that was given before, stand above the fields."""
    return "party/account.html", _own_advance(actor, view)


def _leaving(actor: Actor, view: PartyCaseView) -> tuple[str, dict[str, Any]]:
    """What follows stands above the button: what goes on without him, and his roads with their last days."""
    return "party/leave.html", {"roads": shown(visible.roads_if_left(actor, view.id))}


def _payment(actor: Actor, view: PartyCaseView) -> tuple[str, dict[str, Any]]:
    """What is due and what was reported stand above the form."""
    return "party/payment.html", {"payments": visible.payments(actor, view.id)}


def _complaining(actor: Actor, view: PartyCaseView) -> tuple[str, dict[str, Any]]:
    """What one agrees to stands above the fields in which one does."""
    return "party/become_matter.html", {"consents": visible.complaint_words(actor, view.id)}


def _publishing(actor: Actor, view: PartyCaseView) -> tuple[str, dict[str, Any]]:
    """The very text, and the words of the consent, stand above the answer."""
    terms = view.steps[0].told if view.steps else ()
    return "party/publish.html", {"terms": terms, "words": visible.publishing_words(actor, view.id)}


#: What the matter itself is followed on from then on.
GOES_HOME = frozenset({("consultation", "become_matter")})
#: What is written is read and signed next.
LEADS_TO = {("representation", "write_authority"): "authorise"}
#: Acts whose form is drawn in a way of its own.
SPECIAL: dict[tuple[str, str], Callable[[Actor, PartyCaseView], tuple[str, dict[str, Any]]]] = {
    ("election", "vote"): _ballot,
    ("publication", "agree"): _publishing,
    ("consultation", "become_matter"): _complaining,
    ("settlement_consent", "answer"): _terms,
    ("handover", "agree"): _consent,
    (ASSIGNMENT, "give_account"): _account,
    ("mediation", "leave"): _leaving,
    ("performance", "report"): _payment,
    ("performance", "confirm"): _payment,
    ("performance", "short"): _payment,
    ("performance", "deny"): _payment,
    ("performance", "receive"): _payment,
}


def _options(actor: Actor, view: PartyCaseView, form: Form | None) -> forms.Pairs:
    return visible.choices(actor, view.id, form)
