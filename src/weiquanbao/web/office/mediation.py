"""调解室: the mediator's page of a mediation, and the notes only the mediator reads."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from weiquanbao.mediation.actions import NotYours, write_note
from weiquanbao.web.acting import actor_here, casework
from weiquanbao.web.office.case import case_here


@require_POST
@casework
def note(request: HttpRequest, case_id: int) -> HttpResponse:
    """Write down what one side said alone."""
    view = case_here(request, case_id)
    person = actor_here(request).person_id
    try:
        write_note(case_id=view.id, person_id=person or 0, text=request.POST.get("text", "")[:20_000])
    except NotYours:
        raise Http404 from None
    except ValueError as fault:
        messages.error(request, _(str(fault)))
    else:
        messages.success(request, _("记下了，只有你看得到"))
    return HttpResponseRedirect(reverse("office:case", args=[view.id]) + "#notes")
