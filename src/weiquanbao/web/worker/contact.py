"""How to reach the worker: a name, a phone, and the code that shows the phone is his."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from weiquanbao.common.identifiers import mask_phone
from weiquanbao.intake import actions
from weiquanbao.intake.actions import ASKING
from weiquanbao.intake.answers import Answer
from weiquanbao.intake.drafts import DraftView
from weiquanbao.intake.questions import BY_CODE
from weiquanbao.people.codes import CodeRefused, check_code
from weiquanbao.web.design.fields import FieldView
from weiquanbao.web.worker import codes, gone, steps
from weiquanbao.web.worker.question import AUTOSAVE, page
from weiquanbao.web.worker.scripted import tells_script

CODE = "contact"


@tells_script
@require_http_methods(["GET", "HEAD", "POST"])
@gone.unless_open
def contact(request: HttpRequest, draft: DraftView) -> HttpResponse:
    """Ask for name and phone; then for the code; then on."""
    return _post(request, draft) if request.method == "POST" else _show(request, draft)


def _show(request: HttpRequest, draft: DraftView) -> HttpResponse:
    kept = draft.answers.get(CODE, {})
    waiting = CODE in draft.open_questions and kept and "change" not in request.GET
    return code_page(request, draft) if waiting else number_page(request, draft, Answer(dict(kept), {}))


def _post(request: HttpRequest, draft: DraftView) -> HttpResponse:
    asked = request.POST.get("op", "")
    if asked == "again":
        return _send(request, draft)
    if asked == "code":
        return _check(request, draft)
    given = actions.answer(key=draft.key, code=CODE, raw=dict(request.POST.lists()))
    if request.headers.get(AUTOSAVE):
        return HttpResponse(status=422 if given.errors else 204)
    if given.errors:
        return number_page(request, draft, given)
    changed = draft.answers.get(CODE, {}).get("e164") != given.value["e164"]
    if draft.at_counter or (draft.phone_confirmed and not changed):
        return _on(request)
    return _send(request, draft, phone=given.value["e164"])


def _send(request: HttpRequest, draft: DraftView, *, phone: str = "") -> HttpResponse:
    to = phone or draft.answers.get(CODE, {}).get("e164", "")
    try:
        codes.send(request, to, codes.CONFIRM)
    except (CodeRefused, ValueError) as fault:
        return code_page(request, draft, phone=to, error=str(fault))
    return HttpResponseRedirect(request.get_full_path().split("?")[0] + _then(request))


def _check(request: HttpRequest, draft: DraftView) -> HttpResponse:
    phone = draft.answers.get(CODE, {}).get("e164", "")
    checked = check_code(phone, codes.CONFIRM, request.POST.get("code", "")[:32])
    if not checked.ok:
        return code_page(request, draft, error=checked.sentence)
    actions.confirm_phone(key=draft.key)
    return _on(request)


def _on(request: HttpRequest) -> HttpResponse:
    return HttpResponseRedirect(steps.following(CODE, then=request.POST.get("then", "")))


def _then(request: HttpRequest) -> str:
    then = request.POST.get("then", "")
    return f"?then={then}" if then in {steps.CHECK, steps.ASK} else ""


def number_page(request: HttpRequest, draft: DraftView, given: Answer) -> HttpResponse:
    """Name and phone."""
    value, errors = given.value, given.errors
    fields = (
        FieldView(
            "name",
            _("怎么称呼你？"),
            "line",
            str(value.get("name", "")),
            "",
            errors.get("name", ""),
            limit=40,
            autofill="name",
        ),
        FieldView(
            "phone",
            _("手机号"),
            "phone",
            str(value.get("phone", "")),
            _("用来收验证码、告诉你办到哪了"),
            errors.get("phone", ""),
            limit=40,
        ),
    )
    more: dict[str, Any] = {
        "fields": fields,
        "stage": "number",
        "whose": _whose(request, draft),
        "may_have_no_phone": draft.at_counter and ASKING in draft.answers,
        "no_phone": bool(value.get("no_phone")),
    }
    return page(request, BY_CODE[CODE], draft, answer=given if errors else None, more=more)


def _whose(request: HttpRequest, draft: DraftView) -> dict[str, str]:
    """For whom it is filled in, and where that is changed; nothing at the counter, where staff ask, nor where a
    lawyer is asked: one asks for oneself."""
    if draft.at_counter or request.POST.get("then", request.GET.get("then", "")) == steps.ASK:
        return {}
    name = draft.another.name if draft.another else ""
    return {"name": name, "href": steps.address("another")}


def code_page(request: HttpRequest, draft: DraftView, *, phone: str = "", error: str = "") -> HttpResponse:
    """The six digits that were sent."""
    to = phone or draft.answers.get(CODE, {}).get("e164", "")
    field = FieldView(
        "code",
        _("短信里的 6 个数字"),
        "code",
        "",
        _("发到 %(phone)s，10 分钟内有效") % {"phone": mask_phone(to)},
        error,
        limit=12,
    )
    more: dict[str, Any] = {
        "field": field,
        "stage": "code",
        "demo_phone": to.removeprefix("+86") if settings.MODE == "demo" else "",
    }
    failed = Answer(dict(draft.answers.get(CODE, {})), {"code": error}) if error else None
    return page(request, BY_CODE[CODE], draft, answer=failed, more=more)
