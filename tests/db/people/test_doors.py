"""The doors: staff by password and second factor, workers by phone code; limits, locks and ways back."""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core.cache import cache

from weiquanbao.common import dates
from weiquanbao.people.models import Account, OneTimeCode, SecurityEvent
from weiquanbao.people.second_factor import CONTEXT

SECRET = "JBSWY3DPEHPK3PXP"
OTHER = "KRSXG5CTMVRXEZLU"
SIGN_IN, SECOND = "/staff/sign-in/", "/staff/second-factor/"
PASSWORD = "七盏灯照着蓝色的河水慢慢流"


def totp(secret=SECRET):
    """The code an authenticator shows now: the middle of those taken, so that the turn of a step spoils nothing."""
    counters = list(yield_hotp_counters_from_time())
    return format_hotp_value(hotp_value(secret, counters[len(counters) // 2]))


@pytest.fixture(autouse=True)
def wired(settings):
    """As the installation is wired; see the test of the wiring."""
    guard = "weiquanbao.web.account.guard.StaffGuard"
    settings.MIDDLEWARE = [*[each for each in settings.MIDDLEWARE if each != guard], guard]
    settings.ACCOUNT_ADAPTER = "weiquanbao.web.account.adapter.StaffAdapter"
    settings.MFA_ADAPTER = "weiquanbao.web.account.adapter.SecondFactorAdapter"
    settings.MFA_TOTP_TOLERANCE = 1


@pytest.fixture
def officer(county):
    """An officer with a password of his own and an authenticator."""
    county.staff("甲", "chen")
    county.appoint("甲", "intake_officer", county.federation)
    Account.objects.filter(login="chen").update(must_change_password=False)
    account = Account.objects.get(login="chen")
    TOTP.activate(account, SECRET)
    return account


def enter(client, login="chen", password=PASSWORD, **more):
    return client.post(SIGN_IN, {"login": login, "password": password} | more)


def through(client, login="chen", secret=SECRET):
    enter(client, login)
    return client.post(SECOND, {"code": totp(secret)})


def events(kind=None):
    found = SecurityEvent.objects.order_by("pk").exclude(kind__in=["account_opened", "totp_set"])
    found = found.exclude(kind__startswith="appointment")
    return [(each.kind, each.detail) for each in found if kind is None or each.kind == kind]


def text_of(response):
    return response.content.decode()


# Staff


def test_password_and_second_factor_let_in(client, officer):
    first = enter(client)
    assert (first.status_code, first.url) == (302, SECOND)
    assert "_auth_user_id" not in client.session
    assert client.get("/staff/me/").status_code == 302
    second = client.post(SECOND, {"code": totp()})
    assert second.status_code == 302
    assert client.session["_auth_user_id"] == str(officer.pk)
    page = client.get("/staff/me/")
    assert page.status_code == 200
    assert "受理员" in text_of(page)
    assert events() == [("sign_in", "")]


def test_the_session_gets_a_new_key_when_somebody_signs_in(client, officer):
    client.get(SIGN_IN)
    enter(client)
    before = client.session.session_key
    client.post(SECOND, {"code": totp()})
    assert client.session.session_key != before


def test_the_session_of_staff_ends_with_the_browser(client, officer):
    through(client)
    assert client.session.get_expire_at_browser_close()


def test_an_unknown_name_and_a_wrong_password_get_the_same_answer(client, officer):
    pages = [
        text_of(enter(client, login, password)).replace(login, "*")
        for login, password in (("chen", "wrong"), ("nobody", "wrong"), ("sys", "wrong"))
    ]
    strip = [
        [line for line in page.split("\n") if "csrf" not in line and "nonce" not in line] for page in pages
    ]
    assert strip[0] == strip[1] == strip[2]
    assert "登录名或密码不对" in pages[0]


def test_a_closed_account_gets_that_answer_too(client, officer):
    Account.objects.filter(pk=officer.pk).update(is_active=False)
    page = enter(client)
    assert page.status_code == 422
    assert "登录名或密码不对" in text_of(page)


@pytest.mark.parametrize("login", ["chen", "nobody"])
def test_five_wrong_passwords_lock_for_fifteen_minutes_known_or_not(client, officer, clock, login):
    for _ in range(5):
        assert "登录名或密码不对" in text_of(enter(client, login, "wrong"))
    locked = enter(client, login)
    assert locked.status_code == 422
    assert "10:15" in text_of(locked)
    assert "安全管理员解锁" in text_of(locked)
    assert [kind for kind, _ in events()] == ["sign_in_failed"] * 5 + ["locked"]
    with dates.at(clock + timedelta(minutes=15, seconds=1)):
        assert enter(client, login).status_code == (302 if login == "chen" else 422)


def test_a_name_that_does_not_exist_is_not_written_down(client, officer):
    enter(client, "my-real-password", "wrong")
    event = SecurityEvent.objects.get(kind="sign_in_failed")
    assert event.account is None
    assert "my-real-password" not in event.detail + event.source


def test_the_security_administrator_lets_in_at_once(client, officer, county):
    from weiquanbao.people.actions import unlock_account

    for _ in range(5):
        enter(client, password="wrong")
    unlock_account(account_id=officer.pk, by=county.people["安全"])
    assert enter(client).url == SECOND


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"login": "", "password": PASSWORD}, "登录名还没写。"),
        ({"login": "chen", "password": ""}, "密码还没写。"),
        ({"login": "ch\x00en", "password": PASSWORD}, "看不见的特殊符号"),
        ({"login": "x" * 500, "password": PASSWORD}, "40"),
    ],
)
def test_a_fault_stands_beside_its_field_and_what_was_typed_stays(client, officer, typed, said):
    page = client.post(SIGN_IN, typed)
    assert page.status_code == 422
    assert said in text_of(page)
    assert 'aria-invalid="true"' in text_of(page)
    assert PASSWORD not in text_of(page)


@pytest.mark.parametrize("code", ["000000", "abcdef", "１２３", "1" * 20])
def test_a_wrong_second_factor_does_not_let_in(client, officer, code):
    enter(client)
    page = client.post(SECOND, {"code": code})
    assert page.status_code == 422
    assert "动态口令不对" in text_of(page)
    assert "_auth_user_id" not in client.session
    assert events("sign_in_failed") == [("sign_in_failed", "second factor")]


def test_five_wrong_second_factors_lock_and_the_right_one_does_not_help(client, officer):
    enter(client)
    for _ in range(5):
        client.post(SECOND, {"code": "000000"})
    page = client.post(SECOND, {"code": totp()})
    assert page.status_code == 422
    assert "安全管理员解锁" in text_of(page)
    assert events("locked") == [("locked", "second factor")]


def test_a_code_seen_over_the_shoulder_opens_nothing_a_second_time(client, officer):
    code = totp()
    enter(client)
    assert client.post(SECOND, {"code": code}).status_code == 302
    client.post("/sign-out/")
    enter(client)
    assert client.post(SECOND, {"code": code}).status_code == 422


def test_the_second_page_alone_leads_back_to_the_first(client, officer):
    assert client.get(SECOND).url == SIGN_IN
    assert client.post(SECOND, {"code": totp()}).url == SIGN_IN


def test_half_way_one_may_turn_back(client, officer):
    enter(client)
    assert client.post("/sign-out/").url == SIGN_IN
    assert client.get(SIGN_IN).status_code == 200


def test_staff_without_second_factor_see_nothing_but_setting_it_up(client, county):
    Account.objects.filter(login="sys").update(must_change_password=False)
    enter(client, "sys")
    for address in ("/staff/accounts/", "/staff/me/", "/staff/appointments/", "/", "/mine/"):
        assert client.get(address).url == "/staff/second-factor/set-up/"
    page = client.get("/staff/second-factor/set-up/")
    secret = client.session["mfa.totp.secret"]
    assert secret in text_of(page)
    assert client.post("/staff/second-factor/set-up/", {"code": "000000"}).status_code == 422
    done = client.post("/staff/second-factor/set-up/", {"code": totp(secret)})
    assert done.url == "/staff/second-factor/codes/"
    shown = text_of(client.get(done.url))
    kept = Authenticator.objects.get(user__login="sys", type="recovery_codes").wrap().get_unused_codes()
    assert len(kept) == 10
    assert all(code in shown for code in kept)
    # Once only, and then everything is open.
    assert client.get(done.url).url == "/staff/me/"
    assert client.get("/staff/accounts/").status_code == 200
    assert client.get("/staff/second-factor/set-up/").url == "/staff/me/"


def test_the_secret_of_an_authenticator_is_sealed(officer):
    stored = Authenticator.objects.get(user=officer, type="totp").data["secret"]
    assert SECRET not in stored
    from weiquanbao.people.crypto import open_sealed

    assert open_sealed(stored, context=CONTEXT) == SECRET


def test_a_recovery_code_opens_once_and_is_on_record(client, officer):
    from weiquanbao.people.second_factor import codes_left, renew_recovery_codes

    code = renew_recovery_codes(account_id=officer.pk)[0]
    enter(client)
    assert client.post(SECOND, {"code": code}).status_code == 302
    assert codes_left(officer.pk) == 9
    assert ("recovery_code_used", "") in events()
    client.post("/sign-out/")
    enter(client)
    assert client.post(SECOND, {"code": code}).status_code == 422


def test_new_recovery_codes_take_a_code_of_the_authenticator(client, officer):
    through(client)
    assert client.post("/staff/second-factor/codes/new/", {"code": "000000"}).status_code == 422
    cache.clear()  # half a minute passes: the code of the sign-in may not be used again
    done = client.post("/staff/second-factor/codes/new/", {"code": totp()})
    assert done.url == "/staff/second-factor/codes/"
    assert client.get(done.url).status_code == 200


def test_half_an_hour_of_silence_signs_out_and_leads_back(client, officer, clock):
    through(client)
    with dates.at(clock + timedelta(minutes=29)):
        assert client.get("/staff/me/").status_code == 200
    with dates.at(clock + timedelta(minutes=58)):
        assert client.get("/staff/me/").status_code == 200
    with dates.at(clock + timedelta(minutes=89)):
        gone = client.get("/staff/me/?a=1")
        assert gone.url == "/staff/sign-in/?next=%2Fstaff%2Fme%2F%3Fa%3D1"
        assert "半小时没有动静" in text_of(client.get(gone.url))
        assert client.get("/staff/me/").url.startswith("/staff/sign-in/")
        assert enter(client, next="/staff/me/?a=1").url == SECOND
        cache.clear()  # the code of the first sign-in has changed by then
        assert client.post(SECOND, {"code": totp()}).url == "/staff/me/?a=1"


def test_a_fragment_asked_for_after_silence_moves_the_whole_page(client, officer, clock):
    through(client)
    with dates.at(clock + timedelta(minutes=31)):
        gone = client.get("/staff/me/", headers={"HX-Request": "true"})
        assert (gone.status_code, gone["HX-Redirect"]) == (204, "/staff/sign-in/?next=%2Fstaff%2Fme%2F")


@pytest.mark.parametrize("to", ["https://evil.example/", "//evil.example", "javascript:alert(1)"])
def test_nobody_is_sent_elsewhere_after_signing_in(client, officer, to):
    enter(client, next=to)
    assert "evil" not in client.post(SECOND, {"code": totp()}).url


def test_a_password_somebody_else_gave_is_changed_first(client, officer):
    Account.objects.filter(pk=officer.pk).update(must_change_password=True)
    through(client)
    assert client.get("/staff/me/").url == "/staff/me/password/"
    page = client.post("/staff/me/password/", {"current": PASSWORD, "new": "short"})
    assert page.status_code == 422
    assert "至少 12 个字符" in text_of(page)
    wrong = client.post("/staff/me/password/", {"current": "wrong", "new": "blue river seven lamps"})
    assert "现在的密码不对" in text_of(wrong)
    assert (
        client.post("/staff/me/password/", {"current": PASSWORD, "new": "blue river seven lamps"}).status_code
        == 302
    )
    assert client.get("/staff/me/").status_code == 200


def test_a_password_grown_old_is_changed_first(client, officer, settings, clock):
    settings.STAFF_PASSWORD_DAYS = 90
    Account.objects.filter(pk=officer.pk).update(password_changed_at=clock - timedelta(days=91))
    through(client)
    assert client.get("/staff/me/").url == "/staff/me/password/"
    settings.STAFF_PASSWORD_DAYS = 0
    assert client.get("/staff/me/").status_code == 200


def test_taking_away_the_authenticator_ends_the_session(client, officer, county):
    from weiquanbao.people.actions import reset_second_factor

    through(client)
    reset_second_factor(account_id=officer.pk, by=county.people["安全"])
    assert client.get("/staff/me/").status_code == 302
    assert "_auth_user_id" not in client.session


def test_a_session_begun_before_the_authenticator_was_set_up_elsewhere_shows_it_first(client, officer):
    client.force_login(officer, backend="allauth.account.auth_backends.AuthenticationBackend")
    session = client.session
    session["staff_seen_at"] = dates.now().timestamp()
    session.save()
    assert client.get("/staff/me/").url.startswith("/staff/sign-in/")
    assert "_auth_user_id" not in client.session


def test_signing_out_is_asked_by_post_and_clears(client, officer):
    through(client)
    assert client.get("/sign-out/").status_code == 405
    out = client.post("/sign-out/")
    assert out.url == SIGN_IN
    assert "cache" in out["Clear-Site-Data"]
    assert client.get("/staff/me/").status_code == 302
    assert events()[-1] == ("sign_out", "")


def test_a_worker_has_no_password_to_guess(client, county):
    from weiquanbao.people.actions import worker_account

    account = worker_account(county.person("职工"))
    assert enter(client, account.login, "!").status_code == 422


# Workers


@pytest.fixture
def messages():
    """What went into the outbox, without sending it."""
    from weiquanbao.notices.models import Notice

    def read():
        return list(Notice.objects.filter(template="sign_in_code").order_by("pk"))

    return read


def code_sent(messages):
    text = messages()[-1].text
    return next(part for part in text.replace("，", " ").split() if part.isdecimal() and len(part) == 6)


PHONE = "13800000042"


def test_a_worker_comes_in_by_phone_code(client, county, messages):
    worker = county.person("职工", phone=42)
    assert client.get("/sign-in/phone/").status_code == 200
    sent = client.post("/sign-in/phone/", {"phone": "138 0000 0042", "next": "/mine/"})
    assert sent.url == "/sign-in/phone/code/?next=%2Fmine%2F"
    assert "138****0042" in text_of(client.get(sent.url))
    wrong = client.post("/sign-in/phone/code/", {"code": "000000"})
    assert wrong.status_code == 422
    done = client.post("/sign-in/phone/code/", {"code": code_sent(messages), "next": "/mine/"})
    assert done.url == "/mine/"
    account = Account.objects.get(pk=client.session["_auth_user_id"])
    assert (account.person_id, account.kind) == (worker, "worker")


def test_the_answer_is_the_same_whether_a_number_is_known(client, county, messages):
    county.person("职工", phone=42)
    known = client.post("/sign-in/phone/", {"phone": PHONE})
    unknown = client.post("/sign-in/phone/", {"phone": "13800000043"})
    assert known.url == unknown.url
    assert len(messages()) == 2
    nobody = client.post("/sign-in/phone/code/", {"code": code_sent(messages)})
    assert "还没有交过事" in text_of(nobody)
    assert "_auth_user_id" not in client.session


def test_several_on_one_phone_are_told_apart_by_a_name_that_is_not_shown(client, county, messages):
    county.person("老乡甲", phone=42)
    second = county.person("老乡乙", phone=42)
    client.post("/sign-in/phone/", {"phone": PHONE})
    asked = client.post("/sign-in/phone/code/", {"code": code_sent(messages)})
    assert asked.url == "/sign-in/phone/name/"
    page = text_of(client.get(asked.url))
    assert "老乡" not in page
    wrong = client.post(asked.url, {"name": "示例老乡丙"})
    assert wrong.status_code == 422
    assert "老乡甲" not in text_of(wrong)
    assert client.post(asked.url, {"name": " 示例 老乡乙 "}).url == "/mine/"
    assert Account.objects.get(pk=client.session["_auth_user_id"]).person_id == second


def test_names_are_not_guessed_one_after_another(client, county, messages):
    county.person("老乡甲", phone=42)
    county.person("老乡乙", phone=42)
    client.post("/sign-in/phone/", {"phone": PHONE})
    client.post("/sign-in/phone/code/", {"code": code_sent(messages)})
    for number in range(5):
        client.post("/sign-in/phone/name/", {"name": f"示例{number}"})
    page = client.post("/sign-in/phone/name/", {"name": "示例老乡甲"})
    assert page.status_code == 422
    assert "12351" in text_of(page)


def test_the_name_page_is_closed_without_the_code_and_after_ten_minutes(client, county, messages, clock):
    county.person("老乡甲", phone=42)
    county.person("老乡乙", phone=42)
    assert client.post("/sign-in/phone/name/", {"name": "示例老乡甲"}).url == "/sign-in/phone/"
    client.post("/sign-in/phone/", {"phone": PHONE})
    assert client.post("/sign-in/phone/name/", {"name": "示例老乡甲"}).url == "/sign-in/phone/"
    client.post("/sign-in/phone/code/", {"code": code_sent(messages)})
    with dates.at(clock + timedelta(minutes=10, seconds=1)):
        assert client.post("/sign-in/phone/name/", {"name": "示例老乡甲"}).url == "/sign-in/phone/"
    assert "_auth_user_id" not in client.session


def test_asking_twice_in_one_breath_sends_one_code_and_goes_on(client, county, messages):
    for _ in range(2):
        assert client.post("/sign-in/phone/", {"phone": PHONE}).url == "/sign-in/phone/code/"
    assert OneTimeCode.objects.count() == len(messages()) == 1
    again = client.post("/sign-in/phone/code/", {"again": "1"})
    assert again.status_code == 422
    assert "秒再发" in text_of(again)


def test_somebody_elses_browser_is_told_to_wait(client, county, messages):
    client.post("/sign-in/phone/", {"phone": PHONE})
    client.session.flush()
    client.cookies.clear()
    page = client.post("/sign-in/phone/", {"phone": PHONE})
    assert page.status_code == 422
    assert "秒再发" in text_of(page)


@pytest.mark.parametrize("typed", ["", "12345", "1" * 500, "138\x000000042"])
def test_a_number_that_is_none_is_said_beside_the_field(client, county, typed):
    page = client.post("/sign-in/phone/", {"phone": typed})
    assert page.status_code == 422
    assert "11 位数字" in text_of(page)
    assert not OneTimeCode.objects.exists()


def test_staff_do_not_come_in_by_phone_code(client, officer, county, messages):
    from weiquanbao.people.models import Person

    phone = Person.objects.get(pk=officer.person_id).phone
    client.post("/sign-in/phone/", {"phone": phone})
    page = client.post("/sign-in/phone/code/", {"code": code_sent(messages)})
    assert "工作人员入口" in text_of(page)
    assert "_auth_user_id" not in client.session


def test_the_session_keeps_the_number_sealed(client, county):
    client.post("/sign-in/phone/", {"phone": PHONE})
    assert "1380000" not in str(dict(client.session))


def test_a_workers_session_does_not_bar_the_staffs_door(client, officer, county, messages):
    county.person("职工", phone=42)
    client.post("/sign-in/phone/", {"phone": PHONE})
    client.post("/sign-in/phone/code/", {"code": code_sent(messages)})
    assert client.get(SIGN_IN).status_code == 200
    assert through(client).status_code == 302
    assert client.session["_auth_user_id"] == str(officer.pk)
