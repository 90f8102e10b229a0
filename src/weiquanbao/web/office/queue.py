"""待办: what falls due first. Every figure of the page leads to its rows, and every choice stands in the address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from types import MappingProxyType
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from weiquanbao.access.actors import Actor
from weiquanbao.access.predicates import acts_on_cases, handles_cases
from weiquanbao.cases.words import PROBLEMS
from weiquanbao.common.dates import today
from weiquanbao.reading import visible
from weiquanbao.reading.results import state_choices
from weiquanbao.reading.rows import HandedRow, QueueCounts, QueuePage, QueueRow
from weiquanbao.web import forms
from weiquanbao.web.acting import actor_here, on_cases, visitor_of
from weiquanbao.web.addresses import address_of
from weiquanbao.web.design.clocks import Face
from weiquanbao.web.design.horizon import Day, Horizon, horizon
from weiquanbao.web.design.language import by_language
from weiquanbao.web.office.faces import clock_face
from weiquanbao.web.office.lines import Line
from weiquanbao.web.office.menus import Menu, Option, Switch

COLUMNS = 8


@dataclass(frozen=True, slots=True)
class Band:
    """Rows that fall due in the same span; the heading is said once, on the page that opens it."""

    word: str
    cases: int
    lines: tuple[Line, ...]
    headed: bool


@require_safe
@on_cases
def queue(request: HttpRequest) -> HttpResponse:
    """One page of the queue, or only its next rows for the script."""
    chosen = chosen_in(request)
    cursor = request.GET.get("after", "")[:40]
    page = visible.queue(actor_here(request), chosen, cursor)
    new = visible.waiting(actor_here(request))
    handles = handles_cases(visitor_of(request))
    acts = acts_on_cases(visitor_of(request))
    table = {"handles": handles, "acts": acts, "columns": COLUMNS if acts else COLUMNS - 1}
    if cursor and request.htmx:  # type: ignore[attr-defined]
        rows = rows_of(page, chosen, request.GET.get("in", ""), new=new)
        return render(request, "office/queue_rows.html", rows | table)
    figures = _figures(page, chosen, handles=handles)
    beside = {} if chosen != visible.QueueFilter() else _beside(actor_here(request))
    shown = rows_of(page, chosen, new=new) | figures | table | beside
    return render(request, "office/queue.html", shown)


def _beside(actor: Actor) -> dict[str, object]:
    """What waits and is no case of the queue: cases to be taken over, papers to be brought."""
    owed, late = visible.owed_count(actor)
    return {"handed": _handed(visible.handed_here(actor)), "owed": owed, "owed_late": late}


def _handed(rows: tuple[HandedRow, ...]) -> list[tuple[HandedRow, Face | None, str]]:
    """What other towns hand over, each with its clock and where it is taken over."""
    return [
        (
            row,
            clock_face(row.line.clock) if row.line.clock else None,
            address_of("office:case", row.line.id),
        )
        for row in rows
    ]


@require_safe
@on_cases
def sheet(request: HttpRequest) -> HttpResponse:
    """值班单: what falls due until the end of the week, to be printed and carried about."""
    chosen = chosen_in(request)
    actor = actor_here(request)
    pages = [visible.queue(actor, replace(chosen, due=due)) for due in ("late", "today", "week")]
    return render(request, "office/sheet.html", {"pages": _sheet(pages), "day": today()})


def _sheet(pages: list[QueuePage]) -> list[tuple[str, int, tuple[Line, ...]]]:
    words = (_("超期"), _("今天"), _("本周"))
    return [(word, page.total, _lines(page.rows)) for word, page in zip(words, pages, strict=True)]


def chosen_in(request: HttpRequest) -> visible.QueueFilter:
    """The choices in the address; what nobody offers is left out."""
    asked = request.GET
    return visible.QueueFilter(
        mine=asked.get("mine") == "1",
        state=asked.get("state", "") if asked.get("state") in dict(state_choices(final=False)) else "",
        problem=asked.get("problem", "") if asked.get("problem") in PROBLEMS else "",
        organisation=forms.number(asked.get("place", "")),
        due=asked.get("due", "")[:10],
    )


def address(chosen: visible.QueueFilter, **more: str) -> str:
    """The queue with these choices."""
    asked = {
        "mine": "1" if chosen.mine else "",
        "state": chosen.state,
        "problem": chosen.problem,
        "place": str(chosen.organisation or ""),
        "due": chosen.due,
        **more,
    }
    query = urlencode({name: value for name, value in asked.items() if value})
    return address_of("office:queue") + (f"?{query}" if query else "")


def rows_of(
    page: QueuePage,
    chosen: visible.QueueFilter,
    continued: str = "",
    *,
    new: Mapping[int, int] = MappingProxyType({}),
) -> dict[str, object]:
    """Rows in their bands, and where the next ones are."""
    words = {code: (word, cases) for code, word, cases in page.bands}
    bands = [
        Band(_(words[code][0]), words[code][1], _lines(tuple(rows), new), headed=code != continued)
        for code, rows in groupby(page.rows, key=_band)
    ]
    last = page.rows[-1].band if page.rows else ""
    more = address(chosen, after=page.next_cursor, **{"in": last}) if page.next_cursor else ""
    return {"bands": bands, "more": more, "total": page.total, "capped": page.counts.capped}


def _band(row: QueueRow) -> str:
    return row.band


def _lines(rows: tuple[QueueRow, ...], new: Mapping[int, int] = MappingProxyType({})) -> tuple[Line, ...]:
    return tuple(
        Line(
            row,
            clock_face(row.clock) if row.clock else None,
            address_of("office:case", row.case_id),
            address_of("office:act", row.case_id, row.next_act) if row.next_act else "",
            new.get(row.matter_id, 0),
        )
        for row in rows
    )


def _figures(page: QueuePage, chosen: visible.QueueFilter, *, handles: bool) -> dict[str, object]:
    whole = visible.QueueFilter()
    return {
        "counts": _counts(page.counts, chosen),
        "horizon": _horizon(page.counts.horizon, today()),
        "switches": _switches(page.counts, chosen, handles=handles),
        "menus": _menus(chosen, page.places),
        "hidden": page.hidden_overdue,
        "late_href": address(replace(whole, due="late")),
        "chosen_day": _day(chosen.due),
        "any_day": address(replace(chosen, due="")),
        "sheet": address_of("office:sheet"),
        "filtered": chosen != whole,
        "whole": address(whole),
    }


def _switches(counts: QueueCounts, chosen: visible.QueueFilter, *, handles: bool) -> tuple[Switch, ...]:
    """Everything, and one's own. Whoever only reads has none of his own."""
    whole = visible.QueueFilter()
    word = _("我能办的") if handles else _("我能看的")
    everything = Switch(word, counts.open, address(whole), on=chosen == whole)
    mine = Switch(_("我承办"), counts.mine, address(replace(whole, mine=True)), on=chosen.mine)
    return (everything, mine) if handles else (everything,)


def _counts(counts: QueueCounts, chosen: visible.QueueFilter) -> tuple[Switch, ...]:
    """The figures are of everything within reach, so each leads to all of its rows."""
    figures = (
        ("late", "k-late", _("超期"), counts.overdue),
        ("today", "k-bad", _("今天"), counts.today),
        ("week", "k-warn", _("本周"), counts.week),
        ("paused", "k-hold", _("停表"), counts.paused),
    )
    return tuple(
        Switch(word, cases, address(visible.QueueFilter(due=due)), on=chosen.due == due, icon=icon, code=due)
        for due, icon, word, cases in figures
    )


@by_language
def _horizon(falling: tuple[tuple[date, int, bool], ...], day: date) -> Horizon:
    days = [
        Day(
            on=on,
            cases=cases,
            tone=_tone((on - day).days),
            rest=not working,
            href=address(visible.QueueFilter(due=on.isoformat())) if cases else "",
        )
        for on, cases, working in falling
    ]
    return horizon(days, today=day)


def _tone(ahead: int) -> str:
    return "bad" if ahead < 2 else "warn" if ahead < 7 else "ok"


def _day(due: str) -> date | None:
    try:
        return date.fromisoformat(due)
    except ValueError:
        return None


@by_language
def _menus(chosen: visible.QueueFilter, lying: tuple[tuple[int, str], ...]) -> tuple[Menu, ...]:
    places = tuple((str(number), name) for number, name in lying)
    return (
        _menu(_("状态"), chosen, "state", chosen.state, state_choices(final=False)),
        _menu(_("事项"), chosen, "problem", chosen.problem, tuple(PROBLEMS.items())),
        _menu(_("地方"), chosen, "place", str(chosen.organisation or ""), places),
    )


def _menu(
    label: str, chosen: visible.QueueFilter, name: str, here: str, pairs: tuple[tuple[str, str], ...]
) -> Menu:
    options = (("", _("全部")), *((code, _(word)) for code, word in pairs))
    return Menu(
        label,
        dict(options).get(here, ""),
        tuple(Option(word, address(chosen, **{name: code}), on=code == here) for code, word in options),
        on=bool(here),
    )
