"""换手机接着填: a one-use link by text message, and opening it on the other phone."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from weiquanbao.common import dates
from weiquanbao.common.identifiers import mask_phone, normal_phone
from weiquanbao.intake import actions
from weiquanbao.intake.drafts import DraftView
from weiquanbao.notices.actions import queue
from weiquanbao.people.lockout import claim_try
from weiquanbao.web.design import days
from weiquanbao.web.design.fields import FieldView
from weiquanbao.web.worker import gone, steps
from weiquanbao.web.worker.keeping import keep_here


@require_http_methods(["GET", "HEAD", "POST"])
@gone.unless_open
def later(request: HttpRequest, draft: DraftView) -> HttpResponse:
    """Ask which phone the link goes to; send it."""
    if request.method != "POST":
        return _page(request, draft, typed=draft.answers.get("contact", {}).get("phone", ""))
    typed = request.POST.get("phone", "")[:40]
    try:
        until = _send(request, draft, normal_phone(typed))
    except ValueError as fault:
        return _page(request, draft, typed=typed, error=str(fault))
    return _page(request, draft, typed=typed, sent_to=mask_phone(normal_phone(typed)), until=until)


def _send(request: HttpRequest, draft: DraftView, phone: str) -> str:
    held = claim_try("resume link", phone)
    if not held.allowed:
        raise ValueError(
            _("这个号发得太多了，%(time)s再发。急的话打 12351。")
            % {"time": days.plain_time(held.until or dates.now())}
        )
    token, until = actions.resume_link(key=draft.key)
    last = dates.local(until).date()
    queue(
        key=f"resume:{draft.key}:{token[:8]}",
        template="resume_link",
        channels=("sms",),
        phone=phone,
        context={
            "link": request.build_absolute_uri(reverse("worker:redeem", args=[token])),
            "until": dates.plain_date(last),
        },
        not_after=until,
    )
    return days.plain_date(last)


def _page(
    request: HttpRequest, draft: DraftView, *, typed: str, error: str = "", sent_to: str = "", until: str = ""
) -> HttpResponse:
    field = FieldView("phone", _("发到哪个手机号？"), "phone", typed, "", error, limit=40)
    context = {
        "field": field,
        "errors": [{"id": field.id, "label": "", "text": error}] if error else [],
        "sent_to": sent_to,
        "until": until or days.plain_date(dates.local(draft.keep_until).date()),
        "back": steps.first_open(draft),
    }
    return render(request, "worker/later.html", context, status=422 if error else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def redeem(request: HttpRequest, token: str) -> HttpResponse:
    """The link opens with a tap, not by being fetched: messengers fetch links to show a preview, and it works once."""
    if request.method != "POST":
        return render(request, "worker/redeem.html")
    try:
        draft = actions.redeem(token=token[:100])
    except actions.Gone as fault:
        return gone.page(request, str(fault))
    response = HttpResponseRedirect(steps.first_open(draft))
    keep_here(response, draft)
    return response
