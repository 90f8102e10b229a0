"""The fund on a day of one's choice, and the page on which a leader founds it."""

from __future__ import annotations

from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from weiquanbao.common.dates import today
from weiquanbao.desk.founding import found as found_fund
from weiquanbao.desk.refusals import Barred, Incomplete, NotFound
from weiquanbao.procedures import PROCEDURES
from weiquanbao.reading import visible
from weiquanbao.web import forms
from weiquanbao.web.acting import actor_here
from weiquanbao.web.office.fund.around import around, day_asked, founder, readers

ACT = "establish"


@require_safe
@readers
def fund(request: HttpRequest) -> HttpResponse:
    """Balances at the end of a day, cash against budget and line, what waits."""
    actor, day = actor_here(request), day_asked(request)
    view = visible.fund_overview(actor, day)
    if view is None:
        return render(request, "office/fund/none.html", {"may_found": visible.may_found(actor)})
    context = around(request, view.head, "fund") | {
        "view": view,
        "day": day,
        "is_today": day == today(),
        "may_found": visible.may_found(actor),
    }
    return render(request, "office/fund/overview.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@founder
def establish(request: HttpRequest) -> HttpResponse:
    """The form that founds the fund, or its founding."""
    actor = actor_here(request)
    form = PROCEDURES["fund"].acts[ACT].form
    raw = forms.typed(form, request.POST)
    errors: dict[str, str] = {}
    reasons: tuple[str, ...] = ()
    key = forms.key(request.POST.get("key", "")) or uuid4()
    if request.method == "POST":
        try:
            found_fund(code="fund", act=ACT, acting_as=actor, values=raw, key=key)
            messages.success(request, _("基金设立了"))
            return HttpResponseRedirect(reverse("office:fund"))
        except Incomplete as fault:
            errors = dict(fault.errors)
        except Barred as fault:
            reasons = fault.reasons
        except NotFound:
            raise Http404 from None
    fields = forms.drawn(form, raw, errors)
    context = {
        "fields": fields,
        "errors": forms.faults(fields, errors),
        "reasons": reasons,
        "key": key,
        "may_found": visible.may_found(actor),
    }
    return render(request, "office/fund/establish.html", context, status=422 if errors else 200)
