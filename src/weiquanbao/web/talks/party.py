"""Messages on the pages of a party, worker's or employer's: its threads, and one of them with its composer."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from weiquanbao.access.actors import Actor
from weiquanbao.common.identifiers import check_matter_code
from weiquanbao.reading import visible
from weiquanbao.reading.threads import ThreadView
from weiquanbao.web import forms
from weiquanbao.web.parties.audience import Audience
from weiquanbao.web.talks import sending
from weiquanbao.web.talks.drawn import Composer, line, talk
from weiquanbao.web.worker.photos import FRAGMENT
from weiquanbao.web.worker.scripted import tells_script


def threads(request: HttpRequest, actor: Actor, code: str, audience: Audience) -> HttpResponse:
    """Every thread one may read, each with who else reads it."""
    written = _code(code)
    found = visible.threads(actor, written, side=audience.side)
    if not found:
        raise Http404
    lines = [line(one, audience.thread(written, one.seat.place), audience.side) for one in found]
    return render(request, "party/threads.html", _around(audience, written) | {"lines": lines})


@tells_script
def thread(request: HttpRequest, actor: Actor, code: str, place: str, audience: Audience) -> HttpResponse:
    """Read a thread, write into it, or take one's own message back."""
    view = _thread(request, actor, _code(code), place, audience)
    if request.method != "POST":
        return _page(request, actor, view, audience)
    here = HttpResponseRedirect(audience.thread(view.matter_code, place))
    if "take_back" in request.POST:
        problem = sending.take_back(request, _person(actor))
        if problem:
            messages.warning(request, _(problem))
        return here
    composer = sending.send(request, view.line.seat, view.matter_code, _person(actor))
    return here if composer is None else _page(request, actor, view, audience, composer)


def _page(
    request: HttpRequest, actor: Actor, view: ThreadView, audience: Audience, composer: Composer | None = None
) -> HttpResponse:
    if request.method == "GET":
        sending.read([view.line], _person(actor))
        view = _thread(request, actor, view.matter_code, view.line.seat.place, audience)
    place = view.line.seat.place

    def address(page_id: int, copy: str) -> str:
        return audience.page(view.matter_code, page_id, copy)

    drawn = talk(view, audience.thread(view.matter_code, place), audience.side, address, composer)
    context = _around(audience, view.matter_code) | {"talk": drawn, "polite": audience.side == "respondent"}
    if request.headers.get(FRAGMENT):
        return render(request, "talks/bubbles.html", context | {"fragment": True})
    status = 422 if composer is not None and composer.error else 200
    return render(request, "party/thread.html", context, status=status)


def _thread(request: HttpRequest, actor: Actor, code: str, place: str, audience: Audience) -> ThreadView:
    before = forms.number(request.GET.get("before", ""))
    view = visible.thread(actor, code, place, side=audience.side, before=before)
    if view is None:
        raise Http404
    return view


def _code(code: str) -> str:
    try:
        return check_matter_code(code)
    except ValueError:
        raise Http404 from None


def _person(actor: Actor) -> int:
    if actor.person_id is None:
        raise Http404
    return actor.person_id


def _around(audience: Audience, code: str) -> dict[str, Any]:
    return {
        "base": audience.base,
        "here": "mine",
        "code": code,
        "home": audience.home(code),
        "list": audience.threads(code),
    }
