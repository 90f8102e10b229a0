"""全部事项: open and closed, by result, state, channel and month."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from weiquanbao.cases.words import CHANNELS
from weiquanbao.common.dates import today
from weiquanbao.reading import visible
from weiquanbao.reading.results import result_choices, state_choices
from weiquanbao.web import forms
from weiquanbao.web.acting import actor_here, on_cases
from weiquanbao.web.office.menus import Menu, Option

MONTHS = 13
Pairs = tuple[tuple[str, str], ...]


@require_safe
@on_cases
def register(request: HttpRequest) -> HttpResponse:
    """One page of all cases, or only its next rows for the script."""
    chosen = _chosen(request)
    page = visible.register(actor_here(request), chosen, request.GET.get("after", "")[:40])
    more = address(chosen, after=page.next_cursor) if page.next_cursor else ""
    context = {"rows": page.rows, "more": more}
    if request.GET.get("after") and request.htmx:  # type: ignore[attr-defined]
        return render(request, "office/register_rows.html", context)
    whole = visible.RegisterFilter()
    choices = {"menus": _menus(chosen), "filtered": chosen != whole, "whole": address(whole)}
    return render(request, "office/register.html", context | choices | {"of_employer": bool(chosen.employer)})


def _states() -> Pairs:
    return (*state_choices(final=False), *state_choices(final=True))


def _chosen(request: HttpRequest) -> visible.RegisterFilter:
    asked = request.GET
    return visible.RegisterFilter(
        state=asked.get("state", "") if asked.get("state") in dict(_states()) else "",
        result=asked.get("result", "") if asked.get("result") in dict(result_choices()) else "",
        month=asked.get("month", "")[:7],
        channel=asked.get("channel", "") if asked.get("channel") in CHANNELS else "",
        employer=forms.number(asked.get("employer", "")),
    )


def address(chosen: visible.RegisterFilter, **more: str) -> str:
    """The list with these choices."""
    asked = {
        "state": chosen.state,
        "result": chosen.result,
        "month": chosen.month,
        "channel": chosen.channel,
        "employer": str(chosen.employer or ""),
        **more,
    }
    query = urlencode({name: value for name, value in asked.items() if value})
    return reverse("office:register") + (f"?{query}" if query else "")


def _menus(chosen: visible.RegisterFilter) -> tuple[Menu, ...]:
    return (
        _menu(_("状态"), chosen, "state", chosen.state, _states()),
        _menu(_("结果"), chosen, "result", chosen.result, result_choices()),
        _menu(_("收件月份"), chosen, "month", chosen.month, _months(chosen.month)),
        _menu(_("怎么来的"), chosen, "channel", chosen.channel, tuple(CHANNELS.items())),
    )


def _menu(label: str, chosen: visible.RegisterFilter, name: str, here: str, pairs: Pairs) -> Menu:
    options = (("", _("全部")), *((code, _(word)) for code, word in pairs))
    return Menu(
        label,
        dict(options).get(here, here),
        tuple(Option(word, address(chosen, **{name: code}), on=code == here) for code, word in options),
        on=bool(here),
    )


def _months(chosen: str) -> Pairs:
    """The last thirteen months, and the one in the address if it is older."""
    now = today()
    counted = [divmod(now.year * 12 + now.month - 1 - back, 12) for back in range(MONTHS)]
    pairs = [(f"{year}-{month + 1:02d}", _month_word(date(year, month + 1, 1))) for year, month in counted]
    known = {code for code, _word in pairs}
    try:
        older = date.fromisoformat(f"{chosen}-01")
    except ValueError:
        return tuple(pairs)
    return tuple(pairs) if chosen in known else (*pairs, (chosen, _month_word(older)))


def _month_word(first: date) -> str:
    return _("%(year)d年%(month)d月") % {"year": first.year, "month": first.month}
