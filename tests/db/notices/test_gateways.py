"""Which gateway carries what; the telephone on the screen; e-mail; forgetting secrets."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from django.core import mail

from weiquanbao.common import dates
from weiquanbao.common.identifiers import sample_phone
from weiquanbao.notices import checks, delivery, reading
from weiquanbao.notices.actions import queue
from weiquanbao.notices.blanking import blank_secrets
from weiquanbao.notices.gateways import GatewaySettingsError, Message, gateway, screen, sms_gateway
from weiquanbao.notices.models import Notice, ScreenMessage
from weiquanbao.notices.sample import deliver_as_of_then
from weiquanbao.people.persons import find_or_create_person

pytestmark = pytest.mark.django_db
PHONE = sample_phone(1)
START = datetime(2026, 11, 23, 9, 0, tzinfo=dates.TZ)


@pytest.fixture(autouse=True)
def _morning() -> Iterator[None]:
    with dates.at(START):
        yield


def code(number: int = 1, digits: str = "402917", phone: str = PHONE) -> int:
    (pk,) = queue(
        key=f"code:{number}",
        template="sign_in_code",
        context={"code": digits, "minutes": 10},
        channels=("sms",),
        phone=phone,
        not_after=START + timedelta(minutes=10),
    )
    return pk


def test_the_screen_shows_each_message_once_to_its_own_telephone(settings) -> None:
    settings.SMS_GATEWAY = {"kind": "screen"}
    assert delivery.deliver(code(1, "111111")) == "sent"
    assert delivery.deliver(code(2, "222222")) == "sent"
    assert delivery.deliver(code(3, "333333", sample_phone(2))) == "sent"
    assert [bubble.text[4:10] for bubble in reading.screen_messages(PHONE)] == ["111111", "222222"]
    assert [bubble.text[4:10] for bubble in reading.screen_messages(PHONE, limit=1)] == ["222222"]
    assert [bubble.text[4:10] for bubble in reading.screen_messages(sample_phone(2))] == ["333333"]


def test_the_screen_knows_a_key_it_has_seen() -> None:
    message = Message(key="5f0c", address=PHONE, subject="", text="第一次")
    first, second = screen.send(message), screen.send(message)
    assert first == second
    assert ScreenMessage.objects.count() == 1


def test_without_a_gateway_messages_wait_where_staff_see_them(settings) -> None:
    settings.SMS_GATEWAY = {"kind": "none", "url": ""}
    assert delivery.deliver(code()) == "failed"
    assert reading.undelivered()[0].tries[0].fault == "no gateway"


def test_the_check_names_the_setting_that_is_wrong(settings) -> None:
    assert checks.gateway_is_sound(None) == []
    settings.SMS_GATEWAY = {"kind": "pigeon"}
    with pytest.raises(GatewaySettingsError):
        sms_gateway()
    settings.SMS_GATEWAY = {"kind": "http", "url": "ftp://example.org", "body": {"a": "{phone}{text}"}}
    (fault,) = checks.gateway_is_sound(None)
    assert "WEIQUANBAO_SMS_URL" in fault.msg


def test_an_e_mail_goes_through_django_with_the_key_as_its_identity(settings) -> None:
    settings.DEFAULT_FROM_EMAIL = "维权宝 <no-reply@wq.example.org>"
    (pk,) = queue(
        key="mail:1",
        template="confirm_code",
        context={"code": "402917", "minutes": 10},
        channels=("email",),
        email="a@example.org",
    )
    assert delivery.deliver(pk) == "sent"
    (letter,) = mail.outbox
    assert letter.to == ["a@example.org"]
    assert letter.subject == "验证码"
    assert "402917" in letter.body
    key = Notice.objects.get(pk=pk).gateway_key.hex
    assert letter.extra_headers["Message-ID"] == f"<{key}@wq.example.org>"


def test_a_malformed_address_is_a_refusal_that_does_not_repeat_it() -> None:
    address = "a@example.org\nBcc: b@example.org"
    receipt = gateway("email")(Message(key="5f0c", address=address, subject="验证码", text="甲"))
    assert not receipt.accepted
    assert "example" not in receipt.fault
    assert mail.outbox == []


def test_a_secret_is_blanked_a_day_after_it_was_sent_and_nothing_else_is() -> None:
    pk = code()
    (plain,) = queue(
        key="limitation:7:30",
        template="limitation_reminder",
        context={"matter_code": "SL7Q-4029-XK", "lapses_on": START.date(), "days": 30},
        channels=("sms",),
        phone=PHONE,
    )
    for each in (pk, plain):
        assert delivery.deliver(each) == "sent"
    with dates.at(START + timedelta(hours=23)):
        assert blank_secrets() == 0
    with dates.at(START + timedelta(days=1)):
        assert blank_secrets() == 1
        assert blank_secrets() == 0
    notice = Notice.objects.get(pk=pk)
    assert notice.text == "验证码 ••••，10 分钟内有效。用来登录维权宝，别告诉任何人，工会也不会问你要。"
    assert (notice.kept, notice.has_secret, notice.blanked_at) == ("", False, START + timedelta(days=1))
    shown = [bubble.text for bubble in reading.screen_messages(PHONE)]
    assert not any("402917" in text for text in shown)
    assert any("SL7Q-4029-XK" in text for text in shown)


def test_a_secret_that_never_went_out_is_blanked_too(settings) -> None:
    settings.SMS_GATEWAY = {"kind": "none"}
    pk = code()
    with dates.at(START + timedelta(minutes=11)):
        assert delivery.deliver(pk) is None
        assert blank_secrets() == 0
    with dates.at(START + timedelta(days=1)):
        assert blank_secrets() == 1
    assert "402917" not in Notice.objects.get(pk=pk).text


def test_notices_of_a_sample_county_arrive_on_the_day_they_are_from(settings) -> None:
    settings.SMS_GATEWAY = {"kind": "screen"}
    worker = find_or_create_person(name="示例职工甲", phone=PHONE, is_sample=True)
    days = [START - timedelta(days=200), START - timedelta(days=100)]
    for day in reversed(days):
        with dates.at(day):
            queue(
                key=f"code:{day}",
                template="confirm_code",
                context={"code": f"{day:%m%d}", "minutes": 10},
                channels=("sms",),
                recipient_id=worker.pk,
            )
    assert deliver_as_of_then() == 2
    assert [bubble.at for bubble in reading.screen_messages(PHONE)] == days
    assert deliver_as_of_then() == 0


def test_sample_notices_stay_where_they_are_when_messages_are_real(settings) -> None:
    settings.SMS_GATEWAY = {"kind": "http", "url": "https://sms.example.org"}
    worker = find_or_create_person(name="示例职工甲", phone=PHONE, is_sample=True)
    queue(
        key="code:1",
        template="confirm_code",
        context={"code": "1", "minutes": 10},
        channels=("sms",),
        recipient_id=worker.pk,
    )
    assert deliver_as_of_then() == 0
    assert Notice.objects.get().state == "queued"
