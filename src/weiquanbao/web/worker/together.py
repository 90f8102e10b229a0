"""还有工友一起吗: fellow workers one by one, or a whole list pasted or handed in, every bad row named.

A list made in Excel is read in the confined process; its rows keep the numbers Excel shows.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from urllib.parse import quote

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from weiquanbao.common.identifiers import mask_phone
from weiquanbao.evidence.files import confined
from weiquanbao.evidence.files.refusal import Refusal
from weiquanbao.intake import actions
from weiquanbao.intake.drafts import DraftView, members_of
from weiquanbao.intake.members import LONGEST, BadRow, decoded, is_workbook
from weiquanbao.intake.tables import lines, lines_of_csv, template
from weiquanbao.web.design.fields import FieldView
from weiquanbao.web.worker import gone, steps

#: Bytes of a list at most; three hundred rows are a tenth of it. A workbook carries its looks with it.
LARGEST, LARGEST_WORKBOOK = 200_000, 2_000_000


@dataclass(frozen=True, slots=True)
class Line:
    """One fellow worker on the list."""

    id: int
    name: str
    phone: str
    amount: Decimal | None


@require_http_methods(["GET", "HEAD", "POST"])
@gone.unless_open
def together(request: HttpRequest, draft: DraftView) -> HttpResponse:
    """Show the list, add to it, take off it."""
    return _post(request, draft) if request.method == "POST" else _page(request, draft)


def _post(request: HttpRequest, draft: DraftView) -> HttpResponse:
    drop = request.POST.get("drop", "")
    if drop.isascii() and drop.isdigit() and len(drop) < 19:
        actions.drop_member(key=draft.key, member_id=int(drop))
        return HttpResponseRedirect(reverse("worker:together"))
    return _add_list(request, draft) if request.POST.get("op") == "list" else _add_one(request, draft)


def _add_one(request: HttpRequest, draft: DraftView) -> HttpResponse:
    typed = {name: request.POST.get(name, "")[:60] for name in ("name", "phone", "amount")}
    if request.POST.get("op") == "done" and not any(typed.values()):
        return HttpResponseRedirect(steps.address(steps.CHECK))
    try:
        actions.add_member(key=draft.key, **typed)
    except ValueError as fault:
        return _page(request, draft, typed=typed, error=str(fault))
    done = steps.address(steps.CHECK) if request.POST.get("op") == "done" else reverse("worker:together")
    return HttpResponseRedirect(done)


@dataclass(frozen=True, slots=True)
class Read:
    """What came of a list: how many were kept, what was not with where it stands, what to say beside it."""

    kept: int
    bad: tuple[tuple[str, BadRow], ...]
    unread: int = 0


def _add_list(request: HttpRequest, draft: DraftView) -> HttpResponse:
    pasted = request.POST.get("list", "")[:LONGEST]
    file = request.FILES.get("file")
    try:
        listed, unread = _text_of(file) if file is not None else ("", 0)
    except (ValueError, Refusal) as fault:
        return _page(request, draft, typed={"list": pasted}, list_error=_(str(fault)))
    if not (pasted.strip() or listed.strip()):
        nothing = _("名单里没有人") if file is not None else _("还没贴名单，也没选文件")
        return _page(request, draft, list_error=nothing)
    found = [
        (where, actions.add_members(key=draft.key, text=text))
        for where, text in (("", pasted), (_("文件"), listed))
        if text.strip()
    ]
    bad = tuple((where, row) for where, one in found for row in one.bad)
    read = Read(sum(len(one.members) for _where, one in found), bad, unread)
    return _page(request, draft, found=read, typed={"list": "\n".join(row.text for _where, row in bad)})


def _text_of(file: UploadedFile) -> tuple[str, int]:
    """The lines of an uploaded list, and how many of its sheets were not read. Raises ValueError or Refusal."""
    content = file.read(LARGEST_WORKBOOK + 1)
    if len(content) > (LARGEST_WORKBOOK if is_workbook(content) else LARGEST):
        raise ValueError("文件太大了，一次最多三百人")
    if is_workbook(content):
        rows, unread = confined.workbook(content)
        return lines(rows), unread
    return lines_of_csv(decoded(content)), 0


@require_safe
def empty_list(request: HttpRequest) -> HttpResponse:
    """An empty list to fill in."""
    response = HttpResponse(template(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = "attachment; filename*=UTF-8''" + quote(_("工友名单") + ".csv")
    return response


def _page(
    request: HttpRequest,
    draft: DraftView,
    *,
    typed: dict[str, str] | None = None,
    error: str = "",
    list_error: str = "",
    found: Read | None = None,
) -> HttpResponse:
    given = typed or {}
    fields = (
        FieldView("name", _("工友的名字"), "line", given.get("name", ""), "", error, limit=40),
        FieldView(
            "phone",
            _("工友的手机号"),
            "phone",
            given.get("phone", ""),
            _("给他发短信，本人点头才算"),
            limit=40,
        ),
        FieldView(
            "amount", _("单位欠他多少（元）"), "line", given.get("amount", ""), _("不知道就空着"), limit=30
        ),
    )
    members = [Line(one.id, one.name, mask_phone(one.phone), one.amount) for one in members_of(draft.key)]
    faults: list[dict[str, Any]] = [{"id": "f-name", "label": "", "text": error}] if error else []
    faults += [{"id": "f-list", "label": "", "text": list_error}] if list_error else []
    bad = found.bad if found else ()
    context = {
        "members": members,
        "fields": fields,
        "errors": faults,
        "list_error": list_error,
        "kept": found.kept if found else None,
        "bad": bad,
        "unread": found.unread if found else 0,
        "pasted": given.get("list", ""),
        "open_list": bool(bad or list_error),
        "back": steps.address(steps.CHECK),
        "draft": draft,
    }
    return render(request, "worker/together.html", context, status=422 if faults or bad else 200)
