"""Choosing a role in the demonstration: one click takes a sample person's place, and nobody else's."""

from __future__ import annotations

import pytest
from django.test import Client

from weiquanbao.people import demonstration
from weiquanbao.people.demonstration import DemoAccount

pytestmark = pytest.mark.django_db
PASSWORD = "shili-yanshi-2026"


@pytest.fixture
def sample(county, tmp_path, settings):
    """The intake officer of the small county becomes a sample person whose way in is written down."""
    from weiquanbao.people.models import Account, Person

    settings.HOME = tmp_path
    account = Account.objects.get(pk=county.staff["intake_officer"].account_id)
    Person.objects.filter(pk=account.person_id).update(is_sample=True)
    officer = DemoAccount(
        role="intake_officer",
        role_label="受理员",
        name="示例受理员",
        place="示例县",
        login=account.login,
        password=PASSWORD,
    )
    worker = DemoAccount(role="worker", role_label="职工", name="示例职工甲", place="", phone="13800000001")
    demonstration.write_down([officer, worker])
    return officer


def test_the_page_shows_how_each_signs_in(client: Client, sample) -> None:
    text = client.get("/demo/").content.decode()
    for said in (sample.login, PASSWORD, sample.code, "以此身份进入", "/demo/phone/13800000001/"):
        assert said in text
    assert text.index("职工") < text.index("受理员")


def test_one_click_opens_the_desk(client: Client, sample) -> None:
    response = client.post("/demo/enter/", {"login": sample.login, "phone": ""})
    assert response["Location"] == "/desk/"
    assert client.get("/desk/").status_code == 200


def test_whoever_is_not_written_down_stays_outside(county, client: Client, sample) -> None:
    from weiquanbao.people.models import Account

    other = Account.objects.get(pk=county.staff["leader"].account_id)
    response = client.post("/demo/enter/", {"login": other.login, "phone": ""}, follow=True)
    assert "只能以示例里的人进入" in response.content.decode()
    assert client.get("/desk/").status_code == 302


def test_a_real_person_of_the_same_login_is_never_entered(client: Client, sample) -> None:
    from weiquanbao.people.models import Person

    Person.objects.update(is_sample=False)
    client.post("/demo/enter/", {"login": sample.login, "phone": ""})
    assert client.get("/desk/").status_code == 302


def test_a_worker_who_filed_sees_his_own_matters(client: Client, sample) -> None:
    from complaints import filed

    from weiquanbao.people.models import Person

    filed("2026-11-16")
    Person.objects.filter(name="示例职工甲").update(is_sample=True)
    response = client.post("/demo/enter/", {"login": "", "phone": "13800000001"})
    assert response["Location"] == "/mine/"
    assert "工资没给" in client.get("/mine/").content.decode()


def test_production_has_no_such_page(monkeypatch, settings) -> None:
    import importlib

    from weiquanbao.web.demo import urls

    settings.MODE = "production"
    assert importlib.reload(urls).urlpatterns == []
    settings.MODE = "test"
    assert importlib.reload(urls).urlpatterns
    settings.MODE = "production"
    assert demonstration.written_down() == ()


def test_taking_a_place_is_on_the_security_record(county, client: Client, sample) -> None:
    from weiquanbao.people.models import Account, SecurityEvent
    from weiquanbao.reading import security_record

    client.post("/demo/enter/", {"login": sample.login, "phone": ""})
    event = SecurityEvent.objects.get(kind="sign_in")
    assert event.account == Account.objects.get(login=sample.login)
    assert event.source
    rows = security_record.security_events(county.staff["audit_admin"], kind="sign_in").rows
    assert [row.detail for row in rows] == ["演示，一键进入"]
