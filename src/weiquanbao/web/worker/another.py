"""替别人填: who the worker is, and how he says yes: the code on his own phone, or a paper he signed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from weiquanbao.common.identifiers import mask_phone
from weiquanbao.evidence.owners import DraftOwner
from weiquanbao.evidence.reading import items_of_draft
from weiquanbao.intake import actions
from weiquanbao.intake.another import Another, paper_key
from weiquanbao.intake.answers import Answer
from weiquanbao.intake.drafts import DraftView, find
from weiquanbao.intake.questions import ANOTHER
from weiquanbao.people.codes import CodeRefused, check_code
from weiquanbao.procedures.complaint.forms import RELATIONS
from weiquanbao.web.design.fields import Choice, FieldView
from weiquanbao.web.worker import codes, gone, steps
from weiquanbao.web.worker.handing_in import HandedIn, hand_in
from weiquanbao.web.worker.keeping import draft_here
from weiquanbao.web.worker.photos import FRAGMENT, strip
from weiquanbao.web.worker.question import AUTOSAVE, page
from weiquanbao.web.worker.scripted import tells_script

Value = Mapping[str, Any]
Errors = Mapping[str, str]
CODE, CONTACT = "another", "contact"
WHOSE, WORKER, WAY, DIGITS, PAPER = tuple(ANOTHER)


@tells_script
@require_http_methods(["GET", "HEAD", "POST"])
@gone.unless_open
def another(request: HttpRequest, draft: DraftView) -> HttpResponse:
    """One small question after the other; each has an address of its own under `?ask=`."""
    if draft.at_counter:
        return HttpResponseRedirect(steps.address(CONTACT))
    return _post(request, draft) if request.method == "POST" else _show(request, draft)


@require_safe
def letter(request: HttpRequest) -> HttpResponse:
    """The authority as a paper to print, with the names that are known."""
    draft = draft_here(request)
    worker = draft.another if draft else None
    if draft is None or worker is None:
        return gone.page(request)
    return render(request, "worker/authority.html", {"paper": _paper(draft, worker), "back": _address(PAPER)})


def _post(request: HttpRequest, draft: DraftView) -> HttpResponse:
    if request.headers.get(FRAGMENT):
        return _upload(request, draft)
    asked = request.POST.get("ask", "")
    if request.headers.get(AUTOSAVE) and asked != WORKER:
        return HttpResponse(status=204)
    return _ANSWERED.get(asked, _show)(request, draft)


def _show(request: HttpRequest, draft: DraftView) -> HttpResponse:
    wanted = request.GET.get("ask", "")
    return _page(request, draft, wanted if wanted in _open_to(draft) else _next(draft))


def _next(draft: DraftView) -> str:
    return WHOSE if draft.another is None else draft.another.lacks or WORKER


def _open_to(draft: DraftView) -> tuple[str, ...]:
    """The stages one may go back to, as far as the answers reach."""
    worker = draft.another
    if worker is None:
        return (WHOSE,)
    if worker.lacks == WORKER:
        return WHOSE, WORKER
    by_phone = (WAY, DIGITS) if worker.road == "code" else (WAY,)
    return (WHOSE, WORKER, *(by_phone if worker.phone else ()), PAPER)


def _whose(request: HttpRequest, draft: DraftView) -> HttpResponse:
    chosen = request.POST.get("whose", "")
    if chosen == "self":
        actions.for_self(key=draft.key)
        return _on(request, draft)
    if chosen != CODE:
        return _page(request, draft, WHOSE, errors={"whose": _("点一个：我自己，还是替别人。")})
    actions.for_another(key=draft.key)
    return _to(WORKER, request)


def _worker(request: HttpRequest, draft: DraftView) -> HttpResponse:
    given = actions.whom(key=draft.key, raw=dict(request.POST.lists()))
    if request.headers.get(AUTOSAVE):
        return HttpResponse(status=422 if given.errors else 204)
    return _page(request, draft, WORKER, given=given) if given.errors else _further(request, draft)


def _way(request: HttpRequest, draft: DraftView) -> HttpResponse:
    road = request.POST.get("way", "")
    try:
        actions.go_by(key=draft.key, road=road)
    except ValueError as fault:
        return _page(request, draft, WAY, errors={"way": str(fault)})
    return _send(request, draft) if _lacks(draft) == DIGITS else _further(request, draft)


def _digits(request: HttpRequest, draft: DraftView) -> HttpResponse:
    if request.POST.get("op") == "again":
        return _send(request, draft)
    worker = draft.another
    checked = check_code(worker.phone if worker else "", codes.AUTHORISE, request.POST.get("code", "")[:32])
    if not checked.ok:
        return _page(request, draft, DIGITS, errors={"code": checked.sentence})
    actions.said_yes(key=draft.key)
    return _on(request, draft)


def _send(request: HttpRequest, draft: DraftView) -> HttpResponse:
    worker = draft.another
    try:
        codes.send(request, worker.phone if worker else "", codes.AUTHORISE)
    except (CodeRefused, ValueError) as fault:
        return _page(request, find(draft.key) or draft, DIGITS, errors={"code": str(fault)})
    return _to(DIGITS, request)


def _upload(request: HttpRequest, draft: DraftView) -> HttpResponse:
    done = _hand_in(request, draft)
    return render(request, "worker/strip.html", {**strip(paper_key(draft.key), done), "fragment": True})


def _papers(request: HttpRequest, draft: DraftView) -> HttpResponse:
    done = _hand_in(request, draft)
    if done.refused:
        return _page(request, draft, PAPER, done=done)
    if not request.POST.get("go"):
        return _to(PAPER, request)
    if not _has_paper(draft):
        return _page(request, draft, PAPER, errors={"files": _("还没拍。写好、他签了字，拍一张。")})
    actions.paper_shown(key=draft.key, shown=True)
    return _on(request, draft)


def _hand_in(request: HttpRequest, draft: DraftView) -> HandedIn:
    """A paper that was taken back counts no more."""
    done = hand_in(request, DraftOwner(paper_key(draft.key)), added_by=None)
    if draft.another is not None and draft.another.shown and not _has_paper(draft):
        actions.paper_shown(key=draft.key, shown=False)
    return done


def _has_paper(draft: DraftView) -> bool:
    return any(item.kind != "voice" for item in items_of_draft(paper_key(draft.key)))


_ANSWERED: dict[str, Callable[[HttpRequest, DraftView], HttpResponse]] = {
    WHOSE: _whose,
    WORKER: _worker,
    WAY: _way,
    DIGITS: _digits,
    PAPER: _papers,
}


def _lacks(draft: DraftView) -> str:
    fresh = find(draft.key)
    return fresh.another.lacks if fresh and fresh.another else ""


def _further(request: HttpRequest, draft: DraftView) -> HttpResponse:
    lacks = _lacks(draft)
    return _to(lacks, request) if lacks else _on(request, draft)


def _on(request: HttpRequest, draft: DraftView) -> HttpResponse:
    """Back to where one says who one is, unless that is settled."""
    fresh = find(draft.key) or draft
    then = request.POST.get("then", "")
    if then != steps.CHECK and CONTACT in fresh.open_questions:
        change = "?change=1" if CONTACT in fresh.answers else ""
        return HttpResponseRedirect(steps.address(CONTACT) + change)
    return HttpResponseRedirect(steps.following(CONTACT, then=then))


def _to(stage: str, request: HttpRequest) -> HttpResponse:
    return HttpResponseRedirect(_address(stage, request.POST.get("then", "")))


def _address(stage: str, then: str = "") -> str:
    more = f"&then={steps.CHECK}" if then == steps.CHECK else ""
    return f"{reverse('worker:another')}?ask={stage}{more}"


def _page(
    request: HttpRequest,
    draft: DraftView,
    stage: str,
    *,
    given: Answer | None = None,
    errors: dict[str, str] | None = None,
    done: HandedIn | None = None,
) -> HttpResponse:
    wrong = given.errors if given else errors or {}
    value = given.value if given else dict(draft.answers.get(CODE, {}))
    more: dict[str, Any] = {
        "ask": stage,
        "stage": "code" if stage == DIGITS else stage,
        "speak_at": CONTACT,
        "back": _back(request, draft, stage),
        **_OF_STAGE[stage](request, draft, value, wrong),
    }
    if stage == PAPER:
        more |= strip(paper_key(draft.key), done)
    failed = Answer(value, wrong) if wrong else None
    return page(request, ANOTHER[stage], draft, answer=failed, more=more)


def _back(request: HttpRequest, draft: DraftView, stage: str) -> str:
    then = request.POST.get("then", request.GET.get("then", ""))
    if stage == WHOSE:
        return steps.address(steps.CHECK if then == steps.CHECK else CONTACT)
    has_phone = bool(draft.another and draft.another.phone)
    before = {WORKER: WHOSE, WAY: WORKER, DIGITS: WAY, PAPER: WAY if has_phone else WORKER}
    return _address(before[stage], then)


def _whose_fields(request: HttpRequest, draft: DraftView, value: Value, errors: Errors) -> dict[str, Any]:
    chosen = CODE if draft.another is not None else ""
    return _tiles(WHOSE, chosen, errors)


def _way_fields(request: HttpRequest, draft: DraftView, value: Value, errors: Errors) -> dict[str, Any]:
    return _tiles(WAY, str(value.get("road", "")), errors)


def _tiles(stage: str, chosen: str, errors: Errors) -> dict[str, Any]:
    choices = tuple(
        Choice(one.code, _(one.label), _(one.hint) if one.hint else "", one.picture, one.code == chosen)
        for one in ANOTHER[stage].choices
    )
    return {"name": stage, "choices": choices, "error": errors.get(stage, "")}


def _worker_fields(request: HttpRequest, draft: DraftView, value: Value, errors: Errors) -> dict[str, Any]:
    relation = str(value.get("relation", ""))
    fields = (
        FieldView(
            "name", _("他叫什么？"), "line", str(value.get("name", "")), "", errors.get("name", ""), limit=40
        ),
        FieldView(
            "phone",
            _("他的手机号"),
            "phone",
            str(value.get("phone", "")),
            _("工会用它告诉他本人办到哪了"),
            errors.get("phone", ""),
            limit=40,
            autofill="off",
        ),
    )
    related = FieldView(
        "relation",
        _("你是他什么人？"),
        "choice",
        error=errors.get("relation", ""),
        choices=tuple(Choice(code, _(label), chosen=code == relation) for code, label in RELATIONS),
    )
    return {"fields": fields, "related": related, "no_phone": bool(value.get("no_phone"))}


def _digits_fields(request: HttpRequest, draft: DraftView, value: Value, errors: Errors) -> dict[str, Any]:
    to = draft.another.phone if draft.another else ""
    field = FieldView(
        "code",
        _("短信里的 6 个数字"),
        "code",
        "",
        _("发到 %(phone)s，10 分钟内有效") % {"phone": mask_phone(to)},
        errors.get("code", ""),
        limit=12,
    )
    shown = to.removeprefix("+86") if settings.MODE == "demo" else ""
    return {"field": field, "demo_phone": shown}


def _paper_fields(request: HttpRequest, draft: DraftView, value: Value, errors: Errors) -> dict[str, Any]:
    paper = _paper(draft, draft.another) if draft.another else {}
    return {"paper": paper, "uploads": True, "error": errors.get("files", "")}


def _paper(draft: DraftView, worker: Another) -> dict[str, str]:
    """The names that stand in the paper; what is not known yet is left as a line to write on."""
    contact = draft.answers.get(CONTACT, {})
    return {
        "worker": worker.name,
        "worker_phone": worker.phone.removeprefix("+86"),
        "helper": contact.get("name", ""),
        "helper_phone": contact.get("e164", "").removeprefix("+86"),
        "relation": dict(RELATIONS).get(worker.relation, ""),
        "union": settings.COUNTY_NAME,
    }


_OF_STAGE = {
    WHOSE: _whose_fields,
    WORKER: _worker_fields,
    WAY: _way_fields,
    DIGITS: _digits_fields,
    PAPER: _paper_fields,
}
