"""查看: a phone in clear, after a reason was written and the looking was recorded. It is shown once."""

from __future__ import annotations

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from weiquanbao.access.actors import Actor
from weiquanbao.people.disclosing import NotDisclosed
from weiquanbao.reading import visible
from weiquanbao.reading.helping import HelperRow
from weiquanbao.reading.rows import CaseView, PartyRow
from weiquanbao.web.acting import actor_here, case_readers, on_cases
from weiquanbao.web.design.fields import FieldView
from weiquanbao.web.office.case import case_here

WHY = "reason"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@case_readers
def reveal(request: HttpRequest, case_id: int, party_id: int) -> HttpResponse:
    """Ask why, write it down, show the number on this page only."""
    view = case_here(request, case_id)
    party = next((one for one in view.parties if one.id == party_id), None)
    if party is None:
        raise Http404
    return _asked(request, view, party, visible.disclosed)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@case_readers
def reveal_helper(request: HttpRequest, case_id: int, agent_id: int) -> HttpResponse:
    """The same for somebody who helps a worker."""
    view = case_here(request, case_id)
    helping = visible.helpers_of_case(actor_here(request), case_id)
    helper = next((one for one in helping if one.id == agent_id), None)
    if helper is None:
        raise Http404
    return _asked(request, view, helper, visible.disclosed_helper)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@on_cases
def reveal_account(request: HttpRequest, case_id: int, party_id: int) -> HttpResponse:
    """The account a worker is paid to: to whoever handles it, and to the cashier who pays."""
    actor = actor_here(request)
    view = case_here(request, case_id)
    found = visible.assignment(actor, case_id)
    row = (
        next((one for one in found.rows if one.party_id == party_id and one.account), None) if found else None
    )
    if row is None:
        raise Http404
    reason, error, account = request.POST.get(WHY, "")[:1000], "", None
    if request.method == "POST":
        try:
            account = visible.account_disclosed(actor, case_id, party_id, reason)
        except (NotDisclosed, ValueError) as fault:
            error = str(fault)
    hint = _("例如“付垫付款”。谁看的、为什么看，都记下来，职工和审计看得到。")
    context = {"view": view, "name": row.name, "account": account} | _why(reason, hint, error)
    return render(request, "office/reveal_account.html", context, status=422 if error else 200)


def _asked(
    request: HttpRequest,
    view: CaseView,
    whose: PartyRow | HelperRow,
    disclose: Callable[[Actor, int, int, str], str | None],
) -> HttpResponse:
    if request.method != "POST":
        return _page(request, view, whose)
    reason = request.POST.get(WHY, "")[:1000]
    try:
        number = disclose(actor_here(request), view.id, whose.id, reason)
    except (NotDisclosed, ValueError) as fault:
        return _page(request, view, whose, reason=reason, error=str(fault))
    return _page(request, view, whose, reason=reason, number=number or "")


def _page(
    request: HttpRequest,
    view: CaseView,
    party: PartyRow | HelperRow,
    *,
    reason: str = "",
    error: str = "",
    number: str = "",
) -> HttpResponse:
    hint = _("例如“打电话核实工资”。谁看的、为什么看，都记下来，职工和审计看得到。")
    context = {
        "view": view,
        "party": party,
        **_why(reason, hint, error),
        "number": number.removeprefix("+86"),
        "call": number,
    }
    return render(request, "office/reveal.html", context, status=422 if error else 200)


def _why(reason: str, hint: str, error: str) -> dict[str, object]:
    """The field for the reason, with what was wrong about it."""
    field = FieldView(WHY, _("为什么要看"), "line", reason, hint, error, limit=200)
    return {
        "field": field,
        "errors": ({"id": field.id, "label": field.label, "text": error},) if error else (),
    }
