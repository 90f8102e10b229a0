"""What a phone is told when its draft is no longer open: handed over, cleared away, or on another phone."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from weiquanbao.intake.actions import Gone
from weiquanbao.intake.drafts import DraftView
from weiquanbao.web.worker.keeping import draft_here, let_go_here

OnDraft = Callable[[HttpRequest, DraftView], HttpResponse]


def page(request: HttpRequest, sentence: str = "") -> HttpResponse:
    """The draft is not here, and the ways on."""
    advice = sentence or _(
        "可能放得太久清掉了，也可能是在别的手机上填的。重新填一次，几分钟就好；或者打 12351，我们帮你填。"
    )
    context = {"title": _("这份找不到了"), "advice": advice, "status": 410, "way_title": _("重新填")}
    response = render(request, "refusal.html", context, status=410)
    let_go_here(response)
    return response


def handed_over(request: HttpRequest, draft: DraftView) -> HttpResponse:
    """It was handed over before: the same receipt once more."""
    return HttpResponseRedirect(reverse("worker:check"))


def unless_open(view: OnDraft) -> Callable[[HttpRequest], HttpResponse]:
    """A view of the draft of this phone; where none is open any more, also meanwhile, that is what is said."""

    @wraps(view)
    def opened(request: HttpRequest) -> HttpResponse:
        draft = draft_here(request)
        if draft is None:
            return page(request)
        if draft.submitted:
            return handed_over(request, draft)
        try:
            return view(request, draft)
        except Gone as fault:
            return page(request, str(fault))

    return opened
