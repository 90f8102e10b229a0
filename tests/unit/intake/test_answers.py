"""Reading what was tapped and typed: understood, or one sentence beside the field with everything typed kept."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from weiquanbao.common.dates import month_of
from weiquanbao.intake.answers import TOLD, out_of_order, read
from weiquanbao.intake.questions import BY_CODE, ORDER, QUESTIONS, after, before

TODAY = date(2026, 11, 23)
NO_PHONE = "手机号是 11 位数字，1 开头。看看是不是多了或少了一位。"

UNDERSTOOD = [
    ("problems", {"problems": ["wages", "overtime", "wages", "magic"]}, {"problems": ["wages", "overtime"]}),
    ("began", {"month": ["2026-11"]}, {"month": "2026-11"}),
    ("still", {"still": ["yes"], "ended": ["2026-10"]}, {"still": "yes"}),
    ("still", {"still": ["no"], "ended": ["2026-10"]}, {"still": "no", "ended": "2026-10"}),
    ("still", {"still": ["no"], "ended": ["unknown"]}, {"still": "no", "ended": ""}),
    ("still", {"still": ["no"]}, {"still": "no", "ended": ""}),
    ("wants", {"wants": ["pay"], "amount": ["1.2万"]},
     {"wants": ["pay"], "amount": "1.2万", "other": "", "yuan": "12000.00"}),
    ("wants", {"amount": ["500"]}, {"wants": [], "amount": "500", "other": "", "yuan": "500.00"}),
    ("wants", {"other": ["道歉"]}, {"wants": [], "amount": "", "other": "道歉"}),
    ("told", {"told": ["一\r\n二"]}, {"told": "一\n二"}),
    ("told", {}, {"told": ""}),
    ("photos", {}, {"done": True}),
    ("contact", {"name": [" 示例职工甲 "], "phone": ["138 0000 0001"]},
     {"name": "示例职工甲", "phone": "138 0000 0001", "e164": "+8613800000001"}),
    ("consent", {"consent": ["handle_complaint@2026-11-01", "x" * 99, "handle_complaint@2026-11-01"]},
     {"consent": ["handle_complaint@2026-11-01"]}),
    ("consent", {}, {"consent": []}),
]  # fmt: skip
REFUSED = [
    ("problems", {"problems": []}, {"problems": "点一张图。说不清就点“不知道”。"}),
    ("problems", {"problems": ["magic"]}, {"problems": "点一张图。说不清就点“不知道”。"}),
    ("employer", {}, {"name": "写一样就行：名字、门口的牌子、老板电话，都可以。都不知道就点“不知道”。"}),
    ("employer", {"boss_phone": ["老板没有"]},
     {"boss_phone": "电话只写数字，比如 0579 开头的座机或 11 位手机号。不知道就空着。"}),
    ("employer", {"name": ["x" * 121]}, {"name": "最多写 120 个字，现在是 121 个。"}),
    ("began", {"month": ["2026-12"]}, {"month": "这个月还没到，点前面的月份。"}),
    ("began", {"month": ["0999-01"]}, {"month": "点一个月份。记不清就点“不知道”。"}),
    ("began", {}, {"month": "点一个月份。记不清就点“不知道”。"}),
    ("still", {}, {"still": "点一个：还在干，不干了。说不清就点“不知道”。"}),
    ("still", {"still": ["no"], "ended": ["2026-12"]}, {"ended": "点离开的那个月。记不清就点“记不清”。"}),
    ("wants", {}, {"wants": "点一个，或者写几个字。说不清就点“不知道”。"}),
    ("wants", {"amount": ["很多"]}, {"amount": "没看懂“很多”。写个数字就行，比如 2000。说不准，写大概的数。"}),
    ("told", {"told": ["x" * (TOLD + 1)]}, {"told": f"最多写 {TOLD} 个字，现在是 {TOLD + 1} 个。"}),
    ("told", {"told": ["a\0b"]}, {"told": "里面有看不见的特殊符号，删掉再写一遍。"}),
    ("contact", {}, {"name": "写上你的名字，我们好称呼你。", "phone": NO_PHONE}),
    ("contact", {"name": ["甲"], "phone": ["12345"]}, {"phone": NO_PHONE}),
]  # fmt: skip


@pytest.mark.parametrize(("code", "raw", "value"), UNDERSTOOD)
def test_what_is_understood(code, raw, value) -> None:
    answer = read(code, raw, today=TODAY)
    assert (answer.value, answer.errors) == (value, {})


@pytest.mark.parametrize(("code", "raw", "errors"), REFUSED)
def test_what_is_not_is_said_beside_the_field(code, raw, errors) -> None:
    assert read(code, raw, today=TODAY).errors == errors


LEFT_FIRST = "走的月份比开始干还早，看看月份对不对。"
HAPPENED_FIRST = "出的事比开始干还早，看看月份对不对。"
BEGAN = {"began": {"month": "2025-06"}}


@pytest.mark.parametrize(
    ("answers", "code", "errors"),
    [
        (BEGAN | {"still": {"ended": "2025-05"}}, "still", {"ended": LEFT_FIRST}),
        (BEGAN | {"still": {"ended": "2025-05"}}, "began", {"month": LEFT_FIRST}),
        (BEGAN | {"happened": {"month": "2025-05"}}, "happened", {"month": HAPPENED_FIRST}),
        (BEGAN | {"happened": {"month": "2025-05"}}, "began", {"month": HAPPENED_FIRST}),
        (BEGAN | {"still": {"ended": "2025-06"}, "happened": {"month": "2025-06"}}, "began", {}),
        (BEGAN | {"still": {"ended": "2025-07"}, "happened": {"month": "2025-08"}}, "happened", {}),
        (BEGAN | {"still": {"ended": "2025-05"}}, "told", {}),
        (BEGAN | {"still": {"ended": "2025-01", "vague": True}}, "still", {}),
        (BEGAN | {"still": {"ended": "2024-01", "vague": True}}, "still", {"ended": LEFT_FIRST}),
        ({"began": {"unknown": True}, "still": {"ended": "2025-05"}}, "still", {}),
        ({"happened": {"month": "2025-05"}}, "happened", {}),
    ],
)
def test_months_that_cannot_be_together_are_asked_about_where_the_last_was_given(
    answers, code, errors
) -> None:
    assert out_of_order(answers, code) == errors


def test_a_year_without_a_month_is_remembered_as_such() -> None:
    only_year = {"month": ["2024-01"], "month_year": ["2024"], "month_month": [""]}
    assert read("began", only_year, today=TODAY).value == {"month": "2024-01", "vague": True}
    assert read("began", only_year | {"month_month": ["01"]}, today=TODAY).value == {"month": "2024-01"}


def test_what_was_typed_is_kept_beside_the_sentence() -> None:
    answer = read("contact", {"name": ["示例职工甲"], "phone": ["12345"]}, today=TODAY)
    assert (answer.value["name"], answer.value["phone"]) == ("示例职工甲", "12345")
    answer = read("wants", {"wants": ["pay"], "amount": ["很多"], "other": ["道歉"]}, today=TODAY)
    assert (answer.value["wants"], answer.value["amount"], answer.value["other"]) == (["pay"], "很多", "道歉")


def test_an_employer_is_known_by_any_one_thing() -> None:
    for name, typed in (
        ("name", "示例厂"),
        ("gate_sign", "示例"),
        ("payer", "老板娘"),
        ("boss_phone", "0579-85000000"),
    ):
        assert not read("employer", {name: [typed]}, today=TODAY).errors
    assert read("employer", {"employer": ["42"]}, today=TODAY).value["employer"] == 42
    for strange in ("-1", "1" * 19, "²", "abc"):
        assert (
            read("employer", {"employer": [strange], "name": ["示例厂"]}, today=TODAY).value["employer"]
            is None
        )


def test_not_knowing_is_an_answer_to_everything_but_contact_and_consent() -> None:
    for question in QUESTIONS:
        answer = read(question.code, {"unknown": ["1"]}, today=TODAY)
        assert (answer.value == {"unknown": True}) is (question.code not in ("contact", "consent"))


def test_the_last_of_several_values_counts() -> None:
    assert read("began", {"month": ["2026-01", "2026-02"]}, today=TODAY).value == {"month": "2026-02"}


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("2026-08", date(2026, 8, 1)),
        ("1970-01", date(1970, 1, 1)),
        ("1969-12", None),
        ("2026-13", None),
        ("2026-8", None),
        ("202608", None),
        ("2026-W3", None),
        ("", None),
        ("2026-08-01", None),
        ("二〇二六-08", None),
    ],
)
def test_a_month(text: str, month: date | None) -> None:
    assert month_of(text) == month


def test_questions_follow_each_other_there_and_back() -> None:
    assert [before(code) for code in ORDER] == [None, *ORDER[:-1]]
    assert [after(code) for code in ORDER] == [*ORDER[1:], None]
    assert all(len(question.title) <= 15 for question in QUESTIONS)


typed = st.lists(
    st.one_of(
        st.text(max_size=200),
        st.sampled_from(
            ["2026-08", "1", "no", "yes", "wages", "a@1", "\ud800", "\0", "9" * 5000, "13800000001", "1.2万"]
        ),
    ),
    max_size=3,
)
names = sorted(
    {
        "problems",
        "employer",
        "name",
        "gate_sign",
        "boss_phone",
        "address",
        "payer",
        "month",
        "still",
        "ended",
        "wants",
    }
    | {"amount", "other", "told", "phone", "consent", "unknown"}
)


@given(st.sampled_from(ORDER), st.dictionaries(st.sampled_from(names), typed))
@example("contact", {"name": [], "phone": []})
def test_whatever_is_sent_is_kept_or_refused_and_never_breaks(code: str, raw: dict[str, list[str]]) -> None:
    answer = read(code, raw, today=TODAY)
    if answer.errors:
        assert all(0 < len(sentence) < 80 for sentence in answer.errors.values())
        return
    kept = json.dumps(answer.value, ensure_ascii=False)
    kept.encode()
    assert "\\u0000" not in kept
    assert len(kept) < 10_000
    assert code in BY_CODE
