"""Accounts: who opens, closes and helps, never for himself; a worker has no password."""

import pytest
from allauth.mfa.models import Authenticator
from django.db import IntegrityError, transaction

from weiquanbao.people.actions import (
    NotAllowed,
    change_password,
    close_account,
    open_staff_account,
    reopen_account,
    reset_password,
    reset_second_factor,
    unlock_account,
    worker_account,
)
from weiquanbao.people.lockout import claim_try, locked_until
from weiquanbao.people.models import Account, SecurityEvent

GOOD = "blue river seven lamps"


def events(account_id):
    rows = SecurityEvent.objects.filter(account=account_id).exclude(kind__startswith="appointment")
    return list(rows.order_by("pk").values_list("kind", "by_id"))


def test_a_worker_gets_one_account_without_a_password(county):
    worker = county.person("职工")
    account = worker_account(worker)
    assert worker_account(worker).pk == account.pk
    assert account.kind == "worker"
    assert not account.has_usable_password()
    account.set_password(GOOD)
    with pytest.raises(IntegrityError, match="account_worker_without_password"), transaction.atomic():
        account.save()


def test_staff_do_not_come_in_by_phone_code(county):
    with pytest.raises(NotAllowed, match="工作人员入口"):
        worker_account(county.staff("甲"))


def test_a_closed_account_does_not_open_by_phone_code(county):
    account = worker_account(county.person("职工"))
    Account.objects.filter(pk=account.pk).update(is_active=False)
    with pytest.raises(NotAllowed, match="12351"):
        worker_account(account.person_id)


def test_a_worker_who_joins_the_staff_keeps_one_account_and_is_signed_out(county):
    worker = county.person("职工")
    before = worker_account(worker)
    session = before.get_session_auth_hash()
    after = open_staff_account(login="joined", person_id=worker, password=GOOD, by=county.people["系统"])
    assert (after.pk, after.kind) == (before.pk, "staff")
    assert after.get_session_auth_hash() != session
    with pytest.raises(NotAllowed, match="已经有工作账号"):
        open_staff_account(login="again", person_id=worker, password=GOOD, by=county.people["系统"])


def test_only_the_system_administrator_opens_accounts_once_there_is_one(county):
    person = county.person("甲")
    for by in (None, county.people["安全"], county.people["审计"]):
        with pytest.raises(NotAllowed, match="系统管理员"):
            open_staff_account(login="jia", person_id=person, password=GOOD, by=by)
    assert open_staff_account(login="jia", person_id=person, password=GOOD, by=county.people["系统"]).pk


def test_what_opening_refuses(county):
    by = county.people["系统"]
    with pytest.raises(ValueError, match="至少 12 个"):
        open_staff_account(login="jia", person_id=county.person("甲"), password="short", by=by)
    with pytest.raises(ValueError, match="有人用了"):
        open_staff_account(login="SYS", person_id=county.person("乙"), password=GOOD, by=by)
    with pytest.raises(ValueError, match="登录名用"):
        open_staff_account(login="王", person_id=county.person("丙"), password=GOOD, by=by)


def test_changing_ones_password_ends_other_sessions(county):
    county.staff("甲")
    account = Account.objects.get(pk=county.accounts["甲"])
    account.set_password(GOOD)
    account.save()
    session = account.get_session_auth_hash()
    for current, new, fault in (
        ("wrong", "another good sentence", "现在的密码不对"),
        (GOOD, GOOD, "和现在的一样"),
        (GOOD, "short", "至少 12 个"),
    ):
        with pytest.raises(ValueError, match=fault):
            change_password(account_id=account.pk, current=current, new=new)
    assert Account.objects.get(pk=account.pk).check_password(GOOD)
    changed = change_password(account_id=account.pk, current=GOOD, new="another good sentence")
    assert changed.check_password("another good sentence")
    assert not changed.must_change_password
    assert changed.get_session_auth_hash() != session
    assert events(account.pk)[-1] == ("password_changed", None)


def test_helping_is_divided_between_two_administrators(county):
    county.staff("甲")
    account = county.accounts["甲"]
    system, security = county.people["系统"], county.people["安全"]
    for act, wrong in (
        (reset_password, security),
        (close_account, security),
        (reopen_account, security),
        (reset_second_factor, system),
        (unlock_account, system),
    ):
        with pytest.raises(NotAllowed, match="要由"):
            act(account_id=account, by=wrong)


@pytest.mark.parametrize(
    ("act", "name"),
    [
        (reset_password, "系统"),
        (close_account, "系统"),
        (reopen_account, "系统"),
        (reset_second_factor, "安全"),
        (unlock_account, "安全"),
    ],
)
def test_nobody_helps_himself(county, act, name):
    with pytest.raises(NotAllowed, match="不能给自己"):
        act(account_id=county.accounts[name], by=county.people[name])


def test_a_forgotten_password_is_replaced_for_one_sign_in(county):
    county.staff("甲")
    account_id = county.accounts["甲"]
    for _ in range(5):
        claim_try("password", Account.objects.get(pk=account_id).login)
    session = Account.objects.get(pk=account_id).get_session_auth_hash()
    password = reset_password(account_id=account_id, by=county.people["系统"])
    account = Account.objects.get(pk=account_id)
    assert account.check_password(password)
    assert account.must_change_password
    assert account.get_session_auth_hash() != session
    assert locked_until("password", account.login) is None
    assert events(account_id)[-1] == ("password_reset", county.people["系统"])


def test_a_lost_authenticator_is_taken_away_and_the_account_signed_out(county):
    county.staff("甲")
    account = Account.objects.get(pk=county.accounts["甲"])
    Authenticator.objects.create(user=account, type="totp", data={"secret": "x"})
    reset_second_factor(account_id=account.pk, by=county.people["安全"])
    assert not Authenticator.objects.filter(user=account).exists()
    assert Account.objects.get(pk=account.pk).get_session_auth_hash() != account.get_session_auth_hash()
    assert events(account.pk)[-1] == ("totp_reset", county.people["安全"])


def test_unlocking_lets_in_at_once(county):
    county.staff("甲")
    login = Account.objects.get(pk=county.accounts["甲"]).login
    for _ in range(5):
        claim_try("password", login)
    unlock_account(account_id=county.accounts["甲"], by=county.people["安全"])
    assert claim_try("password", login).allowed


def test_a_closed_account_is_signed_out_and_may_be_reopened(county):
    county.staff("甲")
    account = Account.objects.get(pk=county.accounts["甲"])
    close_account(account_id=account.pk, by=county.people["系统"])
    closed = Account.objects.get(pk=account.pk)
    assert not closed.is_active
    assert closed.get_session_auth_hash() != account.get_session_auth_hash()
    reopen_account(account_id=account.pk, by=county.people["系统"])
    assert Account.objects.get(pk=account.pk).is_active
    assert [kind for kind, _ in events(account.pk)] == [
        "account_opened",
        "account_closed",
        "account_reopened",
    ]


def test_there_is_no_helping_a_worker_or_nobody(county):
    worker = worker_account(county.person("职工"))
    for account_id in (worker.pk, 0):
        with pytest.raises(NotAllowed, match="没有这个工作账号"):
            reset_password(account_id=account_id, by=county.people["系统"])


def test_accounts_say_nothing_in_logs_and_names_come_from_the_person(county):
    account = Account.objects.get(login="sys")
    assert "sys" not in str(account)
    assert account.get_full_name() == "示例系统"
    assert Account.objects.get_by_natural_key(" SYS ").pk == account.pk


def test_a_login_name_the_guard_forgot_is_refused_by_the_database(county):
    for login in ("A", "大写", "-x", ""):
        with pytest.raises(IntegrityError, match="account_login"), transaction.atomic():
            Account.objects.filter(login="sys").update(login=login)
    with pytest.raises(IntegrityError, match="account_kind"), transaction.atomic():
        Account.objects.filter(login="sys").update(kind="guest")
