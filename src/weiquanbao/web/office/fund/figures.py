"""统计: paid out, recovered, outstanding by age, how soon it fills again, and by employer."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from weiquanbao.reading import visible
from weiquanbao.web.acting import actor_here
from weiquanbao.web.office.fund.around import around, readers


@require_safe
@readers
def figures(request: HttpRequest) -> HttpResponse:
    """The page, counted now."""
    view = visible.fund_figures(actor_here(request))
    if view is None:
        raise Http404
    return render(
        request, "office/fund/figures.html", around(request, view.head, "fund_figures") | {"view": view}
    )
