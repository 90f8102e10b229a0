"""Find anything again: one box, what answers with its words marked, and links that narrow it."""

from __future__ import annotations

from dataclasses import fields, replace
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_safe

from weiquanbao.reading import visible
from weiquanbao.reading.rows import Facet, FoundPage, FoundRow
from weiquanbao.web import forms
from weiquanbao.web.acting import actor_here, on_cases
from weiquanbao.web.design.saying import said
from weiquanbao.web.office.menus import Menu, Option

LIMIT = 60
LABELS = {
    "kind": gettext_noop("在哪里"),
    "procedure": gettext_noop("程序"),
    "state": gettext_noop("状态"),
    "place": gettext_noop("哪个工会"),
    "year": gettext_noop("年份"),
}
Line = tuple[FoundRow, str]


@require_safe
@on_cases
def find(request: HttpRequest) -> HttpResponse:
    """What answers to the words; a single answer opens at once. The script asks for the next rows alone."""
    query = request.GET.get("q", "").strip()[:LIMIT]
    chosen, after = _chosen(request), request.GET.get("after", "")[:40]
    page = visible.find(actor_here(request), query, chosen, after)
    lines = tuple((row, _opens(row)) for row in page.rows)
    if len(lines) == 1 and not page.next_cursor and not after and chosen == visible.FindFilter():
        return HttpResponseRedirect(lines[0][1])
    more = _address(query, chosen, after=page.next_cursor) if page.next_cursor else ""
    context = {"lines": lines, "more": more}
    if after and request.htmx:  # type: ignore[attr-defined]
        return render(request, "office/find_rows.html", context)
    whole = {"query": query, "page": page, "menus": _menus(query, chosen, page), "whole": _address(query)}
    return render(request, "office/find.html", context | whole | {"narrowed": chosen != visible.FindFilter()})


def _chosen(request: HttpRequest) -> visible.FindFilter:
    """The choices in the address; what cannot be one means all."""
    asked = request.GET
    year = forms.number(asked.get("year", ""))
    return visible.FindFilter(
        kind=asked.get("kind", "")[:16],
        procedure=asked.get("procedure", "")[:40],
        state=asked.get("state", "")[:40],
        place=forms.number(asked.get("place", "")),
        year=year if year and visible.FIRST_YEAR <= year <= visible.LAST_YEAR else None,
    )


def _opens(row: FoundRow) -> str:
    """The page behind a hit: a paper, evidence, the conversation of a message, the case, the cases of a firm."""
    if row.case_id is None:
        return reverse("office:register") + f"?employer={row.employer_id}"
    if row.kind == "paper":
        return reverse("office:paper", args=[row.case_id, row.key])
    if row.kind == "evidence":
        return reverse("office:evidence", args=[row.case_id, row.key])
    if row.thread:
        return reverse("office:thread", args=[row.case_id, row.thread])
    return reverse("office:case", args=[row.case_id])


def _address(query: str, chosen: visible.FindFilter | None = None, **more: str) -> str:
    asked = {one.name: getattr(chosen, one.name) for one in fields(chosen)} if chosen else {}
    told = {"q": query, **asked, **more}
    return reverse("office:find") + "?" + urlencode({name: value for name, value in told.items() if value})


def _menus(query: str, chosen: visible.FindFilter, page: FoundPage) -> tuple[Menu, ...]:
    """A menu for whatever differs among what was found, or is chosen."""
    return tuple(
        _menu(query, chosen, facet, counted=not page.capped)
        for facet in page.facets
        if len(facet.choices) > 1 or getattr(chosen, facet.name)
    )


def _menu(query: str, chosen: visible.FindFilter, facet: Facet, *, counted: bool) -> Menu:
    """Figures only where everything was counted."""
    here = str(getattr(chosen, facet.name) or "")
    words = {value: said(word) for value, word, _count in facet.choices}
    options = [Option(_("全部"), _address(query, _with(chosen, facet.name, "")), on=not here)]
    for value, _word, count in facet.choices:
        label = f"{words[value]} {count}" if counted else words[value]
        options.append(Option(label, _address(query, _with(chosen, facet.name, value)), on=value == here))
    return Menu(_(LABELS[facet.name]), words.get(here, here) or _("全部"), tuple(options), on=bool(here))


def _with(chosen: visible.FindFilter, name: str, value: str) -> visible.FindFilter:
    whole = name in ("place", "year")
    return replace(chosen, **{name: (forms.number(value) if whole else value)})  # type: ignore[arg-type]
