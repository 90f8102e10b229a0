"""The accounts of a sample county: anybody may take any role, so how each signs in is written down beside the data.

Only accounts made here are in that file, and it is read in a demonstration or a test only.
"""

import base64
import hashlib
import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from allauth.mfa.utils import encrypt
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import transaction

from weiquanbao.common import dates
from weiquanbao.people.accounts import normal_login, worker_account
from weiquanbao.people.duty_guards import NotAllowed
from weiquanbao.people.models import Account, Person
from weiquanbao.people.passwords import password_fault
from weiquanbao.people.persons import persons_with_phone
from weiquanbao.people.security import record_event


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoAccount:
    """One way into a sample county: staff with login and password, workers (`role` "worker") with their phone."""

    role: str
    role_label: str
    name: str
    place: str
    login: str = ""
    password: str = ""
    phone: str = ""

    @property
    def secret(self) -> str:
        """What an authenticator app would be given for this login."""
        return totp_secret(self.login)

    @property
    def code(self) -> str:
        """The authenticator's code at this moment."""
        counters = list(yield_hotp_counters_from_time())
        return format_hotp_value(hotp_value(self.secret, counters[len(counters) // 2]))


def totp_secret(login: str) -> str:
    """The secret of a sample account's authenticator: the same in every load, so that an app needs it once."""
    return base64.b32encode(hashlib.sha256(f"weiquanbao sample {login}".encode()).digest()[:20]).decode()


@transaction.atomic
def open_accounts(*, people: Sequence[tuple[int, str]], password: str) -> dict[int, int]:
    """Open a staff account for each sample person and login, with an authenticator; account ids by person.

    One password is digested once for all of them: making it expensive to guess is pointless where it is on show.
    """
    ids = [person_id for person_id, _login in people]
    if Person.objects.filter(pk__in=ids, is_sample=True).count() != len(ids):
        raise NotAllowed("示例账号只给示例的人开。")
    for _person, login in people:
        fault = password_fault(password, login=login)
        if fault:
            raise ValueError(fault)
    digested = make_password(password)
    accounts = Account.objects.bulk_create(
        Account(
            person_id=person_id,
            login=normal_login(login),
            kind="staff",
            password=digested,
            password_changed_at=dates.now(),
            created_at=dates.now(),
        )
        for person_id, login in people
    )
    Authenticator.objects.bulk_create(
        Authenticator(
            user=account,
            type=Authenticator.Type.TOTP,
            data={"secret": encrypt(totp_secret(account.login))},
            created_at=dates.now(),
        )
        for account in accounts
    )
    for account in accounts:
        record_event("account_opened", account_id=account.pk)
        record_event("totp_set", account_id=account.pk)
    return {account.person_id: account.pk for account in accounts}


def write_down(accounts: Iterable[DemoAccount]) -> None:
    """Keep the list beside the data, readable by the owner only."""
    text = json.dumps([asdict(account) for account in accounts], ensure_ascii=False, indent=1)
    waiting = _file().with_suffix(".new")
    waiting.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(waiting, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as out:
        out.write(text)
    waiting.replace(_file())


def written_down() -> tuple[DemoAccount, ...]:
    """The accounts of the sample county that was loaded here; none in production, none before."""
    if settings.MODE == "production" or not _file().is_file():
        return ()
    return tuple(DemoAccount(**each) for each in json.loads(_file().read_text("utf-8")))


def _file() -> Path:
    return Path(settings.HOME) / "sample-accounts.json"


def take_place(*, login: str = "", phone: str = "") -> Account:
    """The account behind a written-down way in, for one click instead of typing. Raises NotAllowed for any other."""
    known = next((each for each in written_down() if (each.login, each.phone) == (login, phone)), None)
    if known is None:
        raise NotAllowed("只能以示例里的人进入。")
    if known.login:
        account = Account.objects.filter(login=known.login, person__is_sample=True, is_active=True).first()
        if account is None:
            raise NotAllowed("这个账号停用了。")
        return account
    persons = [one for one in persons_with_phone(known.phone) if one.name == known.name and one.is_sample]
    if not persons:
        raise NotAllowed("这个人还没有交过事。")
    return worker_account(persons[0].pk)
