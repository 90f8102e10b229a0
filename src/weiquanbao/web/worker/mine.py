"""我的事: in by phone code, then one line a matter. What a number has on file is told only to who holds the phone."""

from django.conf import settings
from django.contrib.auth import login, logout
from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from weiquanbao.access.actors import Actor
from weiquanbao.access.predicates import actor_of
from weiquanbao.common.dates import today
from weiquanbao.common.identifiers import mask_phone, normal_phone
from weiquanbao.people.accounts import worker_account
from weiquanbao.people.codes import CodeRefused, check_code
from weiquanbao.people.duty_guards import NotAllowed
from weiquanbao.people.persons import persons_with_phone
from weiquanbao.reading import visible
from weiquanbao.web.design.clocks import face
from weiquanbao.web.design.fields import FieldView
from weiquanbao.web.worker import codes
from weiquanbao.web.worker.check import BACKEND
from weiquanbao.web.worker.keeping import let_go_here

SALT, PROOF = "weiquanbao.worker.sign-in", "weiquanbao.worker.proof"
MINUTES_30 = 30 * 60


def worker_here(request: HttpRequest) -> Actor | None:
    """Whoever came in by phone code, or staff looking after their own matter."""
    return actor_of(request.user)


@require_http_methods(["GET", "HEAD", "POST"])
def mine(request: HttpRequest) -> HttpResponse:
    """The list; or the phone number first."""
    if request.method == "POST":
        return _send(request, request.POST.get("phone", "")[:40])
    actor = worker_here(request)
    if actor is None:
        return _number_page(request)
    day = today()
    lines = [(line, face(line.clock, day) if line.clock else None) for line in visible.matters(actor)]
    return render(request, "worker/mine.html", {"lines": lines, "here": "mine"})


@require_http_methods(["GET", "HEAD", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    """The code that was sent; and when several persons share the phone, which of them it is."""
    phone = _held(request)
    if phone is None:
        return HttpResponseRedirect(_to_mine(request))
    if request.method != "POST":
        return _code_page(request, phone)
    chosen = request.POST.get("person", "")
    if chosen:
        return _enter(request, phone, chosen)
    checked = check_code(phone, codes.SIGN_IN, request.POST.get("code", "")[:32])
    if not checked.ok:
        return _code_page(request, phone, error=checked.sentence)
    return _enter(request, phone, "")


def _send(request: HttpRequest, typed: str) -> HttpResponse:
    try:
        phone = normal_phone(typed)
        codes.send(request, phone, codes.SIGN_IN)
    except CodeRefused as fault:
        return _code_page(request, phone, error=str(fault))
    except ValueError as fault:
        return _number_page(request, typed, str(fault))
    return _code_page(request, phone)


def _enter(request: HttpRequest, phone: str, chosen: str) -> HttpResponse:
    persons = persons_with_phone(phone)
    if not persons:
        return _number_page(request, "", _("这个号还没有交过事。从首页说说遇到什么，几分钟就好。"))
    if chosen:
        proven = _proven(phone, chosen)
        persons = [person for person in persons if person.pk == proven]
    if len(persons) > 1:
        choices = [(person.name, _proof(phone, person.pk)) for person in persons]
        return render(
            request, "worker/which.html", {"choices": choices, "held": _hold(phone), "next": _next(request)}
        )
    if not persons:
        return HttpResponseRedirect(_to_mine(request))
    try:
        login(request, worker_account(persons[0].pk), backend=BACKEND)
    except NotAllowed as fault:
        return _number_page(request, "", str(fault))
    return HttpResponseRedirect(_next(request) or reverse("worker:mine"))


def _proof(phone: str, person_id: int) -> str:
    """Made only for a page shown after a right code; good for half an hour."""
    return signing.dumps([phone, person_id], salt=PROOF)


def _proven(phone: str, proof: str) -> int | None:
    try:
        held, person_id = signing.loads(proof, salt=PROOF, max_age=MINUTES_30)
    except (signing.BadSignature, ValueError):
        return None
    return int(person_id) if held == phone else None


@require_POST
def out(request: HttpRequest) -> HttpResponse:
    """Leave: a phone that is lent shows nothing of it any more."""
    logout(request)
    response = HttpResponseRedirect(reverse("worker:home"))
    let_go_here(response)
    return response


def _number_page(request: HttpRequest, typed: str = "", error: str = "") -> HttpResponse:
    field = FieldView(
        "phone", _("你的手机号"), "phone", typed, _("发一个验证码，看你的事办到哪了"), error, limit=40
    )
    context = {"field": field, "errors": _errors(field, error), "next": _next(request), "here": "mine"}
    return render(request, "worker/sign_in.html", context, status=422 if error else 200)


def _code_page(request: HttpRequest, phone: str, error: str = "") -> HttpResponse:
    hint = _("发到 %(phone)s，10 分钟内有效") % {"phone": mask_phone(phone)}
    field = FieldView("code", _("短信里的 6 个数字"), "code", "", hint, error, limit=12)
    context = {
        "field": field,
        "errors": _errors(field, error),
        "held": _hold(phone),
        "next": _next(request),
        "phone": phone.removeprefix("+86"),
        "demo_phone": phone.removeprefix("+86") if settings.MODE == "demo" else "",
        "here": "mine",
    }
    return render(request, "worker/sign_in_code.html", context, status=422 if error else 200)


def _errors(field: FieldView, error: str) -> list[dict[str, str]]:
    return [{"id": field.id, "label": "", "text": error}] if error else []


def _hold(phone: str) -> str:
    return signing.dumps(phone, salt=SALT)


def _held(request: HttpRequest) -> str | None:
    try:
        return str(signing.loads(request.POST.get("held", ""), salt=SALT, max_age=MINUTES_30))
    except signing.BadSignature:
        return None


def _next(request: HttpRequest) -> str:
    to = request.POST.get("next", request.GET.get("next", ""))
    safe = url_has_allowed_host_and_scheme(to, {request.get_host()}, require_https=request.is_secure())
    return to if safe else ""


def _to_mine(request: HttpRequest) -> str:
    to = _next(request)
    return f"{reverse('worker:mine')}?next={to}" if to else reverse("worker:mine")
