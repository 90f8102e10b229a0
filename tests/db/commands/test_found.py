"""Beginning a real installation, and renewing its keys."""

import os
import re
from argparse import Namespace

import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings as told

from weiquanbao.commands import found, keys
from weiquanbao.commands.command import Mistake
from weiquanbao.commands.reference import CHECKOUT
from weiquanbao.common.dates import today
from weiquanbao.organisations.models import Organisation
from weiquanbao.people.appointments import roles_of
from weiquanbao.people.models import Account, Person
from weiquanbao.people.second_factor import open_secret, seal_secret

pytestmark = pytest.mark.django_db
HOW_TO = (CHECKOUT / "docs" / "how-to" / "run-in-production.md").read_text("utf-8")
EXAMPLE = re.search(r"```yaml\n(.*?)```", HOW_TO, re.DOTALL)[1]


def founded(tmp_path, text):
    path = tmp_path / "county.yaml"
    path.write_text(text, "utf-8")
    return found.run(Namespace(file=path))


def test_the_file_of_the_how_to_founds_a_county(tmp_path, capsys):
    assert founded(tmp_path, EXAMPLE) == 0
    root = Organisation.objects.get(parent=None)
    assert (root.name, root.kind, root.is_sample) == (told.COUNTY_NAME, "federation", False)
    assert Organisation.objects.filter(path__startswith=root.path).count() == Organisation.objects.count() > 2
    shown = dict(line.split() for line in capsys.readouterr().out.splitlines()[1:])
    assert len(shown) == 3
    roles = set()
    for login, password in shown.items():
        account = Account.objects.get(login=login)
        assert account.check_password(password)
        assert account.must_change_password
        roles |= {role for role, _where in roles_of(account.person_id, today())}
    assert roles == {"system_admin", "security_admin", "audit_admin"}


def test_a_county_is_founded_once(tmp_path):
    founded(tmp_path, EXAMPLE)
    with pytest.raises(Mistake, match="已经有组织"):
        founded(tmp_path, EXAMPLE)


@pytest.mark.parametrize(
    ("wrong", "right", "sentence"),
    [
        ("kind: town_union", "kind: castle", "没有“castle”这种组织"),
        ("login: xitong", "login: x", "登录名用 2 到 40 个"),
        ("  audit_admin:", "  leader:", "有且只有"),
        ("regions:", "regoins:", "有且只有"),
        ("name: 示例系统员, ", "", "要写 login、name、phone"),
    ],
)
def test_a_mistake_in_the_file_is_a_sentence_and_leaves_nothing(tmp_path, wrong, right, sentence):
    assert wrong in EXAMPLE
    with pytest.raises(Mistake, match=sentence):
        founded(tmp_path, EXAMPLE.replace(wrong, right))
    assert not Organisation.objects.exists()
    assert not Person.objects.exists()


def test_a_file_that_is_not_there_is_a_sentence(tmp_path):
    with pytest.raises(Mistake, match="读不了"):
        found.run(Namespace(file=tmp_path / "none.yaml"))


def test_after_renewing_the_keys_the_old_one_is_needed_no_more(tmp_path, settings, capsys):
    founded(tmp_path, EXAMPLE)
    account = Account.objects.first()
    Authenticator.objects.create(user=account, type="totp", data={"secret": seal_secret("GEZDGNBV")})
    phone = Person.objects.get(pk=account.person_id).phone
    old = settings.DATA_KEYS[0]
    settings.DATA_KEYS = [os.urandom(32), old]
    assert keys.run(Namespace()) == 0
    settings.DATA_KEYS = settings.DATA_KEYS[:1]
    assert Person.objects.get(pk=account.person_id).phone == phone
    assert open_secret(Authenticator.objects.get().data["secret"]) == "GEZDGNBV"
    keys.run(Namespace())
    assert "重新加密了 0 处" in capsys.readouterr().out


def test_renewing_without_the_old_key_says_so_and_changes_nothing(tmp_path, settings):
    founded(tmp_path, EXAMPLE)
    old = settings.DATA_KEYS
    settings.DATA_KEYS = [os.urandom(32)]
    with pytest.raises(Mistake, match="没有它"):
        keys.run(Namespace())
    settings.DATA_KEYS = old
    assert all(Person.objects.values_list("phone", flat=True))
