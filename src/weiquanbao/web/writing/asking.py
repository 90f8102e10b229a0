"""One question a screen, only for what is not known yet; an answer leads to the next open one, or to the text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from math import ceil
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from weiquanbao.common.dates import today
from weiquanbao.documents.answering import read
from weiquanbao.documents.document import Ask, Document, Field
from weiquanbao.documents.values import said
from weiquanbao.drafting import actions
from weiquanbao.reading.covered import hidden
from weiquanbao.reading.drafting import DraftPage
from weiquanbao.web.design.fields import Choice, FieldView
from weiquanbao.web.worker import steps
from weiquanbao.web.writing import over
from weiquanbao.web.writing.choosing import document_named
from weiquanbao.web.writing.keeping import draft_here

_DRAWN = {"identity": "line", "line": "line"}
#: More choices than this are a list to choose from.
_FEW = 4


@require_safe
def following(request: HttpRequest, code: str) -> HttpResponse:
    """On to what is still open."""
    page = draft_here(request, code)
    return (
        HttpResponseRedirect(_after(page.document, page.draft.answers)) if page else over.page(request, code)
    )


@require_http_methods(["GET", "HEAD", "POST"])
def question(request: HttpRequest, code: str, ask: str) -> HttpResponse:
    """Show a question, or take its answer."""
    page = draft_here(request, document_named(code).code)
    return _asked(request, page, ask) if page else over.page(request, code)


def _asked(request: HttpRequest, page: DraftPage, ask: str) -> HttpResponse:
    code, asked = page.document.code, page.document.ask(ask)
    if asked is None or not asked.applies(page.draft.answers):
        raise Http404
    if page.with_worker:
        messages.error(request, _("这份交给职工了，在他手里。要改，先收回来。"))
        return HttpResponseRedirect(reverse("worker:write_text", args=[code]))
    if request.method != "POST":
        return _page(request, page, asked, page.draft.answers, {})
    given = read(asked, _typed(request, page), page.draft.answers, today())
    if given.errors:
        return _page(request, page, asked, {**page.draft.answers, **given.values}, given.errors)
    more = "more" in request.POST or any(name.endswith("-drop") for name in request.POST)
    try:
        kept = actions.answer(key=page.draft.key, ask="" if more else ask, values=given.values)
    except actions.Gone as fault:
        return over.page(request, code, str(fault))
    then = request.POST.get("then", "")
    if not more:
        return HttpResponseRedirect(_after(page.document, kept.answers, then))
    again = ("&" if then else "?") + "more=1" if "more" in request.POST else ""
    return HttpResponseRedirect(_address(code, ask, then) + again)


def _typed(request: HttpRequest, page: DraftPage) -> dict[str, list[str]]:
    """What was sent; a number that was not shown, and not written anew, stays."""
    raw: dict[str, list[str]] = {name: list(map(str, values)) for name, values in request.POST.lists()}
    kept = {code: [str(page.draft.answers[code])] for code in hidden(page.draft)}
    return raw | {code: number for code, number in kept.items() if not "".join(raw.get(code, [])).strip()}


def _after(document: Document, answers: Mapping[str, Any], then: str = "") -> str:
    """The next open question; the text where none is, or where one came from there."""
    remaining = () if then else document.open_asks(answers)
    if remaining:
        return _address(document.code, remaining[0].code)
    return reverse("worker:write_text", args=[document.code])


def _address(code: str, ask: str, then: str = "") -> str:
    return reverse("worker:write_question", args=[code, ask]) + ("?then=text" if then else "")


def _page(
    request: HttpRequest, page: DraftPage, asked: Ask, answers: Mapping[str, Any], errors: Mapping[str, str]
) -> HttpResponse:
    then = request.POST.get("then", request.GET.get("then", ""))
    fields, tables = [], []
    for box in asked.fields:
        if box.kind == "rows":
            tables.append(_table(box, answers, errors, request))
        else:
            fields.append(_covered(page, box, _view(box, box.code, answers.get(box.code) or "", errors)))
    context = {
        "document": page.document,
        "asked": asked,
        "fields": fields,
        "tables": tables,
        "errors": [{"id": f"f-{name}", "label": "", "text": text} for name, text in errors.items()],
        "progress": _progress(page, asked),
        "back": _back(page, asked, then),
        "then": then,
        "later": page.draft.keep_until is not None,
    }
    return render(request, "writing/question.html", context, status=422 if errors else 200)


def _progress(page: DraftPage, asked: Ask) -> steps.Progress:
    order = page.document.asked(page.draft.answers)
    step, number = order.index(asked) + 1, len(order) + 1
    track = tuple("on" if n < step else "now" if n == step else "" for n in range(1, number + 1))
    left = len(page.document.open_asks(page.draft.answers))
    return steps.Progress(step, number, ceil(left * steps.SECONDS / 60), track)


def _back(page: DraftPage, asked: Ask, then: str) -> str:
    code, order = page.document.code, page.document.asked(page.draft.answers)
    if then:
        return reverse("worker:write_text", args=[code])
    place = order.index(asked)
    return _address(code, order[place - 1].code) if place else reverse("worker:write_document", args=[code])


def _covered(page: DraftPage, box: Field, view: FieldView) -> FieldView:
    """A number staff do not see in clear is not in the box; what is left empty stays."""
    mask = hidden(page.draft).get(box.code)
    if mask is None or view.value != page.draft.answers.get(box.code):
        return view
    return replace(
        view, value="", hint=_("这件事里有：%(number)s。不改就空着。") % {"number": mask}, optional=True
    )


def _view(box: Field, name: str, value: Any, errors: Mapping[str, str]) -> FieldView:
    kind = _DRAWN.get(box.kind, box.kind)
    if kind == "choice" and len(box.choices) > _FEW:
        kind = "select"
    picked = value if isinstance(value, list) else [str(value)]
    shown = "" if isinstance(value, list) else str(value)
    choices = tuple(Choice(code, label, chosen=code in picked) for code, label in box.choices)
    return FieldView(
        name,
        box.label,
        kind,
        shown,
        box.hint,
        errors.get(name, ""),
        choices,
        not box.required,
        box.limit,
        "off",
    )


def _table(
    box: Field, answers: Mapping[str, Any], errors: Mapping[str, str], request: HttpRequest
) -> dict[str, Any]:
    """The rows that are kept, in words, and the boxes of one more."""
    rows = [row for row in answers.get(box.code, ()) if isinstance(row, dict)]
    typed = request.POST if errors else {}
    return {
        "name": box.code,
        "label": box.label,
        "rows": [_row(box, place, row, typed, errors) for place, row in enumerate(rows)],
        "fields": [
            _view(column, f"{box.code}-{column.code}", str(typed.get(f"{box.code}-{column.code}", "")), errors)
            for column in box.columns
        ],
        "open": not rows or bool(errors) or "more" in request.GET,
    }  # fmt: skip


def _row(
    box: Field, place: int, row: Mapping[str, Any], typed: Mapping[str, Any], errors: Mapping[str, str]
) -> dict[str, Any]:
    """One kept row in words, and its boxes to change it; open where something is missing or wrong."""
    names = [(column, f"{box.code}-{place}-{column.code}") for column in box.columns]
    missing = any(column.required and not row.get(column.code) for column in box.columns)
    return {
        "words": [(one.label, said(one, row, blank="")) for one in box.columns if row.get(one.code)],
        "fields": [_view(one, name, typed.get(name, row.get(one.code, "")), errors) for one, name in names],
        "open": missing or any(name in errors for _column, name in names),
    }
