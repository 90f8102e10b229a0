"""A code an act asks for: sent to the phone of whoever acts, or shown by the authenticator of staff."""

from __future__ import annotations

from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import gettext as _

from weiquanbao.kernel.forms import Form
from weiquanbao.notices.actions import queue
from weiquanbao.people import proving
from weiquanbao.people.codes import CodeRefused
from weiquanbao.people.proving import NoPhone
from weiquanbao.web.account.forms import SecondFactorForm
from weiquanbao.web.acting import actor_here

SEND = "send_code"


def code_field(form: Form | None) -> str:
    """The field that asks for a code, if the form has one."""
    return next((one.code for one in form or () if one.kind == "code"), "")


def asked_to_send(request: HttpRequest, form: Form | None) -> bool:
    """Whether the button that sends a code was pressed."""
    return bool(code_field(form)) and SEND in request.POST


@transaction.atomic
def send(request: HttpRequest, case_id: int, act: str, title: str) -> str:
    """Send a code for this act to the phone of whoever acts; a sentence where none is sent."""
    person = actor_here(request).person_id or 0
    try:
        sent = proving.send_for(
            person, proving.about_act(case_id, act), address=request.META.get("REMOTE_ADDR")
        )
    except (CodeRefused, NoPhone) as fault:
        return str(fault)
    queue(
        key=f"code:{sent.id}",
        template="sign_code",
        channels=("sms",),
        phone=sent.phone,
        context={"code": sent.code, "minutes": sent.minutes, "what": title},
        not_after=sent.expires_at,
    )
    return ""


def fault(
    request: HttpRequest, case_id: int, act: str, form: Form | None, *, staff: bool = False
) -> dict[str, str]:
    """Judge the code that was typed: nothing where it is right or none is asked for, else a sentence for its field.

    A request sent again comes with a code that was right already: the desk answers it as it did then.
    """
    field = code_field(form)
    actor = actor_here(request)
    if not field or actor.person_id is None:
        return {}
    about, typed = proving.about_act(case_id, act), request.POST.get(field, "")[:32].strip()
    if not typed:
        return {field: _("还没写验证码")}
    wrong = _by_authenticator(request, actor.person_id, about, typed) if staff else ""
    if not staff:
        wrong = proving.prove_by_phone(actor.person_id, about, typed).sentence
    return {field: wrong} if wrong and not proving.is_fresh(actor.person_id, about) else {}


@transaction.atomic
def _by_authenticator(request: HttpRequest, person_id: int, about: str, typed: str) -> str:
    """Nothing where it is right; else what is wrong with it. A code is used up with its proof, or not at all."""
    shown = SecondFactorForm(user=request.user, data={"code": typed})
    if not shown.is_valid():
        return str(shown.errors["code"][0])
    shown.save()
    proving.record(person_id, about, way="authenticator")
    return ""
