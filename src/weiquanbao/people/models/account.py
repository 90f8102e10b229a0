"""The account a person signs in with."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.utils.crypto import salted_hmac

from weiquanbao.common import dates
from weiquanbao.sql.asking import asking


class AccountManager(BaseUserManager["Account"]):
    """Finds an account by the name typed at sign-in, whatever the case of its letters."""

    def get_by_natural_key(self, username: str | None) -> "Account":
        """The account with this login name."""
        return self.get(login=(username or "").strip().lower())


class Account(AbstractBaseUser):
    """One person's way in: staff by login name, password and second factor; a worker by phone code."""

    KINDS = (("staff", "工作人员"), ("worker", "职工"))

    login = models.CharField(max_length=40, unique=True)
    person = models.OneToOneField("people.Person", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=KINDS)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField()
    password_changed_at = models.DateTimeField(null=True, blank=True)
    must_change_password = models.BooleanField(default=False)
    # Raised to sign the account out everywhere: it is part of what every session is bound to.
    sessions_round = models.PositiveIntegerField(default=0)

    objects = AccountManager()

    USERNAME_FIELD = "login"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=["staff", "worker"]), name="account_kind"),
            models.CheckConstraint(
                condition=Q(login__regex=r"^[a-z0-9][a-z0-9._-]{1,39}$"), name="account_login"
            ),
            # A worker has no password to guess or to forget: Django marks an unusable one with "!".
            models.CheckConstraint(
                condition=Q(kind="staff") | Q(password__startswith="!"),  # noqa: S106 - the mark of no password
                name="account_worker_without_password",
            ),
        ]

    def __str__(self) -> str:
        return f"account {self.pk}"

    @property
    def is_worker_account(self) -> bool:
        """Whether this account came in by a phone code, so that no staff role may be read from it."""
        return self.kind == "worker"

    def set_password(self, raw_password: str | None) -> None:
        """Set a password and remember when: staff renew theirs from time to time."""
        super().set_password(raw_password)
        self.password_changed_at = dates.now()

    def _get_session_auth_hash(self, secret: str | bytes | None = None) -> str:
        text = f"{self.password}:{self.sessions_round}"
        return salted_hmac("weiquanbao.people.account", text, secret=secret, algorithm="sha256").hexdigest()

    def get_full_name(self) -> str:
        """The person's name, for the corner of the desk."""
        with asking() as cursor:
            # The name alone: no page opens the sealed numbers of whoever looks at it.
            cursor.execute("SELECT name FROM people_person WHERE id = %s", [self.person_id])
            return str(cursor.fetchone()[0])
