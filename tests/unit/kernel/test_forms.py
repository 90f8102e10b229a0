"""clean(): what a person typed or a program sent is understood, or one sentence says why not. It never raises."""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from weiquanbao.kernel.forms import Field, Form, clean

TODAY = date(2026, 11, 23)
BATCH = "7c9e6679-7425-40de-944b-e07fc1f90ae7"
CHOICES = (("phone", "电话"), ("visit", "上门"))
FIELDS = {
    "line": Field("line", "一行", "line", limit=10),
    "text": Field("text", "几行", "text", limit=20),
    "money": Field("money", "多少钱", "money"),
    "date": Field("date", "哪天", "date", not_after_today=True),
    "any_date": Field("any_date", "哪天都行", "date"),
    "choice": Field("choice", "选一个", "choice", choices=CHOICES),
    "choices": Field("choices", "选几个", "choices", choices=CHOICES),
    "yes_no": Field("yes_no", "是不是", "yes_no"),
    "officer": Field("officer", "谁办", "officer"),
    "claim": Field("claim", "哪项请求", "claim"),
    "evidence": Field("evidence", "证据", "evidence"),
    "code": Field("code", "验证码", "code"),
}

UNDERSTOOD = [
    ("line", "  写字 ", "写字"),
    ("line", 42, "42"),
    ("line", "两\n行", "两 行"),
    ("text", "两\r\n行", "两\n行"),
    ("money", "1.2万", Decimal("12000.00")),
    ("money", Decimal(5), Decimal("5.00")),
    ("money", 5, Decimal("5.00")),
    ("date", "2026-11-23", TODAY),
    ("date", TODAY, TODAY),
    ("any_date", "2027-01-01", date(2027, 1, 1)),
    ("choice", "phone", "phone"),
    ("choices", "phone", ("phone",)),
    ("choices", ["visit", "phone", "visit"], ("visit", "phone")),
    ("yes_no", "yes", True),
    ("yes_no", "No", False),
    ("yes_no", True, True),
    ("yes_no", False, False),
    ("officer", "17", 17),
    ("claim", 17, 17),
    ("evidence", BATCH, BATCH),
    ("evidence", UUID(BATCH), BATCH),
    ("code", " 12３456 ", "123456"),
    ("code", 123456, "123456"),
    ("code", "1234 5678", "12345678"),
]
REFUSED = [
    ("line", "一二三四五六七八九十一", "最多写 10 个字，现在是 11 个。"),
    ("line", "   ", "还没写“一行”"),
    ("line", "a\0b", "里面有看不见的特殊符号，删掉再写一遍。"),
    ("line", ["写字"], "“一行”要写成一段话"),
    ("line", {"a": 1}, "“一行”要写成一段话"),
    ("line", True, "“一行”要写成一段话"),
    ("money", "很多", "没看懂“很多”。写个数字就行，比如 2000。说不准，写大概的数。"),
    ("money", Decimal(-1), "钱数要写 0 或比 0 大的数，比如 2000。"),
    ("money", Decimal("NaN"), "钱数要写 0 或比 0 大的数，比如 2000。"),
    ("money", Decimal("sNaN"), "钱数要写 0 或比 0 大的数，比如 2000。"),
    ("money", Decimal("0.001"), "钱数最多写到分，比如 2000.50。"),
    ("money", float("inf"), "没看懂“inf”。写个数字就行，比如 2000。说不准，写大概的数。"),
    ("date", "23.11.2026", "日期要写成 2026-11-23 这样"),
    ("date", "2026-02-30", "日期要写成 2026-11-23 这样"),
    ("date", datetime(2026, 11, 23, 10), "日期要写成 2026-11-23 这样"),  # noqa: DTZ001 - a stray value
    ("date", "2026-11-24", "日期不能晚于今天"),
    ("date", "0001-01-01", "年份要在 1920 到 2099 之间"),
    ("any_date", "9999-12-31", "年份要在 1920 到 2099 之间"),
    ("choice", "letter", "“选一个”要从列出的里面选"),
    ("choice", ["phone"], "“选一个”要从列出的里面选"),
    ("choices", ["phone", "letter"], "“选几个”要从列出的里面选"),
    ("choices", {"phone": 1}, "“选几个”要从列出的里面选"),
    ("yes_no", "maybe", "“是不是”选“是”或“否”"),
    ("officer", "-1", "“谁办”要从列出的里面选"),
    ("officer", "²", "“谁办”要从列出的里面选"),
    ("officer", "1" * 19, "“谁办”要从列出的里面选"),
    ("claim", "1; DROP", "“哪项请求”要从列出的里面选"),
    ("evidence", "cat.jpg", "“证据”要先选照片或文件"),
    ("evidence", 7, "“证据”要先选照片或文件"),
    ("code", "12345", "验证码是 6 个数字"),
    ("code", "cat", "验证码是 6 个数字"),
]


def form_of(*names: str) -> Form:
    return Form(tuple(FIELDS[name] for name in names))


@pytest.mark.parametrize(("name", "given", "value"), UNDERSTOOD)
def test_what_is_understood(name, given, value) -> None:
    cleaned = clean(form_of(name), {name: given}, today=TODAY)
    assert cleaned.values == {name: value}
    assert type(cleaned.values[name]) is type(value)
    assert not cleaned.errors


@pytest.mark.parametrize(("name", "given", "sentence"), REFUSED)
def test_what_is_not_understood_is_said_in_one_sentence(name, given, sentence) -> None:
    cleaned = clean(form_of(name), {name: given}, today=TODAY)
    assert cleaned.errors == {name: sentence}
    assert not cleaned.values


@pytest.mark.parametrize("empty", [None, "", [], ()])
@pytest.mark.parametrize("name", FIELDS)
def test_what_is_missing_is_asked_for_by_its_label(name, empty) -> None:
    field = FIELDS[name]
    assert clean(form_of(name), {name: empty}, today=TODAY).errors == {name: f"还没写“{field.label}”"}
    assert clean(form_of(name), {}, today=TODAY).errors == {name: f"还没写“{field.label}”"}


@pytest.mark.parametrize(
    "kind", ["line", "text", "money", "date", "choice", "choices", "officer", "evidence"]
)
def test_what_need_not_be_answered_may_stay_empty(kind) -> None:
    form = Form((Field("it", "它", kind, required=False, choices=CHOICES),))
    assert clean(form, {"it": ""}, today=TODAY).values == {}
    assert not clean(form, {}, today=TODAY).errors


def test_spaces_in_an_optional_field_are_nothing() -> None:
    cleaned = clean(Form((Field("it", "它", "line", required=False),)), {"it": "  "}, today=TODAY)
    assert cleaned.values == {"it": ""}
    assert not cleaned.errors


def test_every_field_is_judged_and_unknown_ones_are_left_out() -> None:
    raw = {"line": "好", "money": "很多", "choice": "letter", "who": "me"}
    cleaned = clean(form_of("line", "money", "choice"), raw, today=TODAY)
    assert cleaned.values == {"line": "好"}
    assert list(cleaned.errors) == ["money", "choice"]


def test_an_act_without_a_form_asks_for_nothing() -> None:
    cleaned = clean(None, {"anything": "at all"}, today=TODAY)
    assert not cleaned.values
    assert not cleaned.errors


scalars = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.decimals(),
    st.dates(),
    st.datetimes(),
    st.text(),
    st.text(alphabet="0123456789.-,￥元万 ", max_size=30),
    st.sampled_from(["phone", "visit", "yes", "true", BATCH, "2026-11-23", "9" * 18, "\ud800", "\0"]),
)
anything = st.one_of(
    scalars, st.lists(scalars, max_size=4), st.dictionaries(st.text(max_size=3), scalars, max_size=2)
)


@given(st.fixed_dictionaries({}, optional=dict.fromkeys(FIELDS, anything)))
@example({"date": datetime(9999, 12, 31), "any_date": date.max, "money": Decimal("1E+9999")})  # noqa: DTZ001
def test_whatever_is_sent_is_either_understood_or_refused(raw) -> None:
    cleaned = clean(Form(tuple(FIELDS.values())), raw, today=TODAY)
    assert not cleaned.values.keys() & cleaned.errors.keys()
    assert cleaned.values.keys() | cleaned.errors.keys() == FIELDS.keys()
    for name, sentence in cleaned.errors.items():
        assert 0 < len(sentence) <= 80, name
    for name, value in cleaned.values.items():
        assert_bounded(FIELDS[name], value)


def assert_bounded(field: Field, value: object) -> None:
    """What is let through fits where it is kept."""
    match field.kind:
        case "line" | "text":
            assert 0 < len(value) <= field.limit
            assert "\0" not in value
            value.encode()
        case "money":
            assert 0 <= value < 10**9
            assert value == value.quantize(Decimal("0.01"))
        case "date":
            assert 1920 <= value.year <= 2099
        case "choice":
            assert value in dict(CHOICES)
        case "choices":
            assert set(value) <= dict(CHOICES).keys()
            assert len(set(value)) == len(value) > 0
        case "yes_no":
            assert isinstance(value, bool)
        case "officer" | "claim":
            assert 0 <= value < 10**18
        case "code":
            assert value.isascii()
            assert value.isdigit()
            assert len(value) in (6, 8)
        case "evidence":
            assert str(UUID(value)) == value


SHARES = Form((Field("shares", "每个人多少", "shares", required=False),))


def shares(given: object, *, required: bool = False):
    form = Form((Field("shares", "每个人多少", "shares"),)) if required else SHARES
    return clean(form, {"shares": given}, today=TODAY)


def test_shares_are_a_sum_for_every_row() -> None:
    found = shares({"11": "1,000", "12": " 0.50 ", 13: Decimal(2)})
    assert found.values == {"shares": {11: Decimal("1000.00"), 12: Decimal("0.50"), 13: Decimal("2.00")}}
    assert found.errors == {}


def test_every_bad_row_of_shares_is_named_and_a_row_left_out_too() -> None:
    found = shares({"11": "很多", "12": "", "13": "5"})
    assert found.values == {}
    assert found.errors.keys() == {"shares-11", "shares-12"}
    assert found.errors["shares-12"] == "还没写这个人多少"


@pytest.mark.parametrize("nothing", [{}, {"11": "", "12": " "}, {"11": None}])
def test_shares_left_empty_are_no_answer(nothing) -> None:
    assert shares(nothing) == clean(SHARES, {}, today=TODAY)
    assert shares(nothing, required=True).errors == {"shares": "还没写“每个人多少”"}


@pytest.mark.parametrize(
    "wrong", ["11", ["11"], {"十一": "5"}, {"-1": "5"}, {str(row): "5" for row in range(401)}]
)
def test_shares_of_rows_that_cannot_be_are_refused(wrong) -> None:
    assert shares(wrong).errors == {"shares": "“每个人多少”要从列出的里面选"}
