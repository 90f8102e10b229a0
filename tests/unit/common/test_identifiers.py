"""Codes and numbers are checked before anybody relies on them, and masked before anybody sees them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weiquanbao.common import identifiers

CODE = st.builds(identifiers.matter_code)
LETTER = st.sampled_from(identifiers.MATTER_ALPHABET)


def test_a_code_says_itself():
    code = identifiers.matter_code()
    assert len(code) == identifiers.MATTER_CODE_LENGTH
    assert not set(code) & set("01IOLSB")
    assert identifiers.check_matter_code(f" {code.lower().replace('-', ' ')} ") == code


def test_codes_do_not_repeat():
    assert len({identifiers.matter_code() for _ in range(2_000)}) == 2_000


def test_a_code_cannot_be_guessed():
    assert len(identifiers.MATTER_ALPHABET) ** 11 > 2**50


@given(CODE, st.integers(0, 13), LETTER)
def test_every_wrong_character_is_noticed(code, place, letter):
    if code[place] in {"-", letter}:
        return
    with pytest.raises(ValueError, match="有一位不对"):
        identifiers.check_matter_code(code[:place] + letter + code[place + 1 :])


@given(CODE, st.integers(0, 11), st.integers(0, 11))
def test_every_swapped_pair_is_noticed(code, one, other):
    letters = list(code.replace("-", ""))
    letters[one], letters[other] = letters[other], letters[one]
    if "".join(letters) == code.replace("-", ""):
        return
    with pytest.raises(ValueError, match="有一位不对"):
        identifiers.check_matter_code("".join(letters))


@pytest.mark.parametrize(
    "typed", ["", "SL7Q", "K7QM-42X9-TWHAA", "K0QM-42X9-TWHA", "公司公司公司公司公司公司"]
)
def test_what_is_no_code_is_refused(typed):
    with pytest.raises(ValueError, match="编号是 12 位"):
        identifiers.check_matter_code(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "13800000000",
        "138 0000 0000",
        "+86 138-0000-0000",
        "008613800000000",
        "86 13800000000",
        "１３８００００００００",
        "+8613800000000",
    ],
)
def test_a_mobile_number_has_one_form(typed):
    assert identifiers.normal_phone(typed) == "+8613800000000"


@pytest.mark.parametrize(
    "typed",
    ["", "1380000000", "138000000000", "12800000000", "+1 138 0000 0000", "138o0000000", "0579-85550000"],
)
def test_other_numbers_are_refused(typed):
    with pytest.raises(ValueError, match="11 位"):
        identifiers.normal_phone(typed)


def test_a_company_code_is_proved():
    assert identifiers.check_uscc("91350100m000100y43") == "91350100M000100Y43"
    for place in range(18):
        other = "1" if "91350100M000100Y43"[place] != "1" else "2"
        wrong = "91350100M000100Y43"[:place] + other + "91350100M000100Y43"[place + 1 :]
        with pytest.raises(ValueError, match="有一位不对"):
            identifiers.check_uscc(wrong)


@pytest.mark.parametrize("typed", ["", "91350100M000100Y4", "91350100M000100I43"])
def test_what_is_no_company_code_is_refused(typed):
    with pytest.raises(ValueError, match="18 位"):
        identifiers.check_uscc(typed)


def test_masks():
    assert identifiers.mask_phone("+8613800000000") == "138****0000"
    assert identifiers.mask_phone("13812345678") == "138****5678"
    assert identifiers.mask_phone("8555") == "****"
    assert [identifiers.mask_name(name) for name in ("王", "王明", "王小明", "阿卜杜·热合曼", "")] == [
        "*",
        "王*",
        "王**",
        "阿**",
        "*",
    ]


def test_sample_numbers_are_proper_numbers():
    assert identifiers.sample_phone(7) == "+8613800000007"
    assert identifiers.normal_phone(identifiers.sample_phone(9_999)) == "+8613800009999"
    for number in (-1, 10_000):
        with pytest.raises(ValueError, match="一万个"):
            identifiers.sample_phone(number)
