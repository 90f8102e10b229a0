"""The wording of a notice is checked when it is read."""

from datetime import date

import pytest

from weiquanbao.notices.wording import BLANK, WordingError, parse

CODE = """subject: 验证码
secret: code
---
验证码 {code}，{minutes} 分钟内有效。
"""

PER_CHANNEL = """你的事（{matter_code}）有人管了，承办人{handler}。
--- sms
你的事有人管了：{link}
--- email
{handler}会跟你联系。
"""


def test_a_body_without_a_head_serves_every_channel() -> None:
    wording = parse("greeting", "你好，{name}。\n")
    for channel in ("in_app", "sms", "email"):
        assert wording.render(channel, {"name": "示例职工甲"}).text == "你好，示例职工甲。"


def test_a_channel_may_have_words_of_its_own() -> None:
    wording = parse("accepted", PER_CHANNEL)
    context = {"matter_code": "SL7Q-4029-XK", "handler": "示例干部乙", "link": "https://example.org/m"}
    assert wording.render("sms", context).text == "你的事有人管了：https://example.org/m"
    assert wording.render("email", context).text == "示例干部乙会跟你联系。"
    assert wording.render("in_app", context).text == "你的事（SL7Q-4029-XK）有人管了，承办人示例干部乙。"
    assert wording.fields == {"matter_code", "handler", "link"}


def test_a_secret_is_left_out_of_what_is_kept() -> None:
    rendered = parse("sign_in_code", CODE).render("sms", {"code": "402917", "minutes": 10})
    assert rendered.text == "验证码 402917，10 分钟内有效。"
    assert rendered.kept == f"验证码 {BLANK}，10 分钟内有效。"
    assert rendered.subject == "验证码"


def test_without_a_secret_nothing_is_kept_apart() -> None:
    assert parse("plain", "到期日 {due}").render("sms", {"due": date(2026, 11, 23)}).kept == ""


def test_a_line_of_empty_fields_goes_and_a_wanted_blank_line_stays() -> None:
    wording = parse("answer", "办完了。\n{explanation}\n\n打 12351。")
    assert wording.render("in_app", {"explanation": ""}).text == "办完了。\n\n打 12351。"


def test_what_a_person_typed_is_never_read_as_a_field() -> None:
    rendered = parse("name", "单位：{employer}").render("in_app", {"employer": "{code} {0} %s"})
    assert rendered.text == "单位：{code} {0} %s"


def test_doubled_braces_are_braces() -> None:
    assert parse("braces", "{{{name}}}").render("in_app", {"name": "甲"}).text == "{甲}"


def test_a_field_without_a_value_is_an_error_and_a_spare_value_is_not() -> None:
    wording = parse("due", "{due}前答复")
    with pytest.raises(WordingError, match="due: no value for due"):
        wording.render("sms", {"code": "1"})
    assert wording.render("sms", {"due": "明天", "spare": 1}).text == "明天前答复"


def test_a_long_value_is_cut_in_a_text_message_only() -> None:
    wording = parse("reason", "为什么：{reason}")
    reason = "汉" * 100
    assert wording.render("in_app", {"reason": reason}).text == f"为什么：{reason}"
    assert wording.render("sms", {"reason": reason}).text == f"为什么：{'汉' * 29}…"


@pytest.mark.parametrize(
    "body", ["{0}", "{}", "{Name}", "{a.b}", "{a[0]}", "{a!r}", "{a:>10}", "{a", "a}", "{ a }", "{名}"]
)
def test_only_bare_names_may_stand_in_braces(body: str) -> None:
    with pytest.raises(WordingError):
        assert parse("wrong", body)


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("", "empty"),
        ("subject: 标题\n---\n\n", "empty"),
        ("subject: 标题\nsecrets: code\n---\n{code}", "unknown head secrets"),
        ("secret: code\n---\n没有", "secret but not used: code"),
        ("--- sms\n甲\n--- sms\n乙", "--- sms twice"),
    ],
)
def test_a_text_that_contradicts_itself_is_refused(source: str, why: str) -> None:
    with pytest.raises(WordingError, match=why):
        parse("wrong", source)


def test_a_channel_without_words_is_refused() -> None:
    with pytest.raises(WordingError, match="no words for sms"):
        parse("mail_only", "--- email\n你好").render("sms", {})
