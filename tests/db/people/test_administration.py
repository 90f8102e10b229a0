"""The administrators' pages: each sees his own, acts are guarded twice, nothing of a case is among it."""

from datetime import date, timedelta

import pytest
from complaints import filed
from django.core.exceptions import PermissionDenied

from weiquanbao.access.actors import SYSTEM, person
from weiquanbao.cases.models import Case
from weiquanbao.common import dates
from weiquanbao.people.actions import appoint_propose, unmask
from weiquanbao.people.lockout import claim_try
from weiquanbao.people.models import Account, Appointment, SecurityEvent
from weiquanbao.people.security import record_event
from weiquanbao.reading import administration, paging, security_record
from weiquanbao.web.account import sessions

TODAY = date(2026, 3, 2)


@pytest.fixture
def signed_in(client, county, rf):
    """Sign a member of the staff in, second factor shown."""

    def run(name):
        account = Account.objects.get(pk=county.accounts[name])
        Account.objects.filter(pk=account.pk).update(must_change_password=False)
        client.force_login(account, backend=sessions.BACKEND)
        session = client.session
        session["staff_seen_at"], session["second_factor_of"] = dates.now().timestamp(), account.pk
        session.save()
        return client

    return run


@pytest.fixture(autouse=True)
def wired(settings):
    guard = "weiquanbao.web.account.guard.StaffGuard"
    settings.MIDDLEWARE = [*[each for each in settings.MIDDLEWARE if each != guard], guard]


def text_of(response):
    return response.content.decode()


PAGES = {
    "/staff/accounts/": {"系统", "安全"},
    "/staff/appointments/": {"系统", "安全"},
    "/staff/accounts/new/": {"系统"},
    "/staff/record/": {"审计"},
    "/staff/record/seen/": {"审计"},
    "/staff/me/": {"系统", "安全", "审计", "受理"},
}


@pytest.mark.parametrize("name", ["系统", "安全", "审计", "受理"])
@pytest.mark.parametrize("address", list(PAGES))
def test_who_opens_which_page(signed_in, county, name, address):
    county.staff("受理")
    county.appoint("受理", "intake_officer", county.federation)
    client = signed_in(name)
    assert client.get(address).status_code == (200 if name in PAGES[address] else 404)


@pytest.mark.parametrize("address", list(PAGES))
def test_nobody_and_workers_open_none(client, county, address):
    from weiquanbao.people.actions import worker_account

    assert client.get(address).url.startswith("/staff/sign-in/")
    client.force_login(worker_account(county.person("职工")), backend=sessions.BACKEND)
    assert client.get(address).status_code == 404


def test_the_system_administrator_opens_an_account_and_hands_over_its_password_once(signed_in, county):
    client = signed_in("系统")
    page = client.post(
        "/staff/accounts/new/", {"name": "示例新人", "phone": "13800000077", "login": "Newcomer"}
    )
    account = Account.objects.get(login="newcomer")
    shown = next(
        part
        for part in text_of(page).split("<")
        if "-" in part and account.check_password(part.split(">")[-1])
    )
    assert shown
    assert account.must_change_password
    assert account.person.phone == "+8613800000077"
    assert SecurityEvent.objects.get(kind="account_opened", account=account).by_id == county.people["系统"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"name": "", "login": "jia"}, "姓名还没写。"),
        ({"name": "示例甲", "login": ""}, "登录名还没写。"),
        ({"name": "示例甲", "login": "王"}, "登录名用 2 到 40"),
        ({"name": "示例甲", "login": "sys"}, "有人用了"),
        ({"name": "示例甲", "login": "jia", "phone": "123"}, "11 位数字"),
        ({"name": "示\x00例", "login": "jia"}, "看不见的特殊符号"),
    ],
)
def test_what_opening_refuses_stands_beside_the_field(signed_in, typed, said):
    before = Account.objects.count()
    page = signed_in("系统").post("/staff/accounts/new/", typed)
    assert page.status_code == 422
    assert said in text_of(page)
    assert Account.objects.count() == before


def test_the_list_of_accounts_finds_and_filters(signed_in, county):
    county.staff("甲", "jia")
    county.staff("乙", "yi")
    for _ in range(5):
        claim_try("password", "yi")
    Account.objects.filter(login="jia").update(is_active=False)
    client = signed_in("安全")

    def logins(query):
        return [row.login for row in client.get(f"/staff/accounts/{query}").context["rows"]]

    assert logins("") == ["aud", "jia", "sec", "sys", "yi"]
    assert logins("?q=示例乙") == ["yi"]
    assert logins("?only=closed") == ["jia"]
    assert logins("?only=locked") == ["yi"]
    assert logins("?q=%00&page=abc") == ["aud", "jia", "sec", "sys", "yi"]
    assert logins("?page=2") == []


def test_the_number_of_queries_of_a_list_does_not_grow(county, django_assert_num_queries):
    actor = person(county.people["系统"])
    for count in (1, 6):
        for number in range(count):
            county.staff(f"职员{count}{number}")
            county.appoint(f"职员{count}{number}", "leader", county.east)
        with django_assert_num_queries(5):
            assert len(administration.accounts(actor).rows) > count
        with django_assert_num_queries(3):
            assert len(administration.appointments(actor, standing="in_force").rows) > count


def test_a_long_list_has_pages(county, settings, monkeypatch):
    monkeypatch.setattr(paging, "PAGE", 2)
    actor = person(county.people["系统"])
    first = administration.accounts(actor)
    second = administration.accounts(actor, page=first.next_page)
    assert (len(first.rows), first.next_page, len(second.rows), second.next_page) == (2, 2, 1, None)


def test_one_account_and_what_may_be_done_about_it(signed_in, county):
    county.staff("甲", "jia")
    account = county.accounts["甲"]
    page = text_of(signed_in("系统").get(f"/staff/accounts/{account}/"))
    assert f"/staff/accounts/{account}/do/close/" in page
    assert "do/unlock/" not in page
    assert signed_in("系统").get("/staff/accounts/999999/").status_code == 404


def test_an_administrator_is_offered_nothing_about_himself(signed_in, county):
    page = text_of(signed_in("系统").get(f"/staff/accounts/{county.accounts['系统']}/"))
    assert "/do/" not in page
    assert "请另一位管理员来办" in page


def test_acts_on_accounts(signed_in, county):
    county.staff("甲", "jia")
    account, client = county.accounts["甲"], signed_in("系统")
    address = f"/staff/accounts/{account}/do"
    assert client.get(f"{address}/close/").status_code == 405
    client.post(f"{address}/close/")
    assert not Account.objects.get(pk=account).is_active
    client.post(f"{address}/reopen/")
    assert Account.objects.get(pk=account).is_active
    page = client.post(f"{address}/reset-password/")
    assert "只显示这一次" in text_of(page)
    assert client.post(f"{address}/grant-everything/").status_code == 404
    # What is the security administrator's is refused to the system administrator, in a sentence.
    told = client.post(f"{address}/unlock/", follow=True)
    assert "要由安全管理员来办" in text_of(told)
    # And never for oneself.
    told = client.post(f"/staff/accounts/{county.accounts['系统']}/do/close/", follow=True)
    assert "不能给自己停用账号" in text_of(told)


def test_from_proposal_to_end_on_the_pages(signed_in, county):
    officer = county.staff("甲", "jia")
    address = f"/staff/accounts/{county.accounts['甲']}/appoint/"
    client = signed_in("系统")
    found = client.get(f"{address}?q=东镇")
    assert [choice.value for choice in found.context["organisation"].choices] == [
        str(county.east),
        str(county.east_cell),
    ]
    typed = {"organisation": county.east, "role": "town_officer", "starts_on": "2026-03-02", "q": "东镇"}
    assert client.post(address, typed).status_code == 302
    proposal = Appointment.objects.get(person=officer)
    # The proposer is offered no button, and refused when he posts without one.
    assert f"/staff/appointments/{proposal.pk}/approve/" not in text_of(client.get("/staff/appointments/"))
    told = client.post(f"/staff/appointments/{proposal.pk}/approve/", follow=True)
    assert "要由安全管理员来办" in text_of(told)
    client = signed_in("安全")
    assert f"/staff/appointments/{proposal.pk}/approve/" in text_of(client.get("/staff/appointments/"))
    assert "批准了" in text_of(client.post(f"/staff/appointments/{proposal.pk}/approve/", follow=True))
    told = client.post(f"/staff/appointments/{proposal.pk}/decline/", follow=True)
    assert "已经有人办过了" in text_of(told)
    client = signed_in("系统")
    told = client.post(f"/staff/appointments/{proposal.pk}/end/", {"standing": "in_force"}, follow=True)
    assert "起不再担任" in text_of(told)
    rows = client.get("/staff/appointments/?standing=ended").context["rows"]
    assert [(row.person_id, row.standing_label) for row in rows] == [(officer, "已结束")]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"organisation": ""}, "还没选组织"),
        ({"organisation": "999999"}, "找不到这个组织"),
        ({"organisation": "9" * 30}, "还没选组织"),
        ({"role": "emperor"}, "职务还没选"),
        ({"starts_on": "明天"}, "2026-11-23"),
        ({"starts_on": ""}, "从哪天起还没写"),
        ({"ends_on": "2026-03-01"}, "要晚于开始"),
        ({"role": "auditor"}, "不能是同一个人"),
    ],
)
def test_what_proposing_refuses_stands_beside_the_field(signed_in, county, change, said):
    county.staff("甲", "jia")
    county.appoint("甲", "leader", county.federation)
    before = Appointment.objects.count()
    typed = {
        "organisation": county.east,
        "role": "town_officer",
        "starts_on": "2026-03-02",
        "q": "东镇",
    } | change
    page = signed_in("系统").post(f"/staff/accounts/{county.accounts['甲']}/appoint/", typed)
    assert page.status_code == 422
    assert said in text_of(page)
    assert Appointment.objects.count() == before


def test_standings_of_appointments(county):
    actor = person(county.people["系统"])
    county.staff("甲")
    county.appoint("甲", "leader", county.east, starts_on=TODAY - timedelta(9), ends_on=TODAY)
    county.appoint("甲", "leader", county.west, starts_on=TODAY + timedelta(9))
    appoint_propose(
        person_id=county.people["甲"],
        organisation_id=county.federation,
        role="leader",
        starts_on=TODAY,
        proposed_by=county.people["系统"],
    )

    def found(standing):
        rows = administration.appointments(actor, standing=standing, person_id=county.people["甲"]).rows
        return [row.standing for row in rows]

    assert [found(each) for each in ("waiting", "in_force", "later", "ended", "declined")] == [
        ["waiting"],
        [],
        ["later"],
        ["ended"],
        [],
    ]
    assert len(found("")) == 3


def test_the_record_is_filtered_by_kind_person_and_day(signed_in, county, clock):
    county.staff("甲", "jia")
    record_event("sign_in_failed", account_id=county.accounts["甲"], address="10.0.0.1")
    with dates.at(clock + timedelta(days=1)):
        record_event("sign_in", account_id=county.accounts["甲"])
        client = signed_in("审计")

        def kinds(query):
            return [row.kind for row in client.get(f"/staff/record/?{query}").context["rows"]]

        assert kinds("q=jia") == ["sign_in", "sign_in_failed", "account_opened"]
        assert kinds("q=jia&kind=sign_in_failed") == ["sign_in_failed"]
        assert kinds("q=jia&since=2026-03-03") == ["sign_in"]
        assert kinds("q=jia&until=2026-03-02") == ["sign_in_failed", "account_opened"]
        assert kinds("q=jia&since=nonsense&page=99999999999") == [
            "sign_in",
            "sign_in_failed",
            "account_opened",
        ]
        page = text_of(client.get("/staff/record/"))
        assert "10.0.0.1" not in page
        assert "审计管理员 · 示例县总工会" in page
        assert "role=audit_admin" not in page


def test_looks_at_numbers_are_listed_without_showing_whose_name(signed_in, county):
    officer = county.staff("甲")
    county.appoint("甲", "intake_officer", county.federation)
    worker = county.person("秘密职工", phone=88)
    case = filed("2026-11-16")
    unmask(viewer=officer, subject=worker, field="phone", reason="打电话核实工资", case_id=case.case_id)
    number = Case.objects.get(pk=case.case_id).number
    client = signed_in("审计")
    page = text_of(client.get(f"/staff/record/seen/?q={number}"))
    assert f'<td class="num">{number}</td>' in page
    assert "打电话核实工资" in page
    assert "示例甲" in page
    assert "秘密职工" not in page
    assert "1380000" not in page
    assert client.get("/staff/record/seen/?q=9999号").context["rows"] == ()
    assert len(client.get("/staff/record/seen/?q=示例甲").context["rows"]) == 1


@pytest.mark.parametrize("name", ["系统", "安全", "审计", "受理"])
def test_the_read_door_asks_for_the_duty_itself(county, name):
    county.staff("受理")
    county.appoint("受理", "intake_officer", county.federation)
    actor = person(county.people[name])
    doors = {
        "accounts": (administration.accounts, {"系统", "安全"}),
        "organisations": (lambda who: administration.organisations_named(who, "镇"), {"系统"}),
        "events": (security_record.security_events, {"审计"}),
        "disclosures": (security_record.disclosures, {"审计"}),
        "appointments": (administration.appointments, {"系统", "安全", "审计"}),
    }
    for read, allowed in doors.values():
        if name in allowed:
            read(actor)
        else:
            with pytest.raises(PermissionDenied):
                read(actor)
    with pytest.raises(PermissionDenied):
        administration.accounts(SYSTEM)


@pytest.mark.parametrize(
    ("name", "seen"),
    [
        ("系统", {"/staff/accounts/", "/staff/appointments/"}),
        ("安全", {"/staff/accounts/", "/staff/appointments/"}),
        ("审计", {"/staff/record/", "/staff/record/seen/"}),
        ("受理", {"/desk/", "/desk/all/", "/desk/visit/"}),
    ],
)
def test_the_rail_shows_each_his_own_pages(signed_in, county, name, seen):
    county.staff("受理")
    county.appoint("受理", "intake_officer", county.federation)
    page = text_of(signed_in(name).get("/staff/me/"))
    links = {"/staff/accounts/", "/staff/appointments/", "/staff/record/", "/staff/record/seen/"}
    links |= {"/desk/", "/desk/all/", "/desk/visit/"}
    assert {link for link in links if f'href="{link}"' in page} == seen
    assert f'class="name" href="{min(seen)}"' in page


@pytest.mark.parametrize(
    ("name", "address", "entry"),
    [
        ("系统", "/staff/accounts/new/", "/staff/accounts/"),
        ("系统", "/staff/accounts/", "/staff/accounts/"),
        ("审计", "/staff/record/seen/", "/staff/record/seen/"),
    ],
)
def test_the_rail_marks_the_page_one_is_on(signed_in, name, address, entry):
    page = text_of(signed_in(name).get(address))
    assert page.count('aria-current="page"') == 1
    assert f'<a href="{entry}" aria-current="page">' in page


def test_the_number_of_queries_of_the_record_does_not_grow(county, django_assert_num_queries):
    actor = person(county.people["审计"])
    officer = county.staff("甲")
    county.appoint("甲", "intake_officer", county.federation)
    for count in (1, 20):
        for number in range(count):
            record_event("sign_in", account_id=county.accounts["甲"])
            unmask(viewer=officer, subject=officer, field="phone", reason=f"核对号码{number}")
        with django_assert_num_queries(3):
            assert len(security_record.security_events(actor).rows) > count
        with django_assert_num_queries(2):
            assert len(security_record.disclosures(actor).rows) >= count
