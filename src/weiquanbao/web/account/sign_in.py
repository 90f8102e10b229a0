"""The staff's door: login name and password, then the second factor."""

from typing import Any

from allauth.account.views import LoginView
from allauth.mfa.base.views import AuthenticateView
from django.contrib.auth import logout
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _

from weiquanbao.access.predicates import is_staff
from weiquanbao.web.account.fields import drawn
from weiquanbao.web.account.forms import SecondFactorForm, SignInForm
from weiquanbao.web.acting import open_to_all


class StaffSignIn(LoginView):
    """First factor. The answer to an unknown name is the answer to a wrong password."""

    form_class = SignInForm
    template_name = "account/staff_sign_in.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """A worker's session is no reason to be sent away from the staff's door; signing in ends it."""
        if request.user.is_authenticated and not is_staff(request.user):
            if request.method == "POST":
                logout(request)
            request.user = AnonymousUser()
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What the page shows."""
        context = super().get_context_data(**kwargs)
        fields = drawn(context["form"], {"login": "line", "password": "password"})
        return context | fields | {"next": self.request.POST.get("next", self.request.GET.get("next", ""))}

    def form_invalid(self, form: Any) -> HttpResponse:
        """The same page with what is wrong."""
        return self.render_to_response(self.get_context_data(form=form), status=422)


class SecondFactor(AuthenticateView):
    """Second factor: the code of the authenticator, or a recovery code."""

    form_class = SecondFactorForm
    template_name = "account/second_factor.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What the page shows."""
        context = super().get_context_data(**kwargs)
        hint = _("打开手机上的验证器，写现在的 6 个数字。手机不在身边，写一个备用码。")
        return context | drawn(context["form"], {"code": "code"}, hints={"code": hint})

    def form_invalid(self, form: Any) -> HttpResponse:
        """The same page with what is wrong."""
        return self.render_to_response(self.get_context_data(), status=422)


staff_sign_in = open_to_all(StaffSignIn.as_view())
second_factor = open_to_all(SecondFactor.as_view())
