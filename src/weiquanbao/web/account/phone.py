"""The worker's door: a phone number, a code, and where several share the phone, a name."""

from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from weiquanbao.common import dates
from weiquanbao.common.identifiers import mask_phone, normal_phone
from weiquanbao.people.accounts import worker_account
from weiquanbao.people.codes import CodeRefused, check_code
from weiquanbao.people.crypto import Tampered, open_sealed, seal
from weiquanbao.people.duty_guards import NotAllowed
from weiquanbao.people.lockout import claim_try, forget_tries
from weiquanbao.people.persons import normal_name, persons_with_phone
from weiquanbao.web.account import sessions
from weiquanbao.web.acting import open_to_all
from weiquanbao.web.design.fields import FieldView
from weiquanbao.web.returning import checked
from weiquanbao.web.worker.codes import SIGN_IN, send

# What this browser has shown so far stays on the server, the number sealed: nothing in the page can be replayed.
_STEP, _CONTEXT = "phone_sign_in", "session.phone_sign_in"
PROOF_SECONDS = 10 * 60


@open_to_all
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def phone_sign_in(request: HttpRequest) -> HttpResponse:
    """你的手机号: the answer is the same whether the number has anything on file or not."""
    if request.method != "POST":
        return _number_page(request, "", "")
    typed = request.POST.get("phone", "")[:40]
    try:
        phone = normal_phone(typed)
    except ValueError as fault:
        return _number_page(request, typed, str(fault))
    held = _phone(request)
    try:
        send(request, phone, SIGN_IN)
    except CodeRefused as fault:
        # Sent twice in one breath: the first code is on its way, so go where it is asked for.
        return _to("phone_code", request) if held == phone else _number_page(request, typed, fault.sentence)
    request.session[_STEP] = {"phone": seal(phone, context=_CONTEXT)}
    return _to("phone_code", request)


@open_to_all
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def phone_code(request: HttpRequest) -> HttpResponse:
    """短信里的 6 个数字."""
    phone = _phone(request)
    if phone is None:
        return _to("phone_sign_in", request)
    if request.method != "POST":
        return _code_page(request, phone, "")
    if request.POST.get("again"):
        return _again(request, phone)
    checked = check_code(phone, SIGN_IN, request.POST.get("code", "")[:32])
    if not checked.ok:
        return _code_page(request, phone, checked.sentence)
    request.session[_STEP] = request.session[_STEP] | {"proved": dates.now().timestamp()}
    persons = persons_with_phone(phone)
    if len(persons) > 1:
        return _to("phone_name", request)
    return _enter(request, persons[0].pk if persons else None)


@open_to_all
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def phone_name(request: HttpRequest) -> HttpResponse:
    """你的名字: asked for and never shown, for who else uses the phone is nobody's business."""
    phone = _phone(request)
    if phone is None or not _proved(request):
        return _to("phone_sign_in", request)
    typed = request.POST.get("name", "")[:100]
    if request.method != "POST":
        return _name_page(request, "", "")
    tried = claim_try("phone name", phone)
    if not tried.allowed:
        return _name_page(request, typed, _("试了好几次了，过一刻钟再来；急的话打 12351。"))
    try:
        wanted = normal_name(typed)
    except ValueError as fault:
        return _name_page(request, typed, str(fault))
    found = [person.pk for person in persons_with_phone(phone) if person.name == wanted]
    if not found:
        return _name_page(request, typed, _("这个号没有叫这个名字的人。写交事情时用的名字。"))
    forget_tries("phone name", phone)
    return _enter(request, found[0])


def _again(request: HttpRequest, phone: str) -> HttpResponse:
    try:
        send(request, phone, SIGN_IN)
    except CodeRefused as fault:
        return _code_page(request, phone, fault.sentence)
    return _to("phone_code", request)


def _enter(request: HttpRequest, person_id: int | None) -> HttpResponse:
    request.session.pop(_STEP, None)
    if person_id is None:
        return _number_page(request, "", _("这个号还没有交过事。从首页说说遇到什么，几分钟就好。"))
    try:
        account = worker_account(person_id)
    except NotAllowed as fault:
        return _number_page(request, "", str(fault))
    sessions.sign_in(request, account)
    return HttpResponseRedirect(_next(request) or reverse("worker:mine"))


def _phone(request: HttpRequest) -> str | None:
    step = request.session.get(_STEP)
    try:
        return open_sealed(step["phone"], context=_CONTEXT) if step else None
    except Tampered:
        return None


def _proved(request: HttpRequest) -> bool:
    proved = (request.session.get(_STEP) or {}).get("proved")
    return proved is not None and dates.now().timestamp() - proved <= PROOF_SECONDS


def _number_page(request: HttpRequest, typed: str, error: str) -> HttpResponse:
    hint = _("发一个验证码，看你的事办到哪了")
    field = FieldView("phone", _("你的手机号"), "phone", typed, hint, error, limit=40)
    return _page(request, "account/phone_sign_in.html", field)


def _code_page(request: HttpRequest, phone: str, error: str) -> HttpResponse:
    hint = _("发到 %(phone)s 了，10 分钟内有效") % {"phone": mask_phone(phone)}
    field = FieldView("code", _("短信里的 6 个数字"), "code", "", hint, error, limit=12)
    shown = phone.removeprefix("+86") if settings.MODE == "demo" else ""
    return _page(request, "account/phone_code.html", field, demo_phone=shown)


def _name_page(request: HttpRequest, typed: str, error: str) -> HttpResponse:
    hint = _("这个号有几个人在用，写交事情时用的名字")
    field = FieldView("name", _("你的名字"), "line", typed, hint, error, limit=50, autofill="name")
    return _page(request, "account/phone_name.html", field)


def _page(request: HttpRequest, template: str, field: FieldView, **more: Any) -> HttpResponse:
    errors = [{"id": field.id, "label": "", "text": field.error}] if field.error else []
    context = {"field": field, "errors": errors, "next": _next(request), "here": "mine", **more}
    return render(request, template, context, status=422 if errors else 200)


def _next(request: HttpRequest) -> str:
    return checked(request, request.POST.get("next", request.GET.get("next", "")))


def _to(name: str, request: HttpRequest) -> HttpResponse:
    to = _next(request)
    return HttpResponseRedirect(reverse(name) + (f"?{urlencode({'next': to})}" if to else ""))
