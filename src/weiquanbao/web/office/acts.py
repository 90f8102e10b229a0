"""One act on a case: its form, and the answer of the desk. What was typed is kept whatever the answer."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from weiquanbao.cases.words import PROBLEMS
from weiquanbao.common.dates import today
from weiquanbao.desk.act import act as do
from weiquanbao.desk.act import answered
from weiquanbao.desk.refusals import Barred, Incomplete, NotFound, Overtaken
from weiquanbao.law.assignee_roads import ROADS
from weiquanbao.organisations.register import FoundEmployer, find_employers
from weiquanbao.procedures import procedure
from weiquanbao.reading import visible
from weiquanbao.reading.rows import ActRow, CaseView
from weiquanbao.web import doing, forms, proving
from weiquanbao.web.acting import actor_here, takes_part
from weiquanbao.web.design.fields import FieldView
from weiquanbao.web.design.saying import said
from weiquanbao.web.doing import PREVIEW
from weiquanbao.web.office.case import around, case_here
from weiquanbao.web.office.fund.around import ON_A_PAGE
from weiquanbao.web.office.icons import ACTS
from weiquanbao.web.papers.drawn import Drawn, drawn, to_sign

WHEN = "effective_on"
#: The button that keeps what was typed although the register has firms like it.
AS_WRITTEN = "as_written"
#: Cases that are about a paper to be signed.
SIGNED = frozenset({"minutes", "signing"})
#: Its bank is reconciled on a page of its own.
FUND = "fund"
MERGE, RESPONDENT = "merge", "add_respondent"
#: The act whose choices are explained beside it, with their articles.
CHOOSING = ("wage_assignment", "choose_road")
#: A question becomes a complaint at the counter: its consents are signed first.
ON_PAPER = "become_matter_on_paper"
#: Where the months are those he worked, as far as they are known.
ASSESS = ("wage_assignment", "assess")
CONFLICT, NOT_UNDERSTOOD = 409, 422


@require_http_methods(["GET", "HEAD", "POST"])
@takes_part
def act(request: HttpRequest, case_id: int, code: str) -> HttpResponse:
    """Show the form of an act, or do it."""
    view = case_here(request, case_id)
    if view.procedure == FUND and code in ON_A_PAGE and request.method != "POST":
        return HttpResponseRedirect(reverse(f"office:{ON_A_PAGE[code]}"))
    row = _row(view, code, sent=request.method == "POST")
    if row is None:
        return _too_late(request, view, code)
    if request.method == "POST":
        return _post(request, view, row)
    return _page(request, view, row, raw=doing.afresh(row.form).raw | _suggested(request, view, code))


def _suggested(request: HttpRequest, view: CaseView, code: str) -> forms.Typed:
    """The number of the duplicate whose button led here, only of those the page names itself; what a question is
    about, where it becomes a complaint; and the months of work, where wages are assessed."""
    if (view.procedure, code) == ASSESS:
        until = min(view.worked_until or today(), today())
        days = {"wages_from": view.worked_from, "wages_until": until}
        return {name: day.isoformat() for name, day in days.items() if day is not None}
    if code == ON_PAPER:
        return {"problems": [one for one, word in PROBLEMS.items() if word in view.problems]}
    other = forms.number(request.GET.get("with", "")) if code == MERGE else None
    return next(({"into": one.number} for one in view.duplicates if one.case_id == other), {})


def _row(view: CaseView, code: str, *, sent: bool) -> ActRow | None:
    """The act as this person sees it. One that was sent may have ended the case: the desk still has to answer it."""
    shown = next((one for one in (*view.acts, *view.later) if one.code == code), None)
    act = procedure(view.procedure, view.version).acts.get(code)
    if shown or not sent or act is None:
        return shown
    return ActRow(code, act.title, act.basis, False, (), act.form, act.grave)


def _too_late(request: HttpRequest, view: CaseView, code: str) -> HttpResponse:
    """A link from before the case ended leads to how it ended."""
    act = procedure(view.procedure, view.version).acts.get(code)
    if act is None or not view.final:
        raise Http404
    words = {"act": said(act.title), "state": said(view.state_word)}
    messages.info(request, _("办不了“%(act)s”了，这件%(state)s") % words)
    return HttpResponseRedirect(reverse("office:case", args=[view.id]))


def _post(request: HttpRequest, view: CaseView, row: ActRow) -> HttpResponse:
    raw = forms.typed(row.form, request.POST)
    refused = doing.take_files(request, row.form, view.matter_id, raw, request.POST.get("side", ""))
    if refused and _is_answered(request, view):
        # The files were taken the first time; now nothing more may be laid to them.
        refused = {}
    meant = _meant(request, row)
    if not refused and PREVIEW not in request.POST and not _is_answered(request, view):
        refused = proving.fault(request, view.id, row.code, row.form, staff=True)
    if refused or meant or "upload" in request.POST or PREVIEW in request.POST:
        return _page(request, view, row, raw=raw, errors=refused, meant=meant)
    try:
        outcome = do(
            case_id=view.id,
            act=row.code,
            acting_as=actor_here(request),
            values=raw,
            effective_on=forms.day(request.POST.get(WHEN, "")),
            seen=forms.number(request.POST.get("seen", "")),
            key=forms.key(request.POST.get("key", "")),
        )
    except ValueError as fault:
        return _page(request, view, row, raw=raw, errors={WHEN: str(fault)})
    except Incomplete as fault:
        return _page(request, view, row, raw=raw, errors=fault.errors)
    except Overtaken as fault:
        return _after_change(request, row, raw, since=fault.since)
    except Barred as fault:
        return _after_change(request, row, raw, reasons=fault.reasons)
    except NotFound:
        raise Http404 from None
    done = _("%(act)s，这一步刚才已经办好了，没有再办一遍") if outcome.repeated else _("%(act)s，办好了")
    messages.success(request, done % {"act": _(row.title)})
    return HttpResponseRedirect(reverse("office:case", args=[outcome.case_id]))


def _meant(request: HttpRequest, row: ActRow) -> tuple[FoundEmployer, ...]:
    """The firms of the register that may be meant; none where the name is one of theirs or is like no other."""
    if row.code != RESPONDENT or not row.allowed or AS_WRITTEN in request.POST:
        return ()
    name = request.POST.get("name", "")[:120].strip()
    found = find_employers(name)
    exact = any(name in (one.name, one.known_as, one.uscc) for one in found)
    return () if exact else tuple(found)


def _is_answered(request: HttpRequest, view: CaseView) -> bool:
    key = forms.key(request.POST.get("key", ""))
    return answered(case_id=view.id, key=key, acting_as=actor_here(request)) is not None


def _after_change(
    request: HttpRequest,
    row: ActRow,
    raw: forms.Typed,
    *,
    since: tuple[str, ...] = (),
    reasons: tuple[str, ...] = (),
) -> HttpResponse:
    """Somebody else was faster: say what was done, show where the case stands now, lose nothing typed."""
    match = request.resolver_match
    view = case_here(request, int(match.kwargs["case_id"])) if match else None
    if view is None:
        raise Http404
    now = next((one for one in (*view.acts, *view.later) if one.code == row.code), row)
    done = tuple(_(title) for title in since)
    return _page(request, view, now, raw=raw, since=done, reasons=reasons, status=CONFLICT)


def _page(
    request: HttpRequest,
    view: CaseView,
    row: ActRow,
    *,
    raw: forms.Typed,
    errors: Mapping[str, str] | None = None,
    since: tuple[str, ...] = (),
    reasons: tuple[str, ...] = (),
    meant: tuple[FoundEmployer, ...] = (),
    status: int = 200,
) -> HttpResponse:
    wrong = errors or {}
    options = visible.choices(actor_here(request), view.id, row.form)
    fields = (*forms.drawn(row.form, raw, wrong, options), when_field(request.POST.get(WHEN), wrong))
    context = around(view) | {
        "act": row,
        "icon_name": ACTS.get(row.code, ""),
        "fields": fields,
        "errors": forms.faults(fields, wrong),
        "seen": view.seen,
        "key": forms.key(request.POST.get("key", "")) or uuid4(),
        "since": since,
        "reasons": reasons or (() if row.allowed else row.reasons),
        "consequence": consequence(view, row),
        "meant": meant,
        "writes": bool(procedure(view.procedure, view.version).acts[row.code].papers) and row.allowed,
        "sheets": _sheets(request, view, row, raw),
        "gathered": doing.gathered(row.form, raw),
        "assignee_roads": ROADS.values() if (view.procedure, row.code) == CHOOSING else (),
        "to_sign_first": reverse("office:asked_consents", args=[view.id]) if row.code == ON_PAPER else "",
        **_signing(request, view, row),
    }
    return render(request, "office/act.html", context, status=NOT_UNDERSTOOD if wrong else status)


def _signing(request: HttpRequest, view: CaseView, row: ActRow) -> dict[str, object]:
    """The paper that is signed stands on every form of its case, with the digest of the wording that counts."""
    if view.procedure not in SIGNED and all(field.code != "digest" for field in row.form or ()):
        return {}
    return {"sign": to_sign(visible.paper_to_sign(actor_here(request), view.id))}


def _sheets(request: HttpRequest, view: CaseView, row: ActRow, raw: forms.Typed) -> list[Drawn]:
    """The papers as they would read with what was typed, when they were asked for."""
    if PREVIEW not in request.POST:
        return []
    actor, on = actor_here(request), day_typed(request)
    return [drawn(one) for one in visible.paper_previews(actor, view.id, row.code, raw, on)]


def day_typed(request: HttpRequest) -> date | None:
    """The day somebody says he did it, as far as it can be read."""
    try:
        return forms.day(request.POST.get(WHEN, ""))
    except ValueError:
        return None


def consequence(view: CaseView, row: ActRow) -> str:
    """What a grave act brings about, to be read in its button."""
    law = procedure(view.procedure, view.version)
    target = law.acts[row.code].target
    if not row.grave or target is None:
        return ""
    state = _(law.states[target].title)
    words = {"act": _(row.title), "state": state}
    return _("%(act)s，案件就此结束（%(state)s）") % words if law.states[target].final else ""


def when_field(given: str | None, errors: Mapping[str, str]) -> FieldView:
    """什么时候做的: clocks go by this day, the ledger also keeps when it was typed in."""
    day: date = today()
    return FieldView(
        WHEN,
        _("什么时候做的"),
        "date",
        given[:20] if given is not None else day.isoformat(),
        _("补录以前做的事，写做的那一天。期限按这一天算。"),
        errors.get(WHEN, ""),
        limit=10,
    )
