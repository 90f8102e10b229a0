"""没送到的通知: what did not reach people, why, and once more after the cause was seen to."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from weiquanbao.access.predicates import handles_cases
from weiquanbao.notices.again import send_again as again
from weiquanbao.reading import visible
from weiquanbao.web.acting import actor_here, case_readers, casework, visitor_of


@require_safe
@case_readers
def failed(request: HttpRequest) -> HttpResponse:
    """Given up, or failing and to be tried again."""
    rows = visible.failed_notices(actor_here(request))
    may_resend = handles_cases(visitor_of(request))
    return render(request, "office/failed.html", {"rows": rows, "may_resend": may_resend, "resend": True})


@require_POST
@casework
def send_again(request: HttpRequest, notice_id: int) -> HttpResponse:
    """Back into the outbox."""
    actor = actor_here(request)
    if not visible.may_send_again(actor, notice_id):
        raise Http404
    sent = again(notice_id=notice_id, acting_as=actor)
    messages.success(request, _("放回去发了") if sent else _("这一条不用再发了：过了时效，或者已经发出"))
    return HttpResponseRedirect(reverse("office:failed"))
