"""到期的卷宗: listing them, and signing a list, which is asked twice because nothing comes back."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from weiquanbao.archive import actions
from weiquanbao.archive.actions import NotDestroyed
from weiquanbao.reading import visible
from weiquanbao.reading.destruction import ListPage
from weiquanbao.web.acting import actor_here, duty
from weiquanbao.web.design.saying import said


@require_safe
@duty("county_officer", "leader", "auditor")
def due(request: HttpRequest) -> HttpResponse:
    """What is due, and the lists so far."""
    return render(request, "office/archive.html", {"page": visible.archive_page(actor_here(request))})


@require_POST
@duty("county_officer", "leader")
def propose(request: HttpRequest) -> HttpResponse:
    """List everything that is due."""
    actor = actor_here(request)
    if not visible.archive_page(actor).may_list or actor.person_id is None:
        raise Http404
    try:
        made = actions.propose(by=actor.person_id)
    except NotDestroyed as reason:
        messages.error(request, said(str(reason)))
        return HttpResponseRedirect(reverse("office:archive"))
    return HttpResponseRedirect(reverse("office:destruction", args=[made]))


@require_safe
@duty("county_officer", "leader", "auditor")
def one(request: HttpRequest, list_id: int) -> HttpResponse:
    """One list; with `?sure` the question is asked again, with the number in the button."""
    return render(
        request, "office/destruction.html", {"page": _page(request, list_id), "sure": "sure" in request.GET}
    )


@require_POST
@duty("leader")
def sign(request: HttpRequest, list_id: int) -> HttpResponse:
    """Destroy. The form carries how many the person was told."""
    actor, page = actor_here(request), _page(request, list_id)
    told = request.POST.get("count", "")
    if actor.person_id is None or not page.may_sign or not told.isdecimal() or len(told) > 6:
        raise Http404
    try:
        gone = actions.sign(list_id=list_id, by=actor.person_id, count=int(told))
    except NotDestroyed as reason:
        messages.error(request, said(str(reason)))
    else:
        words = ngettext("销毁了 %(count)d 个卷宗", "销毁了 %(count)d 个卷宗", gone)
        messages.success(request, words % {"count": gone})
    return HttpResponseRedirect(reverse("office:destruction", args=[list_id]))


@require_POST
@duty("leader")
def decline(request: HttpRequest, list_id: int) -> HttpResponse:
    """Keep everything on this list."""
    actor, page = actor_here(request), _page(request, list_id)
    if actor.person_id is None or not page.may_sign:
        raise Http404
    try:
        actions.decline(list_id=list_id, by=actor.person_id)
        messages.success(request, _("这张清单上的都留着"))
    except NotDestroyed as reason:
        messages.error(request, said(str(reason)))
    return HttpResponseRedirect(reverse("office:destruction", args=[list_id]))


def _page(request: HttpRequest, list_id: int) -> ListPage:
    page = visible.destruction_list(actor_here(request), list_id)
    if page is None:
        raise Http404
    return page
