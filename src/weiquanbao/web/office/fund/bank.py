"""对账: a statement is handed in, its lines are matched by a press, and what does not agree stands in sentences."""

from __future__ import annotations

from base64 import b64encode
from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from weiquanbao.desk.act import act
from weiquanbao.desk.refusals import Barred, Incomplete, NotFound, Overtaken
from weiquanbao.funds.statements import MOST_BYTES
from weiquanbao.procedures.fund.forms import AS_BYTES
from weiquanbao.reading import visible
from weiquanbao.reading.funds.bank import Difference
from weiquanbao.reading.funds.scope import FundHead
from weiquanbao.web import forms
from weiquanbao.web.acting import actor_here
from weiquanbao.web.design.days import plain_date
from weiquanbao.web.design.saying import said
from weiquanbao.web.office.fund.around import ON_A_PAGE, around, readers
from weiquanbao.web.templatetags.weiquanbao import fen

#: What may be pressed beside a line.
PRESSED = ("match", "unmatch")


@require_http_methods(["GET", "HEAD", "POST"])
@readers
def bank(request: HttpRequest) -> HttpResponse:
    """The statements; a cashier hands in a further one."""
    view = visible.fund_bank(actor_here(request))
    if view is None:
        raise Http404
    faults: tuple[str, ...] = ()
    if request.method == "POST":
        faults = _taken(request, view.head)
        if not faults:
            return HttpResponseRedirect(_newest(request))
    context = around(request, view.head, "fund_bank") | {
        "view": view,
        "faults": faults,
        "key": forms.key(request.POST.get("key", "")) or uuid4(),
        "name": request.POST.get("name", "")[:120],
    }
    context["takes"] = any(one.code in ON_A_PAGE for one in context["acts"])  # type: ignore[attr-defined]
    return render(request, "office/fund/bank.html", context, status=422 if faults else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@readers
def statement(request: HttpRequest, statement_id: int) -> HttpResponse:
    """One statement line by line."""
    view = visible.fund_statement(actor_here(request), statement_id)
    if view is None:
        raise Http404
    here = reverse("office:fund_statement", args=[statement_id])
    if request.method == "POST":
        _pressed(request, view.head)
        return HttpResponseRedirect(here)
    context = around(request, view.head, "fund_bank") | {
        "view": view,
        "differences": [_sentence(one) for one in view.differences],
    }
    context["matches"] = any(one.code in ON_A_PAGE for one in context["acts"])  # type: ignore[attr-defined]
    return render(request, "office/fund/statement.html", context)


def _taken(request: HttpRequest, head: FundHead) -> tuple[str, ...]:
    """Hand the file to the desk; sentences where it was not taken."""
    upload = request.FILES.get("file")
    if upload is None:
        return (_("先选一个文件"),)
    if (upload.size or 0) > MOST_BYTES:
        return (_("文件超过 2 MB。请按月导出，分几次导入。"),)
    name = request.POST.get("name", "").strip()[:120] or str(upload.name)[:120]
    values = {"name": name, "file": AS_BYTES + b64encode(upload.read()).decode()}
    return _done(request, head, "import_statement", values, _("流水导进来了"))


def _newest(request: HttpRequest) -> str:
    view = visible.fund_bank(actor_here(request))
    newest = max((one.id for one in view.rows), default=None) if view else None
    return reverse("office:fund_statement", args=[newest]) if newest else reverse("office:fund_bank")


def _pressed(request: HttpRequest, head: FundHead) -> None:
    """Match a line with what was ticked, or take that back; whatever is wrong is said on the page."""
    code = request.POST.get("op", "")
    if code not in PRESSED:
        return
    values = {
        "bank_line": request.POST.get("line", "")[:18],
        "entries": "、".join(request.POST.getlist("entry")[:50])[:200],
        "explanation": request.POST.get("explanation", "")[:500],
    }
    for sentence in _done(request, head, code, values, _("办好了")):
        messages.error(request, sentence)


def _done(
    request: HttpRequest, head: FundHead, code: str, values: dict[str, str], done: str
) -> tuple[str, ...]:
    try:
        act(
            case_id=head.case_id,
            act=code,
            acting_as=actor_here(request),
            values=values,
            key=forms.key(request.POST.get("key", "")),
        )
    except Incomplete as fault:
        return tuple(line for text in fault.errors.values() for line in text.split("\n"))
    except (Barred, Overtaken) as fault:
        return (str(fault),)
    except NotFound:
        raise Http404 from None
    messages.success(request, done)
    return ()


def _sentence(one: Difference) -> str:
    """One difference as it is said."""
    told = {"number": one.number, "sum": fen(abs(one.fen)), "day": plain_date(one.day) if one.day else ""}
    match one.kind:
        case "bank":
            moved = (
                _("流水 #%(number)s，%(day)s收入 %(sum)s 元")
                if one.fen > 0
                else _("流水 #%(number)s，%(day)s支出 %(sum)s 元")
            )
            why = said(one.why) if one.why else _("账上有这一笔，还没有对上。")
            return _("%(what)s：%(why)s") % {"what": moved % told, "why": why}
        case "books":
            moved = (
                _("账上第 %(number)s 号，%(day)s收入 %(sum)s 元")
                if one.fen > 0
                else _("账上第 %(number)s 号，%(day)s支出 %(sum)s 元")
            )
            what = _("%(what)s（%(kind)s）") % {"what": moved % told, "kind": said(one.why)}
            return _("%(what)s：%(why)s") % {"what": what, "why": _("银行流水里没有对上的。")}
        case "balance":
            told |= {"bank": fen(one.bank), "books": fen(one.books)}
            return _("银行余额 %(bank)s 元，账上 %(books)s 元，差 %(sum)s 元。") % told
    return _("上面这些以外还差 %(sum)s 元：少导了流水，或者记账以前户里就有钱。") % told
