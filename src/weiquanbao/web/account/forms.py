"""The forms of sign-in, with faults beside the field they belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allauth.account.forms import LoginForm
from allauth.core import context
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, ProhibitNullCharactersValidator
from django.utils.translation import gettext_lazy as _

from weiquanbao.people.lockout import claim_try, forget_tries
from weiquanbao.people.security import record_event
from weiquanbao.web.account.adapter import StaffAdapter

if TYPE_CHECKING:
    from weiquanbao.people.models import Account

LONG = _("最多写 %(limit_value)s 个字，现在是 %(show_value)s 个。")
UNSEEN = _("里面有看不见的特殊符号，删掉再写一遍。")
WRONG_CODE = StaffAdapter.error_messages["incorrect_code"]


class LineField(forms.CharField):
    """One line of text whose faults are said in our words."""

    def __init__(self, *, missing: Any, **kwargs: Any) -> None:
        super().__init__(error_messages={"required": missing}, **kwargs)
        for validator in self.validators:
            if isinstance(validator, ProhibitNullCharactersValidator):
                validator.message = UNSEEN
            if isinstance(validator, MaxLengthValidator):
                validator.message = LONG


class SignInForm(LoginForm):
    """Login name and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("remember", None)
        name = forms.TextInput(attrs={"autocomplete": "username"})
        word = forms.PasswordInput(attrs={"autocomplete": "current-password"})
        self.fields["login"] = LineField(
            label=_("登录名"), missing=_("登录名还没写。"), max_length=40, widget=name
        )
        self.fields["password"] = LineField(
            label=_("密码"), missing=_("密码还没写。"), max_length=128, strip=False, widget=word
        )

    def clean(self) -> dict[str, Any]:
        """The answer to a wrong name and to a wrong password stands at the same place in the same words."""
        try:
            super().clean()
        except ValidationError as fault:
            self.add_error("password", fault)
        # The session ends with the browser; nobody is remembered on an office computer.
        self.cleaned_data["remember"] = False
        return self.cleaned_data


class SecondFactorForm(AuthenticateForm):
    """The code of the authenticator, or one of the recovery codes."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"] = _code_field(limit=20)

    def clean_code(self) -> str:
        """Look at it once a try has been taken; five tries, then a pause."""
        code: str = self.cleaned_data["code"].replace(" ", "")
        tried = claim_try("second factor", str(self.user.pk))
        if not tried.allowed:
            raise ValidationError(tried.sentence)
        found = authenticator_for(self.user, code)
        if found is None:
            _note_failure(self.user, locked=tried.left == 0)
            raise ValidationError(WRONG_CODE)
        self.authenticator = found
        forget_tries("second factor", str(self.user.pk))
        return code

    def save(self) -> None:
        """Note the use; a recovery code is worth a line of its own."""
        super().save()
        if self.authenticator.type == Authenticator.Type.RECOVERY_CODES:
            record_event("recovery_code_used", account_id=self.user.pk, address=_address())


class SetUpForm(ActivateTOTPForm):
    """The first code of a new authenticator."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"] = _code_field(limit=12)


def authenticator_for(account: Account, code: str) -> Authenticator | None:
    """The authenticator of the account that this code opens now."""
    for authenticator in Authenticator.objects.filter(user=account).order_by("-type"):
        if authenticator.wrap().validate_code(code):
            authenticator.user = account
            return authenticator
    return None


def _code_field(*, limit: int) -> LineField:
    widget = forms.TextInput(attrs={"autocomplete": "one-time-code"})
    return LineField(label=_("动态口令"), missing=_("动态口令还没写。"), max_length=limit, widget=widget)


def _note_failure(account: Account, *, locked: bool) -> None:
    record_event("sign_in_failed", account_id=account.pk, detail="second factor", address=_address())
    if locked:
        record_event("locked", account_id=account.pk, detail="second factor", address=_address())


def _address() -> str | None:
    return context.request.META.get("REMOTE_ADDR") if context.request else None
