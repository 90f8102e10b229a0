"""The personal link: who is invited, a code to the phone, and in. Nothing of the matter is shown before the code."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from weiquanbao.common.identifiers import mask_phone, normal_phone
from weiquanbao.desk.appear import appear
from weiquanbao.desk.refusals import Refused
from weiquanbao.invitations.actions import Unusable, letter_fits, open_link, phone_behind
from weiquanbao.people.accounts import worker_account
from weiquanbao.people.codes import CodeRefused, check_code
from weiquanbao.people.crypto import Tampered, open_sealed, seal
from weiquanbao.people.duty_guards import NotAllowed
from weiquanbao.people.persons import find_or_create_person, normal_name
from weiquanbao.reading.invited import Invited, invited
from weiquanbao.web.account import sessions
from weiquanbao.web.design.fields import FieldView
from weiquanbao.web.worker.codes import CONFIRM, send

# What this browser has typed stays on the server, sealed: the number is not in the page again.
_STEP, _CONTEXT = "invited", "session.invited"


@dataclass(frozen=True, slots=True)
class _Coming:
    """Somebody on the way in: whom the code was sent to, and by which link."""

    token: str
    name: str
    phone: str


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def link(request: HttpRequest, token: str) -> HttpResponse:
    """Who is invited; the code goes to the phone the union knows, or to that of whoever has the letter."""
    try:
        who = invited(open_link(token=token))
        if request.method != "POST":
            return _page(request, who, token)
        return _by_letter(request, who, token) if "letter" in request.POST else _by_phone(request, who, token)
    except Unusable as fault:
        return _gone(request, fault.state)


def _by_phone(request: HttpRequest, who: Invited, token: str) -> HttpResponse:
    phone = phone_behind(token=token)
    if not phone:
        return _page(request, who, token)
    return _send(request, who, _Coming(token, who.contact, phone), {})


def _by_letter(request: HttpRequest, who: Invited, token: str) -> HttpResponse:
    typed = {name: request.POST.get(name, "")[:60] for name in ("letter", "name", "phone")}
    errors: dict[str, str] = {}
    coming = _Coming(token, "", "")
    try:
        coming = _Coming(token, normal_name(typed["name"]), "")
    except ValueError as fault:
        errors["name"] = str(fault)
    try:
        coming = _Coming(token, coming.name, normal_phone(typed["phone"]))
    except ValueError as fault:
        errors["phone"] = str(fault)
    if not errors:
        fits, sentence = letter_fits(token=token, code=typed["letter"])
        errors = {} if fits else {"letter": sentence}
    if errors:
        return _page(request, who, token, typed, errors)
    return _send(request, who, coming, typed)


def _send(request: HttpRequest, who: Invited, coming: _Coming, typed: dict[str, str]) -> HttpResponse:
    try:
        send(request, coming.phone, CONFIRM)
    except CodeRefused as fault:
        if _coming(request, coming.token) != coming:
            return _page(request, who, coming.token, typed, {"phone": fault.sentence})
    written = json.dumps([coming.token, coming.name, coming.phone])
    request.session[_STEP] = seal(written, context=_CONTEXT)
    return HttpResponseRedirect(reverse("employer:invitation_code", args=[coming.token]))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def code(request: HttpRequest, token: str) -> HttpResponse:
    """短信里的 6 个数字, and in."""
    coming = _coming(request, token)
    if coming is None:
        return HttpResponseRedirect(reverse("employer:invitation", args=[token]))
    try:
        who = invited(open_link(token=token))
    except Unusable as fault:
        return _gone(request, fault.state)
    if request.method != "POST":
        return _code_page(request, who, coming, "")
    if request.POST.get("again"):
        return _again(request, who, coming)
    checked = check_code(coming.phone, CONFIRM, request.POST.get("code", "")[:32])
    if not checked.ok:
        return _code_page(request, who, coming, checked.sentence)
    return _enter(request, who, coming)


def _again(request: HttpRequest, who: Invited, coming: _Coming) -> HttpResponse:
    try:
        send(request, coming.phone, CONFIRM)
    except CodeRefused as fault:
        return _code_page(request, who, coming, fault.sentence)
    return HttpResponseRedirect(request.path)


def _enter(request: HttpRequest, who: Invited, coming: _Coming) -> HttpResponse:
    person = find_or_create_person(name=coming.name, phone=coming.phone, is_sample=who.is_sample)
    try:
        account = worker_account(person.pk)
        case_id = appear(token=coming.token, person_id=person.pk)
    except (NotAllowed, Refused) as fault:
        return _code_page(request, who, coming, str(fault))
    except Unusable as fault:
        return _gone(request, fault.state)
    request.session.pop(_STEP, None)
    sessions.sign_in(request, account)
    return HttpResponseRedirect(reverse("employer:case", args=[who.matter_code, case_id]))


def _coming(request: HttpRequest, token: str) -> _Coming | None:
    """What this browser has begun under this link."""
    try:
        kept = json.loads(open_sealed(request.session[_STEP], context=_CONTEXT))
    except (KeyError, Tampered):
        return None
    coming = _Coming(*kept)
    return coming if coming.token == token else None


def _page(
    request: HttpRequest,
    who: Invited,
    token: str,
    typed: dict[str, str] | None = None,
    errors: dict[str, str] | None = None,
) -> HttpResponse:
    typed, errors = typed or {}, errors or {}
    fields = (
        _field("letter", _("通知书编码"), "line", typed, errors, _("通知书上八位，字母数字"), limit=20),
        _field("name", _("您的姓名"), "line", typed, errors, "", limit=50, autofill="name"),
        _field("phone", _("您的手机号"), "phone", typed, errors, _("发一个验证码到这个号"), limit=40),
    )
    # By the link alone no field was filled in: what went wrong stands on top.
    alone = [{"id": "main", "label": "", "text": text} for text in errors.values()] if not typed else []
    faults = [{"id": one.id, "label": one.label, "text": one.error} for one in fields if one.error and typed]
    context: dict[str, Any] = {"who": who, "fields": fields, "errors": alone or faults, "typed": typed}
    return render(request, "employer/invitation.html", context, status=422 if errors else 200)


def _field(
    name: str, label: str, kind: str, typed: dict[str, str], errors: dict[str, str], hint: str, **more: Any
) -> FieldView:
    return FieldView(name, label, kind, typed.get(name, ""), hint, errors.get(name, ""), **more)


def _code_page(request: HttpRequest, who: Invited, coming: _Coming, error: str) -> HttpResponse:
    hint = _("发到 %(phone)s 了，10 分钟内有效") % {"phone": mask_phone(coming.phone)}
    field = FieldView("code", _("短信里的 6 个数字"), "code", "", hint, error, limit=12)
    errors = [{"id": field.id, "label": "", "text": field.error}] if field.error else []
    shown = coming.phone.removeprefix("+86") if settings.MODE == "demo" else ""
    context = {"who": who, "field": field, "errors": errors, "demo_phone": shown}
    return render(request, "employer/invitation_code.html", context, status=422 if errors else 200)


def _gone(request: HttpRequest, state: str) -> HttpResponse:
    """A link that was used, replaced, has run out or never was: what it is, and how to get a new one."""
    used = state == "used"
    sentences = {
        "used": _("已经有人用这个链接确认过身份了。是您的话，用手机号登录就能进去。"),
        "replaced": _("工会又发过一次通知，以前的链接作废了。找最近的那条短信或者那张通知书。"),
        "expired": _("这个链接过期了。给工会打电话，请承办人再通知一次。"),
    }
    sentence = sentences.get(
        state, _("没有这个链接。看看是不是没有抄全；还不行，给工会打电话，请承办人再通知一次。")
    )
    context = {"sentence": sentence, "used": used}
    return render(
        request, "employer/invitation_gone.html", context, status=410 if used or state != "unknown" else 404
    )
