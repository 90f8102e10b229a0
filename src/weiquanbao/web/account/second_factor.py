"""Setting up the second factor, which every staff account must, and its recovery codes."""

from typing import Any

from allauth.mfa.totp.views import ActivateTOTPView
from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from weiquanbao.people.second_factor import has_authenticator, renew_recovery_codes
from weiquanbao.people.security import record_event
from weiquanbao.web.account.fields import drawn
from weiquanbao.web.account.forms import SecondFactorForm, SetUpForm
from weiquanbao.web.account.sessions import account_here, prove_second_factor
from weiquanbao.web.acting import staff_only

SHOWN = "recovery_codes_to_show"


class SetUp(ActivateTOTPView):
    """Scan, write the first code, keep the recovery codes."""

    form_class = SetUpForm
    template_name = "account/second_factor_set_up.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Whoever has one does not set up another: a lost one is taken away by the security administrator."""
        if has_authenticator(account_here(request).pk):
            return HttpResponseRedirect(reverse("staff_account"))
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What the page shows."""
        context = super().get_context_data(**kwargs)
        hint = _("验证器上现在的 6 个数字")
        return context | drawn(context["form"], {"code": "code"}, hints={"code": hint})

    def form_valid(self, form: Any) -> HttpResponse:
        """It is set up: this session has shown it, and the recovery codes are shown once."""
        super().form_valid(form)
        account = account_here(self.request)
        prove_second_factor(self.request, account)
        address = self.request.META.get("REMOTE_ADDR")
        record_event("totp_set", account_id=account.pk, address=address)
        return _show(self.request)

    def form_invalid(self, form: Any) -> HttpResponse:
        """The same picture with what is wrong."""
        return self.render_to_response(self.get_context_data(form=form), status=422)


set_up = staff_only(SetUp.as_view())


@staff_only
@never_cache
@require_safe
def recovery_codes_shown(request: HttpRequest) -> HttpResponse:
    """The recovery codes, this once."""
    codes = request.session.pop(SHOWN, None)
    if codes is None:
        return HttpResponseRedirect(reverse("staff_account"))
    return render(request, "account/recovery_codes.html", {"codes": codes})


@staff_only
@require_http_methods(["GET", "HEAD", "POST"])
def renew_codes(request: HttpRequest) -> HttpResponse:
    """New recovery codes, for whoever can show the second factor now."""
    data = request.POST if request.method == "POST" else None
    form: forms.Form = SecondFactorForm(user=request.user, data=data)
    if request.method == "POST" and form.is_valid():
        return _show(request)
    hint = _("验证器上现在的 6 个数字。旧的备用码随后作废。")
    context = drawn(form, {"code": "code"}, hints={"code": hint})
    return render(request, "account/renew_codes.html", context, status=422 if context["errors"] else 200)


def _show(request: HttpRequest) -> HttpResponse:
    # The codes travel to the next page in the session and leave it there: a page reloaded after a post asks again.
    codes = renew_recovery_codes(account_id=account_here(request).pk, address=request.META.get("REMOTE_ADDR"))
    request.session[SHOWN] = codes
    return HttpResponseRedirect(reverse("recovery_codes_shown"))
