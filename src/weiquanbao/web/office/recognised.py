"""从照片里读到的: values read from evidence, each with its line, and a person deciding before any of them is used."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from weiquanbao.common.dates import plain_date
from weiquanbao.common.money import in_figures
from weiquanbao.desk.recognised import decide_on_recognised
from weiquanbao.desk.refusals import Barred, Incomplete, NotFound, Overtaken
from weiquanbao.people.disclosing import looked_at
from weiquanbao.reading import visible
from weiquanbao.reading.recognised import FoundRow, RecognisedView
from weiquanbao.reading.rows import CaseView
from weiquanbao.recognition.actions import Decided
from weiquanbao.recognition.reading import Found
from weiquanbao.recognition.words import DECISIONS, USES, USES_OF
from weiquanbao.web import forms
from weiquanbao.web.acting import actor_here, case_readers, casework
from weiquanbao.web.design.fields import Choice, FieldView
from weiquanbao.web.design.saying import said
from weiquanbao.web.office.case import case_here

CORRECT = "correct"
EDGE, HEIGHT, WIDEST = 8, 44, 460
CONFLICT, NOT_UNDERSTOOD = 409, 422


@dataclass(frozen=True, slots=True)
class Picture:
    """The part of a page that shows one line: cut by the browser out of the copy it may see anyway."""

    box: str
    width: int
    height: int
    full_width: int
    full_height: int


@dataclass(frozen=True, slots=True)
class Line:
    """One value as it is shown."""

    id: int
    kind: str
    label: str
    value: str
    snippet: str
    picture: Picture | None
    clear: str
    agrees: bool
    item: str
    item_id: int
    page_id: int
    where: str
    open: bool
    may: bool
    decision: str
    decided_by: str
    decided_at: datetime | None


@require_safe
@case_readers
def recognised(request: HttpRequest, case_id: int) -> HttpResponse:
    """Everything that was read in this case, what nobody has looked at first."""
    view, case = _here(request, case_id)
    lines = [_line(row, may=_may_correct(case)) for row in view.rows]
    shown = sorted(lines, key=lambda line: not line.open)
    return render(request, "office/recognised.html", {"view": view, "rows": shown})


@require_http_methods(["GET", "HEAD", "POST"])
@casework
def decide(request: HttpRequest, case_id: int, found_id: int) -> HttpResponse:
    """Hold one value against its picture: use it, say it is right, or turn it down."""
    view, case = _here(request, case_id)
    row = next((one for one in view.rows if one.found.id == found_id), None)
    if row is None or not _may_correct(case) or not row.own:
        raise Http404
    if request.method == "POST":
        return _post(request, view, case, row)
    return _page(request, view, case, row, _afresh(case, row))


def _here(request: HttpRequest, case_id: int) -> tuple[RecognisedView, CaseView]:
    """What was read, after writing down that this person sees it."""
    actor = actor_here(request)
    case = case_here(request, case_id)
    view = visible.recognised(actor, case_id)
    if view is None:
        raise Http404
    subject = next((one.person.id for one in case.parties if one.side == "claimant" and one.person), None)
    for item_id in view.item_ids:
        if actor.person_id is None or subject is None:
            raise Http404
        looked_at(viewer=actor.person_id, subject=subject, item_id=item_id, case_id=case_id)
    return view, case


def _may_correct(case: CaseView) -> bool:
    return any(act.code == CORRECT and act.allowed for act in case.acts)


def _post(request: HttpRequest, view: RecognisedView, case: CaseView, row: FoundRow) -> HttpResponse:
    dismissed = "dismiss" in request.POST
    raw = {name: request.POST.get(name, "")[:1000] for name in ("used_as", "claim", "value", "reason")}
    if not dismissed and raw["used_as"] not in USES_OF[row.found.kind]:
        return _page(request, view, case, row, raw, {"used_as": _("先选用在哪里")})
    try:
        decide_on_recognised(
            case_id=case.id,
            suggestion_id=row.found.id,
            used_as="" if dismissed else raw["used_as"],
            acting_as=actor_here(request),
            values={name: raw[name] for name in ("claim", "value", "reason")},
            seen=forms.number(request.POST.get("seen", "")),
            key=forms.key(request.POST.get("key", "")),
        )
    except Incomplete as fault:
        return _page(request, view, case, row, raw, fault.errors)
    except Overtaken as fault:
        return _page(request, *_here(request, case.id), row, raw, since=tuple(_(one) for one in fault.since))
    except Barred as fault:
        return _page(
            request, view, case, row, raw, {"used_as": "；".join(said(one) for one in fault.reasons)}
        )
    except Decided:
        messages.info(request, _("这一处已经有人核对过了"))
    except NotFound:
        raise Http404 from None
    else:
        messages.success(request, _("记下了，不用它") if dismissed else _("核对好了"))
    return HttpResponseRedirect(reverse("office:recognised", args=[case.id]))


def _afresh(case: CaseView, row: FoundRow) -> dict[str, str]:
    claim = str(case.claims[0].id) if len(case.claims) == 1 else ""
    where = _("证据“%(item)s”第 %(page)d 页") % {"item": row.item, "page": row.page}
    reason = _("对过%(where)s，上面写的是：%(line)s") % {"where": where, "line": row.found.snippet}
    return {
        "used_as": "",
        "claim": claim,
        "value": row.found.value.removesuffix(".00"),
        "reason": reason[:500],
    }


def _page(
    request: HttpRequest,
    view: RecognisedView,
    case: CaseView,
    row: FoundRow,
    raw: Mapping[str, str],
    errors: Mapping[str, str] | None = None,
    since: Sequence[str] = (),
) -> HttpResponse:
    wrong = errors or {}
    fields = tuple(_fields(case, row.found, raw, wrong))
    context: dict[str, Any] = {
        "view": view,
        "row": _line(row, may=True),
        "fields": fields,
        "errors": forms.faults(fields, wrong),
        "since": since,
        "act": {"allowed": True},
        "key": forms.key(request.POST.get("key", "")) or uuid4(),
    }
    status = CONFLICT if since else NOT_UNDERSTOOD if wrong else 200
    return render(request, "office/recognised_one.html", context, status=status)


def _fields(
    case: CaseView, found: Found, raw: Mapping[str, str], errors: Mapping[str, str]
) -> list[FieldView]:
    uses = tuple(
        Choice(code, said(USES[code]), chosen=raw["used_as"] == code) for code in USES_OF[found.kind]
    )
    claims = tuple(
        Choice(str(one.id), said(one.word), chosen=raw["claim"] == str(one.id)) for one in case.claims
    )
    asked = [FieldView("used_as", _("用在哪里"), "choice", choices=uses, error=errors.get("used_as", ""))]
    if found.kind == "amount":
        asked.append(
            FieldView(
                "claim",
                _("哪一项请求"),
                "select",
                choices=claims,
                optional=True,
                error=errors.get("claim", ""),
            )
        )
    hint = _("日期写成 2026-11-23") if found.kind == "day" else ""
    value = FieldView(
        "value", _("原图上写的"), value=raw["value"], hint=hint, limit=120, error=errors.get("value", "")
    )
    reason = FieldView(
        "reason", _("为什么改"), "text", raw["reason"], limit=500, error=errors.get("reason", "")
    )
    return [*asked, value, reason]


def _line(row: FoundRow, *, may: bool) -> Line:
    found = row.found
    where = _("第 %(page)d 页") % {"page": row.page}
    if found.sheet > 1:
        where = _("第 %(page)d 个文件第 %(sheet)d 页") % {"page": row.page, "sheet": found.sheet}
    decision = said(DECISIONS[found.state]) + (f"·{said(found.used_as)}" if found.used_as else "")
    return Line(
        id=found.id,
        kind=said(found.kind_word),
        label=found.label,
        value=_spoken(found),
        snippet=found.snippet,
        picture=_picture(found),
        clear=said(found.clear),
        agrees=found.agrees,
        item=row.item,
        item_id=row.item_id,
        page_id=found.page_id,
        where=where,
        open=found.state == "open",
        may=may and row.own,
        decision=decision,
        decided_by=row.decided_by,
        decided_at=found.decided_at,
    )


def _spoken(found: Found) -> str:
    if found.kind == "amount":
        return _("%(amount)s 元") % {"amount": in_figures(Decimal(found.value))}
    if found.kind == "day":
        whole = len(found.value) == len("2026-08-01")
        day = date.fromisoformat(found.value if whole else f"{found.value}-01")
        return plain_date(day) if whole else f"{day.year}年{day.month}月"
    return found.value


def _picture(found: Found) -> Picture | None:
    """The line with a little room around it, as high as a line of text; None where there is no picture to cut from."""
    full_width, full_height = found.size
    if not full_width or not full_height:
        return None
    left, top, right, bottom = found.frame
    left, top = max(0, left - EDGE), max(0, top - EDGE)
    width, height = min(full_width, right + EDGE) - left, min(full_height, bottom + EDGE) - top
    if width <= 0 or height <= 0:
        return None
    scale = min(HEIGHT / height, WIDEST / width)
    shown = (max(1, round(width * scale)), max(1, round(height * scale)))
    return Picture(f"{left} {top} {width} {height}", *shown, full_width, full_height)
