"""The texts themselves: found by code, sound, short."""

import pytest

from weiquanbao.notices import checks, fields, library
from weiquanbao.notices.parts import sms_parts
from weiquanbao.notices.wording import WordingError
from weiquanbao.procedures import PROCEDURES

CODES = [code for owner in (None, *library.procedures()) for code in library.codes(owner)]


def _told_to_employers() -> set[str]:
    """Texts that only a respondent reads: the employer is addressed as 您, the worker as 你."""
    told: dict[str, set[str]] = {}
    for law in PROCEDURES.values():
        for act in law.acts.values():
            for tell in act.notices:
                told.setdefault(f"{law.code}.{tell.text}", set()).add(tell.to)
    # Sent to the contact's phone with the personal link, before anybody stands for the respondent.
    return {"response.invited_again"} | {code for code, to in told.items() if to == {"respondent"}}


TO_EMPLOYERS = _told_to_employers()
SPECIMEN = {
    "code": "402917",
    "what": "调解协议书",
    "document": "劳动保障监察投诉书",
    "outcome": "律师看过，可以用",
    "minutes": 10,
    "link": "https://wq.example.org/j/8rX2mQvA0kLp",
    "until": "2026年11月30日",
    "matter_code": "SL7Q-4029-XK",
    "lapses_on": "2026年11月30日",
    "days": 90,
    "day": "2026年11月30日",
    "time": "下午 2:30",
    "post": "示例廿三里坐班点",
    "address": "廿三里街道示例路 128 号",
    "lawyer": "示例欧阳律师",
    "phone": "12351",
    "offer": "最近空着的：11月30日星期一下午 2:30。",
}


#: Read at the desk by lawyers and whoever keeps their roster, never sent to a phone (desk.duty_tellings).
AT_THE_DESK = frozenset(
    {
        "duty_filled", "duty_gap_due", "duty_leave_approved", "duty_leave_refused", "duty_leave_returned",
        "duty_swap_accepted", "duty_swap_approved", "duty_swap_asked", "duty_swap_declined", "duty_swap_refused",
        "duty_vacated",
    }
)  # fmt: skip


def test_every_generic_text_has_a_sender_and_every_sender_a_text() -> None:
    assert set(library.codes()) == set(fields.GENERIC)


@pytest.mark.parametrize("code", sorted(set(library.codes()) - AT_THE_DESK))
def test_a_generic_text_fits_in_one_text_message(code: str) -> None:
    rendered = library.wording(code).render("sms", SPECIMEN)
    assert sms_parts(rendered.text) == 1, rendered.text


@pytest.mark.parametrize("code", CODES)
def test_every_text_passes_the_check(code: str) -> None:
    assert list(checks.faults_of(code)) == []


@pytest.mark.parametrize("code", CODES)
def test_no_text_says_what_the_voice_forbids(code: str) -> None:
    wording = library.wording(code)
    said = wording.subject + wording.common + "".join(wording.own.values())
    forbidden = (
        "非法",
        "无效",
        "错误代码",
        "必填",
        "提交",
        "确定",
        *(() if code in TO_EMPLOYERS else ("您",)),
    )
    assert not [word for word in forbidden if word in said]


@pytest.mark.parametrize(
    "code", ["nothing", "../settings", "complaint.", "complaint.nothing", "a.b.c", "Sign_in_code"]
)
def test_no_other_file_is_ever_opened(code: str) -> None:
    with pytest.raises(WordingError):
        library.wording(code)


def test_the_check_names_what_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fields, "GENERIC", {"sign_in_code": frozenset({"code"})})
    (fault,) = checks.faults_of("sign_in_code")
    assert fault.id == "notices.E003"
    assert "{minutes}" in fault.msg
    (unsupplied,) = checks.faults_of("confirm_code")
    assert unsupplied.id == "notices.E002"
    (unknown,) = checks.faults_of("no_such_text")
    assert unknown.id == "notices.E001"


def test_the_check_finds_a_text_message_that_would_be_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    from weiquanbao.notices.wording import parse

    monkeypatch.setattr(library, "wording", lambda code: parse(code, "汉" * 300))
    monkeypatch.setattr(fields, "GENERIC", {"long": frozenset()})
    (fault,) = checks.faults_of("long")
    assert fault.id == "notices.E004"
