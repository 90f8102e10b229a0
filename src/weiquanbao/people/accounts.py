"""Opening and closing accounts, and helping people who cannot get in."""

import secrets

from allauth.mfa.models import Authenticator
from django.db import IntegrityError, transaction
from django.db.models import F

from weiquanbao.common import dates
from weiquanbao.people.appointments import in_force
from weiquanbao.people.duty_guards import NotAllowed, refuse_last_administrator, refuse_own, require_duty
from weiquanbao.people.lockout import forget_tries
from weiquanbao.people.models import Account, Person
from weiquanbao.people.passwords import first_password, password_fault
from weiquanbao.people.security import record_event
from weiquanbao.sql.inserting import insert
from weiquanbao.sql.prepared import Prepared, Slot

_OF_PERSON = Prepared(lambda: Account.objects.filter(person_id=Slot("person")))
_HELD = Prepared(lambda: Person.objects.select_for_update().filter(pk=Slot("person")).values_list("pk"))


def normal_login(typed: str) -> str:
    """A login name as it is kept: small letters, digits, full stop, hyphen."""
    login = typed.strip().lower()
    allowed = set("abcdefghijklmnopqrstuvwxyz0123456789._-")
    if not 2 <= len(login) <= 40 or set(login) - allowed or not login[0].isalnum():
        raise ValueError("登录名用 2 到 40 个小写字母、数字、点或横线，第一个是字母或数字。")
    return login


@transaction.atomic
def open_staff_account(
    *, login: str, person_id: int, password: str, by: int | None, must_change_password: bool = True
) -> Account:
    """Open a staff account; `by` is the system administrator, none only while the installation is being set up.

    Somebody who so far came in by phone code keeps his one account, which becomes a staff account: from then on a
    phone code alone does not open it.
    """
    if by is not None:
        require_duty(by, "system_admin")
    elif in_force(dates.today()).filter(role="system_admin").exists():
        raise NotAllowed("系统管理员已经有了，账号由系统管理员开通。")
    name = normal_login(login)
    fault = password_fault(password, login=name)
    if fault:
        raise ValueError(fault)
    account = Account.objects.select_for_update().filter(person_id=person_id).first()
    if account and account.kind == "staff":
        raise NotAllowed("这个人已经有工作账号了。")
    account = account or Account(person_id=person_id, created_at=dates.now())
    account.login, account.kind, account.is_active = name, "staff", True
    account.must_change_password = must_change_password
    account.sessions_round += 1
    account.set_password(password)
    try:
        with transaction.atomic():
            account.save()
    except IntegrityError as fault_in_database:
        raise ValueError("这个登录名有人用了，换一个。") from fault_in_database
    record_event("account_opened", account_id=account.pk, by=by)
    return account


@transaction.atomic
def worker_account(person_id: int) -> Account:
    """The account of a worker who proved his phone; opened now if he had none. Staff do not come in by phone code."""
    # One at a time for a person: two phones may confirm the same code at once.
    _HELD.all(person=person_id)
    account = _OF_PERSON.first(person=person_id)
    if account is None:
        account = Account(
            person_id=person_id, login=f"w-{secrets.token_hex(12)}", kind="worker", created_at=dates.now()
        )
        account.set_unusable_password()
        insert([account])
    if account.kind == "staff":
        raise NotAllowed("你有工作账号，请从工作人员入口登录。")
    if not account.is_active:
        raise NotAllowed("这个账号停用了，打 12351 问一问。")
    return account


@transaction.atomic
def change_password(*, account_id: int, current: str, new: str, address: str | None = None) -> Account:
    """Change one's own password; every other session of the account ends."""
    account = Account.objects.select_for_update().get(pk=account_id)
    if not account.check_password(current):
        raise ValueError("现在的密码不对。")
    if current == new:
        raise ValueError("新密码和现在的一样，换一个。")
    fault = password_fault(new, login=account.login)
    if fault:
        raise ValueError(fault)
    account.set_password(new)
    account.must_change_password = False
    account.save(update_fields=["password", "password_changed_at", "must_change_password"])
    record_event("password_changed", account_id=account.pk, address=address)
    return account


@transaction.atomic
def reset_password(*, account_id: int, by: int) -> str:
    """Give somebody who forgot it a password for once; the system administrator does it, for others only."""
    account = _administered(account_id, by, "system_admin", "重置密码")
    password = first_password()
    account.set_password(password)
    account.must_change_password = True
    account.sessions_round += 1
    account.save()
    forget_tries("password", account.login)
    record_event("password_reset", account_id=account.pk, by=by)
    return password


@transaction.atomic
def reset_second_factor(*, account_id: int, by: int) -> None:
    """Take away a lost authenticator; the security administrator does it, so two persons are needed for a way in."""
    account = _administered(account_id, by, "security_admin", "重置动态口令")
    Authenticator.objects.filter(user=account).delete()
    _sign_out_everywhere(account)
    forget_tries("second factor", str(account.pk))
    record_event("totp_reset", account_id=account.pk, by=by)


@transaction.atomic
def unlock_account(*, account_id: int, by: int) -> None:
    """Let somebody who mistyped too often try again at once."""
    account = _administered(account_id, by, "security_admin", "解锁")
    forget_tries("password", account.login)
    forget_tries("second factor", str(account.pk))
    record_event("unlocked", account_id=account.pk, by=by)


@transaction.atomic
def close_account(*, account_id: int, by: int) -> None:
    """Close an account: it signs out at once and cannot sign in; what its person did stays."""
    account = _administered(account_id, by, "system_admin", "停用账号")
    refuse_last_administrator(account.person_id)
    account.is_active = False
    account.save(update_fields=["is_active"])
    _sign_out_everywhere(account)
    record_event("account_closed", account_id=account.pk, by=by)


@transaction.atomic
def reopen_account(*, account_id: int, by: int) -> None:
    """Open a closed account again."""
    account = _administered(account_id, by, "system_admin", "恢复账号")
    account.is_active = True
    account.save(update_fields=["is_active"])
    record_event("account_reopened", account_id=account.pk, by=by)


def account_id_of(login: str) -> int | None:
    """The account of this login name, if there is one: for the security record only."""
    return Account.objects.filter(login=login.strip().lower()).values_list("pk", flat=True).first()


def _administered(account_id: int, by: int, role: str, what: str) -> Account:
    """A staff account held still, after the guard: the right administrator, and not for himself."""
    require_duty(by, role)
    account = Account.objects.select_for_update().filter(pk=account_id, kind="staff").first()
    if account is None:
        raise NotAllowed("没有这个工作账号。")
    refuse_own(by, account.person_id, what)
    return account


def _sign_out_everywhere(account: Account) -> None:
    Account.objects.filter(pk=account.pk).update(sessions_round=F("sessions_round") + 1)
