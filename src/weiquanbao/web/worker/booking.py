"""约时间: which time, who you are, the code on your phone. Whoever is signed in needs only say yes to the time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from itertools import groupby
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from weiquanbao.access.actors import Actor
from weiquanbao.access.predicates import actor_of
from weiquanbao.common.dates import clock, hours
from weiquanbao.common.identifiers import mask_phone, normal_phone
from weiquanbao.desk import rostering
from weiquanbao.people.accounts import worker_account
from weiquanbao.people.codes import CodeRefused, check_code
from weiquanbao.people.crypto import Tampered, open_sealed, seal
from weiquanbao.people.duty_guards import NotAllowed
from weiquanbao.people.persons import find_or_create_person, normal_name
from weiquanbao.reading import visible
from weiquanbao.rosters.actions import Refused, cancel
from weiquanbao.rosters.week import Times
from weiquanbao.web import forms
from weiquanbao.web.account import sessions
from weiquanbao.web.acting import actor_here, visitor_of
from weiquanbao.web.design.fields import FieldView
from weiquanbao.web.design.hours import spoken
from weiquanbao.web.worker import codes
from weiquanbao.web.worker.lawyers import when
from weiquanbao.web.worker.mine import by_phone, worker_here

# What was chosen so far stays on the server, name and number sealed: nothing in the page can be replayed.
_STEP, _CONTEXT = "duty_booking", "session.duty_booking"


@dataclass(frozen=True, slots=True)
class Chosen:
    """A free time somebody chose: at which post, in which shift, and by whom he is awaited."""

    times: Times
    shift_id: int
    day: date
    at: time
    lawyer: str
    instead_of: int | None

    @property
    def when(self) -> str:
        """11月24日 星期二下午 2:30."""
        return f"{when(self.day)}{spoken(self.day, self.at)}"


@dataclass(frozen=True, slots=True)
class Slots:
    """One shift with its free times."""

    lawyer: str
    hours: str
    free: tuple[tuple[str, str], ...]


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def times(request: HttpRequest, post_id: int) -> HttpResponse:
    """哪天几点来？ The free times of one post, day by day."""
    found = visible.duty_times(None, post_id)
    if found is None:
        raise Http404
    if request.method != "POST":
        return _times_page(request, found)
    chosen = _read(found, request.POST.get("time", ""))
    if chosen is None:
        return _times_page(request, found, error=_("点一个时间。刚才那个可能被别人约了。"))
    instead = forms.number(request.POST.get("instead", ""))
    request.session[_STEP] = {"post": post_id, "shift": chosen[0], "at": clock(chosen[1]), "instead": instead}
    return HttpResponseRedirect(reverse("worker:lawyer_who"))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def who(request: HttpRequest) -> HttpResponse:
    """怎么称呼你？ Or, for whoever is signed in, only: 就约这个时间？"""
    chosen = _chosen(request)
    if chosen is None:
        return _gone(request)
    worker = _worker(request)
    if worker is not None:
        return _book(request, chosen, worker) if request.method == "POST" else _sure_page(request, chosen)
    return _said_who(request, chosen) if request.method == "POST" else _who_page(request, chosen, {}, {})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    """短信里的 6 个数字; right, the time is booked."""
    chosen, person = _chosen(request), _person(request)
    if chosen is None or person is None:
        return _gone(request)
    name, phone = person
    if request.method != "POST":
        return _code_page(request, chosen, phone)
    if request.POST.get("again"):
        return _send(request, chosen, phone)
    checked = check_code(phone, codes.CONFIRM, request.POST.get("code", "")[:32])
    if not checked.ok:
        return _code_page(request, chosen, phone, checked.sentence)
    try:
        account = worker_account(find_or_create_person(name=name, phone=phone).pk)
    except NotAllowed as fault:
        return _code_page(request, chosen, phone, str(fault))
    step = request.session[_STEP]
    sessions.sign_in(request, account)
    request.session[_STEP] = {key: step[key] for key in ("post", "shift", "at", "instead")}
    return _book(request, chosen, actor_here(request))


@require_POST
def give_back(request: HttpRequest, booking_id: int) -> HttpResponse:
    """取消: a time of one's own, without a reason."""
    actor = worker_here(request)
    if actor is None:
        return by_phone(request)
    try:
        cancel(booking_id=booking_id, acting_as=actor)
    except Refused as fault:
        messages.info(request, str(fault))
    else:
        messages.success(request, _("取消了，时间留给别人了"))
    return HttpResponseRedirect(reverse("worker:mine"))


def _book(request: HttpRequest, chosen: Chosen, actor: Actor) -> HttpResponse:
    try:
        rostering.book(
            shift_id=chosen.shift_id, starts=chosen.at, instead_of=chosen.instead_of, acting_as=actor
        )
    except Refused as fault:
        messages.info(request, str(fault))
        return HttpResponseRedirect(_address(chosen))
    request.session.pop(_STEP, None)
    words = {"when": chosen.when, "post": chosen.times.post.name}
    messages.success(request, _("约好了：%(when)s，%(post)s") % words)
    return HttpResponseRedirect(reverse("worker:mine"))


def _said_who(request: HttpRequest, chosen: Chosen) -> HttpResponse:
    typed = {"name": request.POST.get("name", "")[:100], "phone": request.POST.get("phone", "")[:40]}
    errors: dict[str, str] = {}
    for field, normal in (("name", normal_name), ("phone", normal_phone)):
        try:
            typed[field] = normal(typed[field])
        except ValueError as fault:
            errors[field] = str(fault)
    if errors:
        return _who_page(request, chosen, typed, errors)
    request.session[_STEP] |= {"who": seal(f"{typed['phone']} {typed['name']}", context=_CONTEXT)}
    request.session.modified = True
    return _send(request, chosen, typed["phone"])


def _send(request: HttpRequest, chosen: Chosen, phone: str) -> HttpResponse:
    try:
        codes.send(request, phone, codes.CONFIRM)
    except CodeRefused as fault:
        return _code_page(request, chosen, phone, fault.sentence)
    return HttpResponseRedirect(reverse("worker:lawyer_code"))


def _worker(request: HttpRequest) -> Actor | None:
    """Whoever is signed in by phone; staff say who they are like everybody else."""
    visitor = visitor_of(request)
    return actor_of(visitor) if getattr(visitor, "is_worker_account", False) else None


def _chosen(request: HttpRequest) -> Chosen | None:
    """What was chosen in this browser, as long as it is free."""
    step = request.session.get(_STEP)
    found = visible.duty_times(None, step["post"]) if step else None
    if step is None or found is None:
        return None
    for day, several in found.free:
        for shift_id, lawyer, at in several:
            if (shift_id, clock(at)) == (step["shift"], step["at"]):
                return Chosen(found, shift_id, day, at, lawyer, step["instead"])
    return None


def _person(request: HttpRequest) -> tuple[str, str] | None:
    """Name and phone that were typed."""
    sealed = (request.session.get(_STEP) or {}).get("who")
    try:
        phone, _space, name = open_sealed(sealed, context=_CONTEXT).partition(" ") if sealed else ("", "", "")
    except Tampered:
        return None
    return (name, phone) if name else None


def _read(found: Times, typed: str) -> tuple[int, time] | None:
    """The free time of that value."""
    return next(
        (
            (shift, at)
            for _day, several in found.free
            for shift, _lawyer, at in several
            if _value(shift, at) == typed
        ),
        None,
    )


def _value(shift: int, at: time) -> str:
    return f"{shift}-{clock(at)}"


def _times_page(request: HttpRequest, found: Times, *, error: str = "") -> HttpResponse:
    days = [(when(day), _slots(day, several)) for day, several in found.free]
    instead = forms.number(request.GET.get("instead", request.POST.get("instead", "")))
    errors = [{"id": "f-time", "label": "", "text": error}] if error else []
    context = {"found": found, "days": days, "instead": instead or "", "errors": errors, "error": error}
    return render(request, "worker/lawyer_times.html", context, status=422 if error else 200)


def _slots(day: date, several: tuple[tuple[int, str, time], ...]) -> list[Slots]:
    found = []
    for _shift, rows in groupby(several, lambda row: row[0]):
        free = tuple(rows)
        found.append(
            Slots(
                free[0][1],
                hours(free[0][2], free[-1][2]),
                tuple((_value(shift, at), spoken(day, at)) for shift, _lawyer, at in free),
            )
        )
    return found


def _sure_page(request: HttpRequest, chosen: Chosen) -> HttpResponse:
    return render(request, "worker/lawyer_sure.html", {"chosen": chosen, "back": _address(chosen)})


def _who_page(
    request: HttpRequest, chosen: Chosen, typed: dict[str, str], errors: dict[str, str]
) -> HttpResponse:
    name, phone, told = _("怎么称呼你？"), _("手机号"), _("发一个验证码，前一天再提醒你")
    fields = (
        FieldView(
            "name", name, "line", typed.get("name", ""), "", errors.get("name", ""), limit=40, autofill="name"
        ),
        FieldView("phone", phone, "phone", typed.get("phone", ""), told, errors.get("phone", ""), limit=40),
    )
    context = {
        "chosen": chosen,
        "fields": fields,
        "errors": forms.faults(fields, errors),
        "back": _address(chosen),
    }
    return render(request, "worker/lawyer_who.html", context, status=422 if errors else 200)


def _code_page(request: HttpRequest, chosen: Chosen, phone: str, error: str = "") -> HttpResponse:
    hint = _("发到 %(phone)s，10 分钟内有效") % {"phone": mask_phone(phone)}
    field = FieldView("code", _("短信里的 6 个数字"), "code", "", hint, error, limit=12)
    context: dict[str, Any] = {
        "chosen": chosen,
        "fields": (field,),
        "errors": forms.faults((field,), {"code": error} if error else {}),
        "back": reverse("worker:lawyer_who"),
        "demo_phone": phone.removeprefix("+86") if settings.MODE == "demo" else "",
    }
    return render(request, "worker/lawyer_code.html", context, status=422 if error else 200)


def _address(chosen: Chosen) -> str:
    address = reverse("worker:lawyer_times", args=[chosen.times.post.id])
    return f"{address}?instead={chosen.instead_of}" if chosen.instead_of else address


def _gone(request: HttpRequest) -> HttpResponse:
    """Nothing is chosen here, or somebody else was quicker."""
    if request.session.pop(_STEP, None):
        messages.info(request, _("这个时间刚被别人约了，换一个。"))
    return HttpResponseRedirect(reverse("worker:lawyers"))
