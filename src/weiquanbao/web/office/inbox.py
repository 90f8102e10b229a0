"""站内消息: what this person was told, newest first, and what was read."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from weiquanbao.notices.actions import mark_read
from weiquanbao.reading import visible
from weiquanbao.web import forms
from weiquanbao.web.acting import actor_here, staff_only


@require_safe
@staff_only
def inbox(request: HttpRequest) -> HttpResponse:
    """Twenty-five messages."""
    letters, more = visible.inbox(actor_here(request), forms.number(request.GET.get("before", "")))
    more_href = f"{reverse('office:inbox')}?before={more}" if more else ""
    return render(request, "office/inbox.html", {"letters": letters, "more": more_href})


@require_POST
@staff_only
def read(request: HttpRequest, notice_id: int) -> HttpResponse:
    """Opened: marked as read, and on to the case it is about, if it is about one."""
    actor = actor_here(request)
    mark_read(person_id=actor.person_id or 0, notice_ids=[notice_id])
    case_id = forms.number(request.POST.get("case", ""), most=2**31)
    return HttpResponseRedirect(
        reverse("office:case", args=[case_id]) if case_id else reverse("office:inbox")
    )


@require_POST
@staff_only
def read_all(request: HttpRequest) -> HttpResponse:
    """都看过了."""
    mark_read(person_id=actor_here(request).person_id or 0)
    return HttpResponseRedirect(reverse("office:inbox"))
