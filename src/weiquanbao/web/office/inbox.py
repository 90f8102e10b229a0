"""站内消息: what this person was told, newest first, and what was read."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from weiquanbao.notices.actions import mark_read
from weiquanbao.reading import visible
from weiquanbao.web import forms
from weiquanbao.web.acting import actor_here, keys_of, staff_only, visitor_of
from weiquanbao.web.office.letters import page_of


@require_safe
@staff_only
def inbox(request: HttpRequest) -> HttpResponse:
    """Twenty-five messages."""
    found, more = visible.inbox(actor_here(request), forms.number(request.GET.get("before", "")))
    keys = keys_of(visitor_of(request))
    letters = [(one, page_of(one, keys)) for one in found]
    more_href = f"{reverse('office:inbox')}?before={more}" if more else ""
    return render(request, "office/inbox.html", {"letters": letters, "more": more_href})


@require_POST
@staff_only
def read(request: HttpRequest, notice_id: int) -> HttpResponse:
    """Opened: marked as read, and on to the page it is about, if it is about one."""
    actor = actor_here(request)
    mark_read(person_id=actor.person_id or 0, notice_ids=[notice_id])
    letter = visible.own_letter(actor, notice_id)
    leads = page_of(letter, keys_of(visitor_of(request))) if letter else ""
    return HttpResponseRedirect(leads or reverse("office:inbox"))


@require_POST
@staff_only
def read_all(request: HttpRequest) -> HttpResponse:
    """都看过了."""
    mark_read(person_id=actor_here(request).person_id or 0)
    return HttpResponseRedirect(reverse("office:inbox"))
