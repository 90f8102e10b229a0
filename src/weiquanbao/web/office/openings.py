"""A further case opened by staff from a case page: its form, and the answer of the desk."""

from __future__ import annotations

from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from weiquanbao.desk.open import begin
from weiquanbao.desk.perform import Outcome
from weiquanbao.procedures import PROCEDURES
from weiquanbao.reading import visible
from weiquanbao.reading.rows import OpeningRow
from weiquanbao.web import doing, forms
from weiquanbao.web.acting import actor_here, casework
from weiquanbao.web.doing import PREVIEW
from weiquanbao.web.office.acts import WHEN, day_typed, when_field
from weiquanbao.web.office.case import around, case_here, went
from weiquanbao.web.papers.drawn import Drawn, drawn
from weiquanbao.web.sharing import asks_to_work_out, counted, worked_out


@require_http_methods(["GET", "HEAD", "POST"])
@casework
def opening(request: HttpRequest, case_id: int, procedure: str, code: str) -> HttpResponse:
    """Show the form that opens a further case, or open it."""
    view = case_here(request, case_id)
    actor = actor_here(request)
    row = next((one for one in view.openings if (one.procedure, one.code) == (procedure, code)), None)
    if row is None:
        raise Http404

    def run(raw: forms.Typed) -> Outcome:
        return begin(
            parent_id=view.id,
            code=procedure,
            act=code,
            acting_as=actor,
            values=raw,
            effective_on=forms.day(request.POST.get(WHEN, "")),
            key=forms.key(request.POST.get("key", "")),
        )

    side = request.POST.get("side", "union")
    if request.method != "POST":
        sent = doing.afresh(row.form)
    elif asks_to_work_out(request, row.form):
        sent = worked_out(request, row.form, actor, view.id)
    else:
        sent = doing.send(request, row.form, view.matter_id, side=side, run=run)
    if sent.outcome is not None:
        messages.success(request, _("%(act)s，办好了") % {"act": _(row.title)})
        return HttpResponseRedirect(reverse("office:case", args=[sent.outcome.case_id]))
    options = visible.choices(actor, view.id, row.form)
    asked = forms.drawn(row.form, sent.raw, sent.errors, options)
    fields = (*asked, when_field(request.POST.get(WHEN), sent.errors))
    context = around(view) | {
        "act": row,
        "fields": fields,
        "errors": forms.faults(fields, sent.errors),
        "went": went(actor, view),
        "key": forms.key(request.POST.get("key", "")) or uuid4(),
        "since": sent.since,
        "reasons": sent.reasons or (() if row.allowed else row.reasons),
        "gathered": doing.gathered(row.form, sent.raw),
        "counted": counted(sent.raw),
        "writes": bool(PROCEDURES[procedure].acts[code].papers) and row.allowed,
        "sheets": _sheets(request, view.id, row, sent.raw),
    }
    return render(request, "office/act.html", context, status=sent.status)


def _sheets(request: HttpRequest, case_id: int, row: OpeningRow, raw: forms.Typed) -> list[Drawn]:
    """The papers as they would read with what was typed, when they were asked for."""
    if PREVIEW not in request.POST:
        return []
    actor, on = actor_here(request), day_typed(request)
    several = visible.opening_previews(actor, case_id, row.procedure, row.code, raw, on)
    return [drawn(one) for one in several]
