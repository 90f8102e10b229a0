"""One's own account: what it is, its password, and the way out."""

from django import forms
from django.contrib import messages
from django.contrib.auth import logout, update_session_auth_hash
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from weiquanbao.access.predicates import staff_of
from weiquanbao.access.roles import ROLES
from weiquanbao.people.accounts import change_password
from weiquanbao.people.lockout import claim_try, forget_tries
from weiquanbao.people.second_factor import codes_left
from weiquanbao.people.security import record_event
from weiquanbao.reading.administration import duties_held
from weiquanbao.web.account.fields import drawn
from weiquanbao.web.account.forms import LineField
from weiquanbao.web.account.homes import home_of
from weiquanbao.web.account.sessions import account_here
from weiquanbao.web.acting import actor_here, open_to_all, staff_only


class PasswordForm(forms.Form):
    """The present password and the new one."""

    current = LineField(
        label=gettext_lazy("现在的密码"),
        missing=gettext_lazy("现在的密码还没写。"),
        max_length=128,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    new = LineField(
        label=gettext_lazy("新密码"),
        missing=gettext_lazy("新密码还没写。"),
        max_length=128,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )


@staff_only
@require_safe
def staff_account(request: HttpRequest) -> HttpResponse:
    """Who I am here: duties, second factor, recovery codes left."""
    held = duties_held(actor_here(request))
    duties = [(ROLES[each.role], each) for each in held]
    context = {"duties": duties, "codes_left": codes_left(account_here(request).pk)}
    return render(request, "account/staff_account.html", context)


@staff_only
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def staff_password(request: HttpRequest) -> HttpResponse:
    """A new password; every other session ends, this one goes on."""
    form = PasswordForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and _changed(request, form):
        messages.success(request, _("密码改好了，别处的登录都退出了"))
        return HttpResponseRedirect(home_of(request.user))
    hints = {"new": _("至少 12 个字符。把几个词连起来就够长，也好记。")}
    context = drawn(form, {"current": "password", "new": "password"}, hints=hints)
    forced = account_here(request).must_change_password
    return render(
        request,
        "account/staff_password.html",
        context | {"forced": forced},
        status=422 if context["errors"] else 200,
    )


def _changed(request: HttpRequest, form: PasswordForm) -> bool:
    account, typed = account_here(request), form.cleaned_data
    tried = claim_try("password", account.login)
    if not tried.allowed:
        form.add_error("current", tried.sentence)
        return False
    try:
        changed = change_password(
            account_id=account.pk,
            current=typed["current"],
            new=typed["new"],
            address=request.META.get("REMOTE_ADDR"),
        )
    except ValueError as fault:
        form.add_error("new" if account.check_password(typed["current"]) else "current", str(fault))
        return False
    forget_tries("password", account.login)
    update_session_auth_hash(request, changed)
    return True


@open_to_all
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Out: the session goes, and with it what a browser on a shared computer may have kept."""
    staff = staff_of(request.user)
    if staff:
        record_event("sign_out", account_id=staff.pk, address=request.META.get("REMOTE_ADDR"))
    # Somebody half signed in, before the second factor, comes from the staff's door too.
    to_staff = staff is not None or "account_login" in request.session
    logout(request)
    response = HttpResponseRedirect(reverse("staff_sign_in") if to_staff else "/")
    response["Clear-Site-Data"] = '"cache", "storage"'
    return response
