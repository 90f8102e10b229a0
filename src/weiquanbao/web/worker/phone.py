"""The demonstration's telephone: what a worker would read in the messages app. Never there in production."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from weiquanbao.common.dates import local, now
from weiquanbao.common.identifiers import normal_phone
from weiquanbao.notices.reading import screen_messages
from weiquanbao.web.worker.story import moment


@require_safe
def phone(request: HttpRequest, number: str) -> HttpResponse:
    """The messages shown to one number."""
    try:
        known = normal_phone(number)
    except ValueError:
        raise Http404 from None
    bubbles = [{"text": bubble.text, "time": moment(bubble.at)} for bubble in screen_messages(known)]
    context = {"bubbles": bubbles, "number": number, "sender": "12351", "when": moment(local(now()))}
    return render(request, "worker/phone.html", context)
