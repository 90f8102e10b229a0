"""流水账: a month's entries, on all accounts or on one; and one entry down to the paper behind it."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from weiquanbao.common.dates import month_after, today
from weiquanbao.funds.words import ACCOUNTS
from weiquanbao.reading import visible
from weiquanbao.web import forms
from weiquanbao.web.acting import actor_here
from weiquanbao.web.design.days import year_month
from weiquanbao.web.design.saying import said
from weiquanbao.web.office.fund.around import around, last_of, month_asked, readers
from weiquanbao.web.office.menus import Option


@require_safe
@readers
def journal(request: HttpRequest) -> HttpResponse:
    """One month."""
    first = month_asked(request)
    account = request.GET.get("account", "")
    account = account if account in ACCOUNTS else ""
    after = forms.number(request.GET.get("after", "")) or 0
    view = visible.fund_journal(actor_here(request), first, last_of(first), account, after)
    if view is None:
        raise Http404
    before = (
        first.replace(year=first.year - 1, month=12)
        if first.month == 1
        else first.replace(month=first.month - 1)
    )
    later = month_after(first)
    context = around(request, view.head, "fund_journal") | {
        "view": view,
        "month": first,
        "title": year_month(first),
        "before": _address(f"{before:%Y-%m}", account),
        "after": _address(f"{later:%Y-%m}", account) if later <= today() else "",
        "more": _address(f"{first:%Y-%m}", account, view.after) if view.after else "",
        "accounts": [
            Option(_("全部科目"), _address(f"{first:%Y-%m}", ""), not account),
            *(
                Option(said(word), _address(f"{first:%Y-%m}", code), code == account)
                for code, word in ACCOUNTS.items()
            ),
        ],
        "account": said(ACCOUNTS[account]) if account else "",
        "since": first,
        "until": last_of(first),
    }
    return render(request, "office/fund/journal.html", context)


@require_safe
@readers
def entry(request: HttpRequest, entry_id: int) -> HttpResponse:
    """One entry: its lines, the act and step it belongs to, papers and evidence, and the line of the bank."""
    view = visible.fund_entry(actor_here(request), entry_id)
    if view is None:
        raise Http404
    context = around(request, view.head, "fund_journal") | {
        "view": view,
        "month": _address(f"{view.row.day:%Y-%m}", ""),
    }
    return render(request, "office/fund/entry.html", context)


def _address(month: str, account: str, after: int | None = None) -> str:
    asked = {"month": month} | ({"account": account} if account else {}) | ({"after": after} if after else {})
    return f"{reverse('office:fund_journal')}?{urlencode(asked)}"
