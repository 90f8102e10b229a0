"""One matter as its worker follows it: the receipt, every step and clock, more evidence, taking it back."""

from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_http_methods, require_safe

from weiquanbao.access.actors import Actor
from weiquanbao.cases.words import REMUNERATION
from weiquanbao.common.identifiers import check_matter_code
from weiquanbao.desk.act import act as do
from weiquanbao.desk.act import answered
from weiquanbao.desk.refusals import Barred, Incomplete, NotFound, Overtaken
from weiquanbao.evidence.actions import running_total
from weiquanbao.evidence.owners import DraftOwner
from weiquanbao.evidence.reading import items_of_draft
from weiquanbao.procedures import procedure
from weiquanbao.reading import visible
from weiquanbao.reading.rows import ActRow, MatterView, OpeningRow
from weiquanbao.web.design.fields import field_views
from weiquanbao.web.design.roads import shown
from weiquanbao.web.parties import case as pages
from weiquanbao.web.parties.audience import WORKER
from weiquanbao.web.parties.rating import link
from weiquanbao.web.parties.signing import of_party
from weiquanbao.web.talks.drawn import unread
from weiquanbao.web.worker import story
from weiquanbao.web.worker.handing_in import HandedIn, hand_in
from weiquanbao.web.worker.mine import by_phone, worker_here
from weiquanbao.web.worker.photos import COPIES, FRAGMENT, sent
from weiquanbao.web.worker.shots import shots, voices

COMPLAINT = procedure("complaint")
#: Opening acts as a worker asks for them.
IN_HIS_WORDS = {("wage_assignment", "apply"): gettext_noop("请工会先垫工资")}
#: What a question to a lawyer is followed on: its own case, with the conversation.
CONSULTATION = "consultation"


@require_safe
def track(request: HttpRequest, code: str) -> HttpResponse:
    """办到哪了: where it stands, what happens next and by when; whoever is asked to join is led to the question."""
    asked = _asked(request, code)
    if asked:
        return HttpResponseRedirect(asked)
    actor, matter = _here(request, code)
    if actor is None:
        return by_phone(request)
    if matter.procedure == CONSULTATION:
        return HttpResponseRedirect(reverse("worker:case", args=[matter.code, matter.case_id]))
    helpers = visible.own_helpers(actor, matter.code)
    threads = visible.threads(actor, matter.code, side="claimant")
    paid = _to_answer(actor, matter)
    lines = [
        replace(line, asked=True) if one.id in paid else line
        for one in matter.others
        if one.procedure != "response"
        for line in (pages.line(one, WORKER),)
    ]
    further = {
        "to_sign": of_party(visible.to_sign(actor, matter.others, side=WORKER.side), WORKER),
        "responses": visible.responses(actor, matter.code),
        # The respondents' answers stand on the page themselves.
        "goes_on": visible.goes_on_in(actor, matter.code) if matter.state == "merged" else "",
        "asked": [one for one in lines if one.asked],
        "lines": [one for one in lines if not one.asked],
        "roads": shown(matter.roads),
        "rate": link(
            matter.final, matter.state, "complaint", WORKER.side, WORKER.rate(matter.code, matter.case_id)
        ),
        "group": visible.group_line(actor, matter.code),
        "helpers": helpers,
        "doubted": any(one.doubted for one in helpers),
        "left_to_him": [why for one in matter.acts if one.code in FOR_HIM.values() for why in one.reasons],
        "helps": [
            pages.act_button(one, WORKER.act(matter.code, matter.case_id, one.code))
            for one in matter.acts
            if one.code in HELP and one.allowed
        ],
        # What is barred to him stays off a worker's page; staff, who are asked about it, see the reason.
        "openings": [
            pages.opening_button(_plainly(one), matter.code, matter.case_id, WORKER)
            for one in matter.openings
            if one.allowed
        ],
        "not_first": _why_not_first(matter),
        "papers": pages.papers(visible.papers(actor, matter.case_id, side=WORKER.side), matter.code, WORKER),
        "threads": threads,
        "unread": unread(threads),
    }
    context = {**story.told(matter), "here": "mine", **_evidence(matter), **further}
    return render(request, "worker/track.html", context)


def _to_answer(actor: Actor, matter: MatterView) -> frozenset[int]:
    """The agreements under which he is asked whether a payment came."""
    following = [one.id for one in matter.others if one.procedure == "performance" and not one.final]
    return visible.payments_to_answer(actor, following)


def _why_not_first(matter: MatterView) -> list[OpeningRow]:
    """请工会先垫, where wages are asked for and it cannot be, with the reason: nobody else tells him."""
    asked = any(claim.kind in REMUNERATION for claim in matter.claims) and not matter.final
    barred = [one for one in matter.openings if one.procedure == "wage_assignment" and not one.allowed]
    return [_plainly(one) for one in barred] if asked else []


def _plainly(one: OpeningRow) -> OpeningRow:
    """A step whose title is a word of the law, in the worker's own words."""
    title = IN_HIS_WORDS.get((one.procedure, one.code))
    return replace(one, title=title) if title else one


#: What a worker may do about those who help him, and about what was filed for him.
HELP = ("ratify", "name_helper", "end_help")


def _asked(request: HttpRequest, code: str) -> str:
    """Where the question stands for somebody who is asked to join this matter and has not answered."""
    actor = worker_here(request)
    found = visible.invitations(actor) if actor else ()
    return next(
        (
            reverse("worker:case", args=[one.matter_code, one.case_id])
            for one in found
            if one.matter_code == code
        ),
        "",
    )


@require_safe
def receipt(request: HttpRequest, code: str) -> HttpResponse:
    """收到了: the code to keep, who has it, what comes next, what to bring."""
    actor, matter = _here(request, code)
    if actor is None:
        return by_phone(request)
    if matter.procedure == CONSULTATION:
        return HttpResponseRedirect(reverse("worker:case", args=[matter.code, matter.case_id]))
    link = request.build_absolute_uri(reverse("worker:track", args=[matter.code]))
    return render(
        request, "worker/receipt.html", {**story.told(matter), "qr": story.qr(link), "here": "mine"}
    )


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, code: str) -> HttpResponse:
    """More evidence: gathered first, handed over with one button, told to who handles it."""
    actor, matter = _here(request, code)
    if actor is None:
        return by_phone(request)
    batch = _batch(request, matter)
    if request.POST.get("go"):
        return _hand_over(request, actor, matter, batch)
    if answered(case_id=matter.case_id, key=batch, acting_as=actor):
        # It was handed over and the session could not be told: whatever comes now is another batch.
        del request.session[_batch_name(matter)]
        batch = _batch(request, matter)
    if request.method != "POST":
        return _add_page(request, matter, batch)
    done = hand_in(request, DraftOwner(batch), added_by=actor.person_id)
    if request.headers.get(FRAGMENT):
        return render(request, "worker/strip.html", {**_strip(matter, batch, done), "fragment": True})
    return _add_page(request, matter, batch, done) if done.refused else HttpResponseRedirect(request.path)


def _hand_over(request: HttpRequest, actor: Actor, matter: MatterView, batch: UUID) -> HttpResponse:
    # A form sent before carries a batch that is closed by now: the desk answers it as it did then.
    carried = _key(request.POST.get("batch")) or batch
    if carried == batch:
        done = hand_in(request, DraftOwner(batch), added_by=actor.person_id)
        if done.refused and not answered(case_id=matter.case_id, key=batch, acting_as=actor):
            return _add_page(request, matter, batch, done)
    try:
        do(
            case_id=matter.case_id,
            act="add_evidence",
            acting_as=actor,
            values={"items": str(carried)},
            key=carried,
        )
    except Incomplete as fault:
        return _add_page(request, matter, batch, error=str(fault))
    except (Barred, NotFound, Overtaken) as fault:
        return _add_page(request, matter, batch, error=str(fault) or _("现在不能再加了"))
    if carried == batch:
        request.session.pop(_batch_name(matter), None)
    messages.success(request, _("交上去了，办你事的人会收到消息"))
    return HttpResponseRedirect(reverse("worker:track", args=[matter.code]))


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, code: str) -> HttpResponse:
    """撤回: asked twice, with the consequence in the button."""
    return _act_page(request, code, "withdraw", "worker/withdraw.html", _("撤回了。以后想再说，随时来。"))


@require_http_methods(["GET", "HEAD", "POST"])
def complete(request: HttpRequest, code: str) -> HttpResponse:
    """补好了: what was asked for is there; the union looks again."""
    return _act_page(request, code, "complete", "worker/complete.html", _("好的，工会接着看。"))


#: What whoever helps does instead, each an act of its own: the record tells his word from the worker's.
FOR_HIM = {"complete": "complete_for"}


def _act_page(request: HttpRequest, code: str, name: str, template: str, said: str) -> HttpResponse:
    actor, matter = _here(request, code)
    if actor is None:
        return by_phone(request)
    name = FOR_HIM.get(name, name) if matter.helping else name
    # What was sent is answered by the desk even when the act is not open any more: done before, or why not.
    if _open(matter, name) is None and request.method != "POST":
        return HttpResponseRedirect(reverse("worker:track", args=[matter.code]))
    raw = {key: values[-1] for key, values in request.POST.lists()}
    errors: dict[str, str] = {}
    problem = ""
    if request.method == "POST":
        try:
            do(case_id=matter.case_id, act=name, acting_as=actor, values=raw, key=_key(raw.get("key")))
        except Incomplete as fault:
            errors = dict(fault.errors)
        except (Barred, NotFound, Overtaken) as fault:
            problem = str(fault) or _("现在不能做这一步")
        else:
            messages.success(request, said)
            return HttpResponseRedirect(reverse("worker:track", args=[matter.code]))
    fields = field_views(COMPLAINT.acts[name].form or (), raw=raw, errors=errors)
    context = {
        "matter": matter,
        "fields": fields,
        "key": raw.get("key") or uuid4(),
        "problem": problem,
        "here": "mine",
    }
    return render(request, template, context, status=_status(errors, problem))


def _status(errors: object, problem: str) -> int:
    """What could not be understood, and what may not be done, are no success to a program either."""
    if problem:
        return 409
    return 422 if errors else 200


@require_safe
def seen(request: HttpRequest, code: str, page_id: int, copy: str) -> HttpResponseBase:
    """One picture, paper or recording of one's own matter, or of the batch being gathered for it."""
    actor = worker_here(request)
    batch = request.session.get(f"batch {code}")
    if actor is None or copy not in COPIES:
        raise Http404
    if not visible.may_see_page(actor, page_id, draft_key=UUID(batch) if batch else None):
        raise Http404
    return sent(request, page_id, copy)


def _here(request: HttpRequest, code: str) -> tuple[Actor | None, MatterView]:
    """Who asks and the matter, which must be the asker's own; 404 for anybody else's."""
    actor = worker_here(request)
    try:
        written = check_matter_code(code)
    except ValueError:
        raise Http404 from None
    if actor is None:
        return None, None  # type: ignore[return-value]
    matter = visible.matter(actor, written)
    if matter is None:
        raise Http404
    return actor, matter


def _open(matter: MatterView, name: str) -> ActRow | None:
    return next((act for act in matter.acts if act.code == name and act.allowed), None)


def _evidence(matter: MatterView) -> dict[str, Any]:
    address = _address_in(matter.code)
    own = [item for item in matter.items if item.side != "respondent"]
    theirs = [item for item in matter.items if item.side == "respondent"]
    return {
        "shots": shots(own, address),
        "voices": voices(own, address),
        "their_shots": shots(theirs, address),
        "their_voices": voices(theirs, address),
    }


def _address_in(code: str) -> Any:
    def address(page_id: int, copy: str) -> str:
        return reverse("worker:matter_seen", args=[code, page_id, copy])

    return address


def _batch_name(matter: MatterView) -> str:
    return f"batch {matter.code}"


def _batch(request: HttpRequest, matter: MatterView) -> UUID:
    """What is gathered before it is handed over, one batch a matter and phone."""
    return UUID(request.session.setdefault(_batch_name(matter), str(uuid4())))


def _strip(matter: MatterView, batch: UUID, done: HandedIn | None = None) -> dict[str, Any]:
    return {
        "shots": shots(items_of_draft(batch), _address_in(matter.code)),
        "total": running_total(DraftOwner(batch)).sentence,
        "file_limit": settings.EVIDENCE_FILE_LIMIT,
        "refused": done.refused if done else (),
        "blurred": done is not None and any(one.blurred for one in done.added),
    }


def _add_page(
    request: HttpRequest, matter: MatterView, batch: UUID, done: HandedIn | None = None, *, error: str = ""
) -> HttpResponse:
    if _open(matter, "add_evidence") is None and not error:
        return HttpResponseRedirect(reverse("worker:track", args=[matter.code]))
    context = {
        "matter": matter,
        **_strip(matter, batch, done),
        "error": error,
        "here": "mine",
        "batch": batch,
    }
    return render(request, "worker/add.html", context, status=422 if error else 200)


def _key(typed: str | None) -> UUID | None:
    try:
        return UUID(str(typed))
    except ValueError:
        return None
