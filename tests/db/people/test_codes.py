"""Codes for a phone: six digits, ten minutes, one use, few tries, few a day, and a way back."""

from datetime import timedelta

import pytest

from weiquanbao.common import dates
from weiquanbao.common.identifiers import sample_phone
from weiquanbao.people import codes
from weiquanbao.people.codes import CodeRefused, check_code, drop_old_codes, send_code
from weiquanbao.people.models import OneTimeCode

PHONE = sample_phone(1)
pytestmark = pytest.mark.usefixtures("db")


def later(clock, **span):
    return dates.at(clock + timedelta(**span))


def wrong(code):
    return f"{(int(code) + 1) % 1_000_000:06d}"


def test_the_code_opens_once(clock):
    sent = send_code(PHONE, "sign_in", address="10.0.0.1")
    assert sent.code.isdecimal()
    assert len(sent.code) == 6
    assert (sent.phone, sent.minutes) == (PHONE, 10)
    assert check_code(PHONE, "sign_in", sent.code).ok
    again = check_code(PHONE, "sign_in", sent.code)
    assert not again.ok
    assert "再发一个" in again.sentence


def test_neither_code_nor_phone_is_kept_or_shown(clock):
    sent = send_code(PHONE, "sign_in", address="10.0.0.1")
    row = OneTimeCode.objects.values().get()
    kept = " ".join(str(value) for value in row.values())
    assert sent.code not in kept.replace(str(row["sent_at"]), "").replace(str(row["expires_at"]), "")
    assert "1380000" not in kept
    assert "10.0.0.1" not in kept
    assert sent.code not in repr(sent)
    assert PHONE not in repr(sent)


@pytest.mark.parametrize("typed", ["138 0000 0001", "+86-138-0000-0001", "１３８００００００01"])
def test_phone_and_code_may_be_typed_freely(clock, typed):
    sent = send_code(typed, "sign_in")
    spaced = " ".join(sent.code)
    assert check_code(PHONE, "sign_in", spaced).ok


@pytest.mark.parametrize(("minutes", "seconds", "ok"), [(9, 59, True), (10, 0, False), (11, 0, False)])
def test_a_code_lives_ten_minutes(clock, minutes, seconds, ok):
    sent = send_code(PHONE, "sign_in")
    with later(clock, minutes=minutes, seconds=seconds):
        assert check_code(PHONE, "sign_in", sent.code).ok is ok


def test_a_code_is_for_one_purpose_and_one_phone(clock):
    sent = send_code(PHONE, "sign_in")
    assert not check_code(PHONE, "confirm_phone", sent.code).ok
    assert not check_code(sample_phone(2), "sign_in", sent.code).ok
    assert check_code(PHONE, "sign_in", sent.code).ok


def test_a_new_code_ends_the_one_before(clock, monkeypatch):
    drawn = iter([111111, 222222])
    monkeypatch.setattr(codes.secrets, "randbelow", lambda _: next(drawn))
    send_code(PHONE, "sign_in")
    with later(clock, minutes=1):
        send_code(PHONE, "sign_in")
        assert not check_code(PHONE, "sign_in", "111111").ok
        assert check_code(PHONE, "sign_in", "222222").ok


@pytest.mark.parametrize("typed", ["", "abc", "1" * 5000, "12345\x00", "１２３"])
def test_nonsense_is_a_wrong_code_not_a_fault(clock, typed):
    send_code(PHONE, "sign_in")
    assert not check_code(PHONE, "sign_in", typed).ok


def test_a_phone_that_is_none_is_refused_in_a_sentence(clock):
    with pytest.raises(ValueError, match="11 位"):
        send_code("12345", "sign_in")
    assert not check_code("12345", "sign_in", "123456").ok


def test_five_wrong_tries_rest_the_phone_for_fifteen_minutes(clock):
    sent = send_code(PHONE, "sign_in")
    left = [check_code(PHONE, "sign_in", wrong(sent.code)) for _ in range(5)]
    assert [("还能试" in each.sentence) for each in left] == [True, True, True, True, False]
    assert "还能试 4 次" in left[0].sentence
    assert left[4].locked_until == clock + timedelta(minutes=15)
    assert "12351" in left[4].sentence
    # The right code does not help now, nor does a new one.
    assert not check_code(PHONE, "sign_in", sent.code).ok
    with later(clock, minutes=14), pytest.raises(CodeRefused, match="12351"):
        send_code(PHONE, "sign_in")
    # Another purpose of the same phone goes on.
    with later(clock, minutes=14):
        assert check_code(PHONE, "confirm_phone", send_code(PHONE, "confirm_phone").code).ok
    with later(clock, minutes=15, seconds=1):
        assert check_code(PHONE, "sign_in", send_code(PHONE, "sign_in").code).ok


def test_the_fifth_try_may_still_be_right(clock):
    sent = send_code(PHONE, "sign_in")
    for _ in range(4):
        check_code(PHONE, "sign_in", wrong(sent.code))
    assert check_code(PHONE, "sign_in", sent.code).ok


def test_one_a_minute_and_the_sentence_counts_the_seconds(clock):
    send_code(PHONE, "sign_in")
    with later(clock, seconds=20), pytest.raises(CodeRefused) as refused:
        send_code(PHONE, "confirm_phone")
    assert "等 40 秒" in refused.value.sentence
    assert refused.value.again_at == clock + timedelta(minutes=1)
    with later(clock, seconds=60):
        send_code(PHONE, "sign_in")


def test_five_an_hour(clock):
    for minute in range(5):
        with later(clock, minutes=minute):
            send_code(PHONE, "sign_in")
    with later(clock, minutes=59), pytest.raises(CodeRefused, match="12351") as refused:
        send_code(PHONE, "sign_in")
    assert refused.value.again_at == clock + timedelta(hours=1)
    with later(clock, minutes=60):
        send_code(PHONE, "sign_in")


def test_ten_a_day(clock):
    for number in range(10):
        with later(clock, minutes=15 * number):
            send_code(PHONE, "sign_in")
    with later(clock, hours=5), pytest.raises(CodeRefused) as refused:
        send_code(PHONE, "sign_in")
    assert "明天" in refused.value.sentence
    with later(clock, hours=24):
        send_code(PHONE, "sign_in")


def test_one_address_cannot_write_to_every_phone(clock):
    for number in range(40):
        send_code(sample_phone(100 + number), "sign_in", address="10.0.0.1")
    with pytest.raises(CodeRefused, match="这里的网络"):
        send_code(sample_phone(200), "sign_in", address="10.0.0.1")
    send_code(sample_phone(200), "sign_in", address="10.0.0.2")


def test_a_refusal_sends_nothing_and_counts_nothing(clock):
    send_code(PHONE, "sign_in")
    for _ in range(3):
        with pytest.raises(CodeRefused):
            send_code(PHONE, "sign_in")
    assert OneTimeCode.objects.count() == 1


def test_old_codes_are_forgotten(clock):
    send_code(PHONE, "sign_in")
    with later(clock, days=2):
        assert drop_old_codes() == 0
    with later(clock, days=2, seconds=1):
        assert drop_old_codes() == 1
