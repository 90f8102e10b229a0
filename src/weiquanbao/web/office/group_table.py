"""A group computed as a table: what is the same for all is written once, what differs in a row for each worker."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from weiquanbao.law.claims.asking import Question, questions
from weiquanbao.law.claims.claim import Claim
from weiquanbao.law.claims.facts import BadFacts
from weiquanbao.law.claims.kept import Kept
from weiquanbao.law.claims.register import CLAIMS
from weiquanbao.reading import visible
from weiquanbao.reading.computations import Asking, ComputationsView, Worker, computed_all
from weiquanbao.web import forms
from weiquanbao.web.acting import actor_here, case_readers, casework
from weiquanbao.web.design.fields import Choice, FieldView
from weiquanbao.web.design.saying import said, said_sentence
from weiquanbao.web.office import asking
from weiquanbao.web.office.asking import FACT, Typed
from weiquanbao.web.office.case import case_here
from weiquanbao.web.office.computed import drawn
from weiquanbao.web.office.computing import NOT_UNDERSTOOD, keep_here

CELL, EACH, PASTED = "cell-", "each", "pasted"
#: Columns that differ from worker to worker, and cells of the table on the page; a longer list is pasted.
MOST_COLUMNS, MOST_CELLS, LONGEST_LIST = 6, 240, 60_000
#: What differs from worker to worker unless somebody says otherwise.
USUALLY_OWN = (
    "monthly_wage",
    "avg_wage",
    "months",
    "hire_date",
    "end_date",
    "paid",
    "hours_workday",
    "own_wage",
)


@dataclass(frozen=True, slots=True)
class Row:
    """One worker: the cells as typed, and what came out."""

    worker: Worker
    cells: tuple[FieldView, ...]
    errors: tuple[str, ...]
    found: Kept | None


@require_http_methods(["GET", "HEAD", "POST"])
@casework
def compute(request: HttpRequest, case_id: int, claim: str) -> HttpResponse:
    """Choose what differs, fill in the table, compute all at once, keep all at once."""
    case = case_here(request, case_id)
    view = visible.computations(actor_here(request), case_id)
    if view is None or len(view.workers) < 2 or claim not in CLAIMS:
        raise Http404
    rule = CLAIMS[claim]
    own = _columns(rule, request.POST.getlist(EACH) or request.GET.getlist(EACH))
    context: dict[str, Any] = {"view": view, "case": case, "claim": rule, "own": own}
    if not own:
        return render(request, "office/compute_columns.html", context | {"fields": [_which(rule)]})
    if request.method != "POST":
        typed = asking.afresh({})
        cells = {one.party_id: dict(one.typed(claim)) for one in view.workers}
        return _page(request, context, typed, {}, _rows(view, own, cells, {}, {}))
    return _posted(request, context, view, rule, own)


@require_safe
@case_readers
def table(request: HttpRequest, case_id: int, table: UUID) -> HttpResponse:
    """One that was kept."""
    case = case_here(request, case_id)
    view = visible.computation_table(actor_here(request), case_id, table)
    if view is None:
        raise Http404
    told = dict.fromkeys(name for _worker, one in view.rows for name in one.kept.told)
    asked = [one for one in questions(CLAIMS[view.claim]) if one.name in told]
    differ = [
        one for one in asked if len({str(whole.kept.told.get(one.name)) for _w, whole in view.rows}) > 1
    ]
    results = [(worker, whole.line.id, drawn(whole.kept)) for worker, whole in view.rows]
    context = {
        "view": view,
        "case": case,
        "claim": CLAIMS[view.claim],
        "columns": [_(one.label) for one in differ],
        "rows": [
            (
                worker,
                number,
                result,
                [(_(one.label), dict(result.told).get(_(one.label), "")) for one in differ],
            )
            for worker, number, result in results
        ],
        "same": [
            (label, text)
            for label, text in results[0][2].told
            if label not in {_(one.label) for one in differ}
        ],
        "first": results[0][2],
    }
    return render(request, "office/computation_table.html", context)


def _posted(
    request: HttpRequest,
    context: dict[str, Any],
    view: ComputationsView,
    rule: Claim,
    own: Sequence[Question],
) -> HttpResponse:
    typed = asking.typed_in(rule, request.POST)
    cells, unknown = _cells(request.POST, view, own)
    common, asked, wrong = _asked(rule, typed, own, cells)
    results = dict(zip(asked, computed_all(tuple(asked.values())), strict=True)) if not common else {}
    rows = _rows(view, own, cells, wrong, results)
    if unknown:
        common = common | {PASTED: unknown}
    if common or wrong or "keep" not in request.POST:
        return _page(request, context, typed, common, rows)
    first, *_rest = keep_here(request, view.case_id, asked, table=True)
    messages.success(request, _("全组的都存好了"))
    return HttpResponseRedirect(_kept_at(request, view.case_id, first))


def _kept_at(request: HttpRequest, case_id: int, computation_id: int) -> str:
    """The table one of those that were kept stands in."""
    found = visible.computation(actor_here(request), case_id, computation_id)
    if found is None:
        raise Http404
    return reverse("office:computation_table", args=[case_id, found.line.table])


def _columns(rule: Claim, names: Sequence[str]) -> tuple[Question, ...]:
    wanted = set(names[: MOST_COLUMNS * 4])
    return tuple(one for one in questions(rule) if one.name in wanted)[:MOST_COLUMNS]


def _which(rule: Claim) -> FieldView:
    choices = tuple(
        Choice(one.name, _(one.label), chosen=one.name in USUALLY_OWN)
        for one in questions(rule)
        if one.kind != "pair"
    )
    hint = _("最多 %(count)d 样；其余的全组一样，只写一次") % {"count": MOST_COLUMNS}
    return FieldView(EACH, _("哪几样每个人不一样？"), "choices", "", hint, choices=choices)


def _cells(
    data: QueryDict, view: ComputationsView, own: Sequence[Question]
) -> tuple[dict[int, dict[str, str]], str]:
    """What was typed for each worker; a pasted list comes before the cells. Also the sentence about an unknown name."""
    cells = {
        worker.party_id: {one.name: data.get(f"{CELL}{worker.party_id}-{one.name}", "")[:400] for one in own}
        for worker in view.workers
    }
    return _pasted(data.get(PASTED, "")[:LONGEST_LIST], view, own, cells)


def _pasted(
    text: str, view: ComputationsView, own: Sequence[Question], cells: dict[int, dict[str, str]]
) -> tuple[dict[int, dict[str, str]], str]:
    """Rows as they come out of a spreadsheet: the name, then a column for each fact, with tabs between."""
    by_name: dict[str, list[Worker]] = {}
    for worker in view.workers:
        by_name.setdefault(worker.name, []).append(worker)
    unknown = []
    for line in filter(str.strip, text.splitlines()):
        name, *values = (part.strip() for part in line.split("\t"))
        several = by_name.get(name)
        if not several:
            unknown.append(name[:20])
            continue
        # Of two with one name the first line is the first one's: in the order in which they are listed.
        worker = several.pop(0)
        cells[worker.party_id] |= {
            one.name: value[:400] for one, value in zip(own, values, strict=False) if value
        }
    if not unknown:
        return cells, ""
    return cells, _("名单里没有这个人，或者写了两次：%(names)s") % {"names": _("、").join(unknown[:5])}


def _asked(
    rule: Claim, typed: Typed, own: Sequence[Question], cells: Mapping[int, Mapping[str, str]]
) -> tuple[dict[str, str], dict[int, Asking], dict[int, dict[str, str]]]:
    """What is asked for each; faults in what is the same for all, and in each row."""
    common: dict[str, str] = {}
    asked: dict[int, Asking] = {}
    wrong: dict[int, dict[str, str]] = {}
    apart = {FACT + one.name for one in own}
    for party, row in cells.items():
        try:
            asked[party] = asking.asked(rule, replace(typed, facts={**typed.facts, **row}))
        except BadFacts as fault:
            common |= {name: why for name, why in fault.errors.items() if name not in apart}
            mine = {name: why for name, why in fault.errors.items() if name in apart}
            wrong |= {party: mine} if mine else {}
    return common, asked, wrong


def _rows(
    view: ComputationsView,
    own: Sequence[Question],
    cells: Mapping[int, Mapping[str, str]],
    wrong: Mapping[int, Mapping[str, str]],
    results: Mapping[int, Kept],
) -> list[Row]:
    rows = []
    for worker in view.workers:
        faults = wrong.get(worker.party_id, {})
        drawn_cells = tuple(
            asking.fact_field(
                one,
                f"{CELL}{worker.party_id}-{one.name}",
                cells.get(worker.party_id, {}).get(one.name, ""),
                faults.get(FACT + one.name, ""),
            )
            for one in own
        )
        rows.append(
            Row(
                worker, drawn_cells, tuple(said(one) for one in faults.values()), results.get(worker.party_id)
            )
        )
    return rows


def _page(
    request: HttpRequest,
    context: dict[str, Any],
    typed: Typed,
    errors: Mapping[str, str],
    rows: Sequence[Row],
) -> HttpResponse:
    rule, own = context["claim"], context["own"]
    apart = {FACT + one.name for one in own}
    facts = tuple(one for one in asking.fact_fields(rule, typed.facts, errors) if one.name not in apart)
    setting = asking.setting_fields(typed, errors)
    figures = asking.figure_fields(rule, typed, errors, visible.local_figures())
    cells = tuple(cell for row in rows for cell in row.cells)
    fields = (*setting, *facts, *(each for one in figures for each in (one.field, one.from_where)), *cells)
    faults = {cell.name: cell.error for cell in cells if cell.error}
    results = [row.found for row in rows if row.found]
    wrong = bool(errors or faults)
    return render(
        request,
        "office/compute_all.html",
        context
        | {
            "rows": [
                (row, said_sentence(row.found.stopped) if row.found and row.found.stopped else "")
                for row in rows
            ],
            "as_list": len(cells) > MOST_CELLS,
            "example": _lines(rows[:2]),
            "pasted": _list(request, rows, errors, as_list=len(cells) > MOST_CELLS),
            "setting": setting,
            "facts": facts,
            "figures": figures,
            "errors": forms.faults(fields, {**errors, **faults}),
            "total": sum((one.amount or Decimal(0) for one in results), Decimal(0)) if results else None,
            "done": bool(results) and not wrong,
            "key": forms.key(request.POST.get("key", "")) or uuid4(),
        },
        status=NOT_UNDERSTOOD if wrong else 200,
    )


def _list(request: HttpRequest, rows: Sequence[Row], errors: Mapping[str, str], *, as_list: bool) -> str:
    """What stands in the field for a list: of a long one everything, of a short one what was not understood."""
    if errors.get(PASTED):
        return request.POST.get(PASTED, "")[:LONGEST_LIST]
    return _lines(rows) if as_list else ""


def _lines(rows: Sequence[Row]) -> str:
    """The table as a spreadsheet takes it."""
    return "\n".join("\t".join((row.worker.name, *(cell.value for cell in row.cells))) for row in rows)
