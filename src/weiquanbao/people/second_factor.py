"""The second factor of the staff: an authenticator on the phone, its secret sealed like any personal number."""

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.db import transaction

from weiquanbao.people.crypto import open_sealed, seal
from weiquanbao.people.models import Account
from weiquanbao.people.security import record_event

CONTEXT = "mfa.authenticator.secret"


def seal_secret(text: str) -> str:
    """How the secret of an authenticator is stored."""
    return seal(text, context=CONTEXT)


def open_secret(stored: str) -> str:
    """The secret of an authenticator, to compute the code it should show."""
    return open_sealed(stored, context=CONTEXT)


def has_authenticator(account_id: int) -> bool:
    """Whether an account has set up its second factor."""
    return bool(Authenticator.objects.filter(user_id=account_id, type=Authenticator.Type.TOTP).exists())


def codes_left(account_id: int) -> int:
    """How many recovery codes are still unused."""
    found = Authenticator.objects.filter(user_id=account_id, type=Authenticator.Type.RECOVERY_CODES).first()
    return len(found.wrap().get_unused_codes()) if found else 0


@transaction.atomic
def renew_recovery_codes(*, account_id: int, address: str | None = None) -> list[str]:
    """New recovery codes, shown once; the old ones stop working."""
    account = Account.objects.select_for_update().get(pk=account_id)
    Authenticator.objects.filter(user=account, type=Authenticator.Type.RECOVERY_CODES).delete()
    codes = RecoveryCodes.activate(account)
    record_event("recovery_codes_made", account_id=account.pk, address=address)
    return list(codes.get_unused_codes())
