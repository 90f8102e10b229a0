"""How allauth works here: our sentences, our limits, our record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from weiquanbao.people.accounts import account_id_of
from weiquanbao.people.lockout import Try, claim_try, forget_tries
from weiquanbao.people.second_factor import has_authenticator, open_secret, seal_secret
from weiquanbao.people.security import record_event
from weiquanbao.web.account import sessions
from weiquanbao.web.account.homes import home_of

if TYPE_CHECKING:
    from weiquanbao.people.models import Account

WRONG = _("登录名或密码不对，或者账号停用了。看看大小写再试；忘了密码，找系统管理员重置。")


class StaffAdapter(DefaultAccountAdapter):
    """Password sign-in of the staff."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": WRONG,
        "incorrect_password": _("密码不对，再写一遍。"),
        "incorrect_code": _("动态口令不对，或者刚用过。等它变了，写新的 6 个数字。"),
        "too_many_login_attempts": _("试得太快了，等一分钟再试。"),
        "rate_limited": _("试得太快了，等一分钟再试。"),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody opens a staff account for himself."""
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Take one try; the same for names that exist and names that do not."""
        self._tried: Try = claim_try("password", _name(credentials))
        if not self._tried.allowed:
            raise ValidationError(self._tried.sentence, code="too_many_login_attempts")

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Account | None:
        """Whoever this is, if the password is right and the account open; one answer for everything else."""
        account = super().authenticate(request, **credentials)
        if account is None:
            return None
        if not account.is_active or account.kind != "staff":
            self.authentication_failed(request, **credentials)
            return None
        forget_tries("password", _name(credentials))
        return account

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Write down a try that failed, and the lock that the last one closes."""
        known = account_id_of(_name(credentials))
        address = request.META.get("REMOTE_ADDR")
        record_event("sign_in_failed", account_id=known, detail="password", address=address)
        if self._tried.left == 0:
            record_event("locked", account_id=known, detail="password", address=address)

    def login(self, request: HttpRequest, user: Account) -> None:
        """Password and, where one is set up, second factor were right: begin the session."""
        super().login(request, user)
        # Where there is an authenticator, its stage has been passed by now: allauth comes here last.
        sessions.begin(request, user, second_factor=has_authenticator(user.pk))
        record_event("sign_in", account_id=user.pk, address=request.META.get("REMOTE_ADDR"))

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """The page this person's work is on."""
        return home_of(request.user)

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        """Back to the door."""
        return reverse("staff_sign_in")

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """What is sensitive asks for a code in its own form."""
        return False

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Our pages say what happened themselves."""

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """Accounts have no e-mail; what happened is on the security record."""


class SecondFactorAdapter(DefaultMFAAdapter):
    """The authenticator: its secret is sealed."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": StaffAdapter.error_messages["incorrect_code"],
    }

    def encrypt(self, text: str) -> str:
        """Seal a secret for storage."""
        return seal_secret(text)

    def decrypt(self, encrypted_text: str) -> str:
        """Open it again."""
        return open_secret(encrypted_text)

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """Accounts have no e-mail; what happened is on the security record."""


def _name(credentials: dict[str, Any]) -> str:
    return str(credentials.get("username", "")).strip().lower()
