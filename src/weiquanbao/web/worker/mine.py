"""我的事: one line a matter, for whoever came in by phone code."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from weiquanbao.access.actors import Actor
from weiquanbao.access.predicates import actor_of
from weiquanbao.common.dates import today
from weiquanbao.reading import visible
from weiquanbao.reading.rosters.bookings import BookingRow
from weiquanbao.web.acting import visitor_of
from weiquanbao.web.design.clocks import face
from weiquanbao.web.design.days import day_month, plain_weekday
from weiquanbao.web.design.hours import spoken
from weiquanbao.web.worker.keeping import let_go_here


@dataclass(frozen=True, slots=True)
class Booked:
    """A time with a lawyer, and when it is in words."""

    row: BookingRow
    when: str


def worker_here(request: HttpRequest) -> Actor | None:
    """Whoever came in by phone code, or staff looking after their own matter."""
    return actor_of(visitor_of(request))


def by_phone(request: HttpRequest) -> HttpResponse:
    """The worker's door, and back here afterwards."""
    return HttpResponseRedirect(f"{reverse('phone_sign_in')}?{urlencode({'next': request.path})}")


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """Every matter of one's own, where it stands and what falls due."""
    actor = worker_here(request)
    if actor is None:
        return by_phone(request)
    day = today()
    new = visible.unread_by_matter(actor, "claimant")
    lines = [
        (line, face(line.clock, day) if line.clock else None, new.get(line.code, 0))
        for line in visible.matters(actor)
    ]
    context = {
        "lines": lines,
        "invitations": visible.invitations(actor),
        "bookings": [Booked(one, _when(one)) for one in visible.own_bookings(actor)],
        "here": "mine",
    }
    return render(request, "worker/mine.html", context)


@require_POST
def out(request: HttpRequest) -> HttpResponse:
    """Leave: a phone that is lent shows nothing of it any more."""
    logout(request)
    response = HttpResponseRedirect(reverse("worker:home"))
    let_go_here(response)
    return response


def _when(one: BookingRow) -> str:
    return f"{day_month(one.day)} {plain_weekday(one.day)} {spoken(one.day, one.starts)}"
