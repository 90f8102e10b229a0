"""Months the way people say them: this year's by number, last year's as 去年, earlier ones by year."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from weiquanbao.common.dates import month_of
from weiquanbao.web.design.fields import Choice

SHOWN = 10
"""How many months have a button of their own; with 更早 and 不知道 they fill four rows of three."""
YEARS = 45
EARLIER = "earlier"
FIELDS = ("month", "ended")
UNKNOWABLE = ("month", "still")
"""Fields whose 不知道 stands among their own answers and answers the whole question."""


@dataclass(frozen=True, slots=True)
class Months:
    """The month buttons of one field, with what was chosen read back."""

    name: str
    choices: tuple[Choice, ...]
    years: tuple[Choice, ...]
    months: tuple[Choice, ...]
    earlier: bool
    said: str


def months(
    name: str,
    chosen: str,
    today: date,
    *,
    unknown: str = "",
    error: bool = False,
    until: date | None = None,
    alone: bool = False,
) -> Months:
    """Buttons for the last months, oldest first; an older month opens 更早. Read back `until` work ended.

    `alone`: the month is an end itself and is read back without a span.
    """
    picked = month_of(chosen)
    recent = [_back(today, n) for n in range(SHOWN - 1, -1, -1)]
    earlier = bool(chosen) and chosen != "unknown" and chosen not in {f"{day:%Y-%m}" for day in recent}
    year, _dash, month = chosen.partition("-") if earlier else ("", "", "")
    first = Choice(EARLIER, _("更早"), chosen=earlier)
    shown = tuple(
        Choice(
            f"{day:%Y-%m}",
            _label(day, today),
            hint=read_back(day, today, until=day if alone else until),
            chosen=chosen == f"{day:%Y-%m}",
        )
        for day in recent
    )
    last = (Choice("unknown", unknown, chosen=chosen == "unknown", whole_row=True),) if unknown else ()
    return Months(
        name=name,
        choices=(first, *shown, *last),
        years=tuple(
            Choice(str(y), _("%(year)d 年") % {"year": y}, chosen=str(y) == year)
            for y in range(today.year, today.year - YEARS, -1)
        ),
        months=tuple(
            Choice(f"{m:02d}", _("%(month)d 月") % {"month": m}, chosen=f"{m:02d}" == month)
            for m in range(1, 13)
        ),
        earlier=earlier,
        said="" if error else read_back(picked, today, until=picked if alone else until),
    )


def gathered(raw: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """The fields of a request with 更早 put together from its year and month; without a month, the year's first."""
    found = {name: list(values) for name, values in raw.items()}
    for name in FIELDS:
        if found.get(name, [""])[-1:] == [EARLIER]:
            year, month = (found.get(f"{name}_{part}", [""])[-1] for part in ("year", "month"))
            found[name] = [f"{year}-{month or '01'}" if year else ""]
    for name in UNKNOWABLE:
        if found.get(name, [""])[-1:] == ["unknown"]:
            found["unknown"] = ["1"]
    return found


def chosen_earlier(raw: Mapping[str, str], name: str) -> str:
    """What was chosen under 更早 while the year is missing, so that it stays open and keeps the month; else nothing."""
    if raw.get(name) != EARLIER or raw.get(f"{name}_year"):
        return ""
    return f"-{raw.get(f'{name}_month', '')[:2]}"


def read_back(month: date | None, today: date, *, until: date | None = None) -> str:
    """2026年8月到现在，一共 3 个月; for who has left, until that month."""
    if month is None or month > today:
        return ""
    count = _months_between(month, until or today)
    when = plain_month(month)
    if until and count > 0:
        return _("%(when)s到%(until)s，一共 %(span)s") % {
            "when": when,
            "until": plain_month(until),
            "span": _span(count),
        }
    if until:
        return when
    if count == 0:
        return _("%(when)s，就是这个月") % {"when": when}
    return _("%(when)s到现在，一共 %(span)s") % {"when": when, "span": _span(count)}


def _months_between(first: date, last: date) -> int:
    return (last.year - first.year) * 12 + last.month - first.month


def plain_month(month: date) -> str:
    """2026年8月."""
    return _("%(year)d年%(month)d月") % {"year": month.year, "month": month.month}


def _span(count: int) -> str:
    years, months = divmod(count, 12)
    said = [ngettext("%(count)d 年", "%(count)d 年", years) % {"count": years}] if years else []
    if months:
        said.append(ngettext("%(count)d 个月", "%(count)d 个月", months) % {"count": months})
    return " ".join(said)


def _label(day: date, today: date) -> str:
    if day.year == today.year:
        return _("%(month)d 月") % {"month": day.month}
    return _("去年 %(month)d 月") % {"month": day.month}


def _back(today: date, count: int) -> date:
    place = today.year * 12 + today.month - 1 - count
    return date(place // 12, place % 12 + 1, 1)
