"""结账: months that are closed and open, and what the cashier proposed to close."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from weiquanbao.reading import visible
from weiquanbao.web.acting import actor_here
from weiquanbao.web.design.days import year_month
from weiquanbao.web.office.fund.around import around, readers

CLOSING = {"propose_closing", "close_period", "decline_closing"}


@require_safe
@readers
def months(request: HttpRequest) -> HttpResponse:
    """The page; its buttons lead to the forms of the acts."""
    view = visible.fund_months(actor_here(request))
    if view is None:
        raise Http404
    context = around(request, view.head, "fund_months")
    context |= {
        "view": view,
        "rows": [(row, year_month(row.first)) for row in view.rows],
        "next": year_month(view.next) if view.next else "",
        "acts": [one for one in context["acts"] if one.code in CLOSING],  # type: ignore[attr-defined]
        "barred": [one for one in context["barred"] if one.code in CLOSING],  # type: ignore[attr-defined]
    }
    return render(request, "office/fund/months.html", context)
