"""What stands on every page of the fund: its head, the way between its pages, and what this person may do now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from weiquanbao.common.dates import month_after, today
from weiquanbao.reading import visible
from weiquanbao.reading.funds.scope import READERS, FundHead
from weiquanbao.web.acting import actor_here, duty
from weiquanbao.web.design.saying import said
from weiquanbao.web.office.icons import ACTS

#: Who opens these pages; founding is a leader's alone.
readers = duty(*READERS)
founder = duty("leader")
PAGES = (
    ("fund", gettext_noop("余额")),
    ("fund_journal", gettext_noop("流水账")),
    ("fund_bank", gettext_noop("对账")),
    ("fund_months", gettext_noop("结账")),
    ("fund_figures", gettext_noop("统计")),
)
#: Acts that are done on one of the pages above, and not by a form of their own.
ON_A_PAGE = {"import_statement": "fund_bank", "match": "fund_bank", "unmatch": "fund_bank"}


@dataclass(frozen=True, slots=True)
class Tab:
    """One page of the fund."""

    label: str
    href: str
    on: bool


@dataclass(frozen=True, slots=True)
class Button:
    """One act: where it is done, or why not."""

    code: str
    title: str
    href: str
    icon: str
    reasons: tuple[str, ...]
    grave: bool
    quiet: bool


def around(request: HttpRequest, head: FundHead, page: str) -> dict[str, object]:
    """The context every page of the fund shares."""
    acts = list({one.href: one for one in _buttons(request, head)}.values())
    return {
        "fund": head,
        "tabs": [Tab(_(label), reverse(f"office:{name}"), name == page) for name, label in PAGES],
        "acts": [one for one in acts if not one.reasons],
        "barred": [one for one in acts if one.reasons],
    }


def _buttons(request: HttpRequest, head: FundHead) -> Iterator[Button]:
    """One for each act, and one for all that is done on the page of the bank."""
    for act in visible.fund_acts(actor_here(request)):
        page = ON_A_PAGE.get(act.code)
        href = reverse(f"office:{page}") if page else reverse("office:act", args=[head.case_id, act.code])
        title = _(dict(PAGES)[page]) if page else said(act.title)
        reasons = () if act.allowed else act.reasons
        yield Button(
            act.code,
            title,
            href,
            ACTS.get(act.code, ""),
            reasons,
            act.grave,
            act.code in {"budget", "wind_up"},
        )


def day_asked(request: HttpRequest, name: str = "day") -> date:
    """The day in the address, today where none was asked for or it is still to come."""
    try:
        asked = date.fromisoformat(request.GET.get(name, "")[:10])
    except ValueError:
        return today()
    return asked if date(1990, 1, 1) <= asked <= today() else today()


def month_asked(request: HttpRequest, name: str = "month") -> date:
    """The first day of the month in the address, else of this month."""
    try:
        asked = date.fromisoformat(f"{request.GET.get(name, '')[:7]}-01")
    except ValueError:
        asked = today()
    near = asked if date(1990, 1, 1) <= asked <= today() else today()
    return near.replace(day=1)


def last_of(first: date) -> date:
    """The last day of the month that begins on this day."""
    return date.fromordinal(month_after(first).toordinal() - 1)
