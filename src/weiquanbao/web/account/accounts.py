"""The administrators' pages of accounts: open, close, reset, unlock. Each act asks again who may."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from weiquanbao.access.predicates import is_security_admin, is_system_admin
from weiquanbao.common.identifiers import normal_phone
from weiquanbao.people.accounts import (
    close_account,
    normal_login,
    open_staff_account,
    reopen_account,
    reset_password,
    reset_second_factor,
    unlock_account,
)
from weiquanbao.people.passwords import first_password
from weiquanbao.people.persons import create_person, normal_name
from weiquanbao.reading import administration
from weiquanbao.web.account.fields import drawn
from weiquanbao.web.account.forms import LineField
from weiquanbao.web.account.paging import next_of, page_of, words_of
from weiquanbao.web.account.sessions import account_here
from weiquanbao.web.acting import actor_here, administrator

ONLY = (("", "全部"), ("without", "没设动态口令"), ("locked", "锁住的"), ("closed", "停用的"))
ACTS = {
    "close": (close_account, "停用了，登录的地方都退出了"),
    "reopen": (reopen_account, "恢复了"),
    "unlock": (unlock_account, "解锁了，现在就能再试"),
    "reset-second-factor": (reset_second_factor, "动态口令取消了，下次登录重新设"),
}


class OpenForm(forms.Form):
    """A person and the name he signs in with."""

    name = LineField(label=gettext_lazy("姓名"), missing=gettext_lazy("姓名还没写。"), max_length=50)
    phone = LineField(label=gettext_lazy("手机号"), missing="", max_length=40, required=False)
    login = LineField(label=gettext_lazy("登录名"), missing=gettext_lazy("登录名还没写。"), max_length=40)

    def clean_name(self) -> str:
        """As names are kept."""
        return _said(normal_name, self.cleaned_data["name"])

    def clean_phone(self) -> str:
        """As numbers are kept; none is allowed."""
        typed = self.cleaned_data["phone"]
        return _said(normal_phone, typed) if typed else ""

    def clean_login(self) -> str:
        """As login names are kept."""
        return _said(normal_login, self.cleaned_data["login"])


@administrator("system_admin", "security_admin")
@require_safe
def accounts(request: HttpRequest) -> HttpResponse:
    """Every staff account."""
    only = request.GET.get("only", "")
    found = administration.accounts(
        actor_here(request), text=words_of(request), only=only, page=page_of(request)
    )
    context = {
        "rows": found.rows,
        "next": next_of(request, found.next_page),
        "q": words_of(request),
        "only": only,
        "filters": ONLY,
        "may_open": is_system_admin(request.user),
    }
    return render(request, "account/accounts.html", context)


@administrator("system_admin", "security_admin")
@require_safe
def account(request: HttpRequest, account_id: int) -> HttpResponse:
    """One account: what it may, what happened to it, what may be done about it."""
    actor = actor_here(request)
    row = administration.account(actor, account_id)
    if row is None:
        raise Http404
    context = {
        "row": row,
        "appointments": administration.appointments(actor, person_id=row.person_id).rows,
        "own": row.person_id == actor.person_id,
        "may_system": is_system_admin(request.user),
        "may_security": is_security_admin(request.user),
    }
    return render(request, "account/account.html", context)


@administrator("system_admin")
@never_cache
@sensitive_variables("password")
@require_http_methods(["GET", "HEAD", "POST"])
def open_account(request: HttpRequest) -> HttpResponse:
    """Open an account; its first password is shown this once, to be handed over."""
    form = OpenForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        password = first_password()
        if _opened(request, form, password):
            context = {"login": form.cleaned_data["login"], "password": password}
            return render(request, "account/first_password.html", context)
    hints = {"login": _("小写字母、数字、点或横线"), "phone": _("用来联系，可以不填")}
    context = drawn(form, {"name": "line", "phone": "phone", "login": "line"}, hints=hints)
    return render(request, "account/open_account.html", context, status=422 if context["errors"] else 200)


@administrator("system_admin", "security_admin")
@never_cache
@sensitive_variables("password")
@require_POST
def do(request: HttpRequest, account_id: int, what: str) -> HttpResponse:
    """Close, reopen, unlock, reset; the guard in people says who may, and never for himself."""
    person_id = account_here(request).person_id
    try:
        if what == "reset-password":
            return _password_reset(request, account_id)
        if what not in ACTS:
            raise Http404
        act, said = ACTS[what]
        act(account_id=account_id, by=person_id)
        messages.success(request, _(said))
    except ValueError as fault:
        messages.error(request, str(fault))
    return HttpResponseRedirect(reverse("account", args=[account_id]))


def _password_reset(request: HttpRequest, account_id: int) -> HttpResponse:
    password = reset_password(account_id=account_id, by=account_here(request).person_id)
    row = administration.account(actor_here(request), account_id)
    context = {"login": row.login if row else "", "password": password}
    return render(request, "account/first_password.html", context)


def _opened(request: HttpRequest, form: OpenForm, password: str) -> bool:
    typed = form.cleaned_data
    try:
        with transaction.atomic():
            person = create_person(name=typed["name"], phone=typed["phone"] or None)
            open_staff_account(
                login=typed["login"],
                person_id=person.pk,
                password=password,
                by=account_here(request).person_id,
            )
    except ValueError as fault:
        form.add_error("login", str(fault))
        return False
    return True


def _said(read: Callable[[str], str], typed: str) -> str:
    """What was typed, read by a pure function whose refusal is the sentence beside the field."""
    try:
        return read(typed)
    except ValueError as fault:
        raise forms.ValidationError(str(fault)) from fault
