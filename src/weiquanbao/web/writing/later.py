"""换手机接着写: a one-use link by text message, and opening it on the other phone."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from weiquanbao.common import dates
from weiquanbao.common.identifiers import mask_phone, normal_phone
from weiquanbao.drafting import actions
from weiquanbao.notices.actions import queue
from weiquanbao.people.lockout import claim_try
from weiquanbao.reading.drafting import DraftPage
from weiquanbao.web.design import days
from weiquanbao.web.design.fields import FieldView
from weiquanbao.web.writing import over
from weiquanbao.web.writing.choosing import following
from weiquanbao.web.writing.keeping import draft_here, keep_here


@require_http_methods(["GET", "HEAD", "POST"])
def later(request: HttpRequest, code: str) -> HttpResponse:
    """Ask which phone the link goes to; send it."""
    page = draft_here(request, code)
    if page is None:
        return over.page(request, code)
    if request.method != "POST":
        return _page(request, page, typed=str(page.draft.answers.get("phone") or ""))
    typed = request.POST.get("phone", "")[:40]
    try:
        phone = normal_phone(typed)
        _send(request, page, phone)
    except (ValueError, actions.Gone) as fault:
        return _page(request, page, typed=typed, error=str(fault))
    return _page(request, page, typed=typed, sent_to=mask_phone(phone))


def _send(request: HttpRequest, page: DraftPage, phone: str) -> None:
    held = claim_try("resume link", phone)
    if not held.allowed:
        raise ValueError(
            _("这个号发得太多了，%(time)s再发。急的话打 12351。")
            % {"time": days.plain_time(held.until or dates.now())}
        )
    token, until = actions.link(key=page.draft.key)
    queue(
        key=f"resume:{page.draft.key}:{token[:8]}",
        template="resume_link",
        channels=("sms",),
        phone=phone,
        context={
            "link": request.build_absolute_uri(reverse("worker:write_redeem", args=[token])),
            "until": dates.plain_date(dates.local(until).date()),
        },
        not_after=until,
    )


def _page(
    request: HttpRequest, page: DraftPage, *, typed: str, error: str = "", sent_to: str = ""
) -> HttpResponse:
    field = FieldView("phone", _("发到哪个手机号？"), "phone", typed, "", error, limit=40)
    kept = page.draft.keep_until
    context = {
        "field": field,
        "errors": [{"id": field.id, "label": "", "text": error}] if error else [],
        "sent_to": sent_to,
        "until": days.plain_date(dates.local(kept).date()) if kept else "",
        "back": following(page.document.code),
    }
    return render(request, "worker/later.html", context, status=422 if error else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def redeem(request: HttpRequest, token: str) -> HttpResponse:
    """The link opens with a tap, not by being fetched: messengers fetch links to show a preview, and it works once."""
    if request.method != "POST":
        return render(request, "worker/redeem.html")
    try:
        found = actions.redeem(token=token[:100])
    except actions.Gone as fault:
        return over.page(request, "", str(fault))
    response = HttpResponseRedirect(following(found.document))
    keep_here(request, response, found.document, found.key)
    return response
