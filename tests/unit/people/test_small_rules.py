"""Names, identity numbers, passwords, masks, addresses."""

import pytest

from weiquanbao.people.accounts import normal_login
from weiquanbao.people.masking import masked
from weiquanbao.people.passwords import first_password, password_fault
from weiquanbao.people.persons import normal_id_number, normal_name
from weiquanbao.people.sources import source_of


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (" 王 小 明 ", "王小明"),
        ("阿卜杜 · 热合曼", "阿卜杜·热合曼"),
        ("John   Smith", "John Smith"),
        ("ＡＢ", "AB"),
    ],
)
def test_names_are_kept_in_one_form(typed, kept):
    assert normal_name(typed) == kept


@pytest.mark.parametrize("typed", ["", "   ", "王\x00明", "王" * 51])
def test_names_that_cannot_be_kept(typed):
    with pytest.raises(ValueError, match=r"[。]"):
        normal_name(typed)


def test_identity_numbers_are_proved_by_their_check_character():
    assert normal_id_number("11010519491231002x") == "11010519491231002X"
    for wrong in ("110105194912310021", "1101051949123100", "a1010519491231002X"):
        with pytest.raises(ValueError, match="身份证号"):
            normal_id_number(wrong)


@pytest.mark.parametrize(
    ("password", "fault"),
    [
        ("short", "至少 12 个字符"),
        ("1" * 129, "最多 128"),
        ("930481726354", "全是数字"),
        ("aaaaaaaaaaab", "重复的字符"),
        ("chen.officer-99", "登录名"),
        ("1q2w3e4r5t6y", "太常见"),
        ("正确的马电池订书钉一二三", None),
        ("blue river seven lamps", None),
    ],
)
def test_passwords_of_the_staff(password, fault):
    found = password_fault(password, login="chen")
    assert (found is None) if fault is None else fault in (found or "")


def test_a_password_handed_over_is_a_good_one_and_never_the_same():
    made = {first_password() for _ in range(50)}
    assert len(made) == 50
    assert not any(password_fault(each) for each in made)


@pytest.mark.parametrize(("typed", "kept"), [(" Chen.Li ", "chen.li"), ("a1", "a1")])
def test_login_names(typed, kept):
    assert normal_login(typed) == kept


@pytest.mark.parametrize("typed", ["", "a", "-ab", "王小明", "a b", "x" * 41])
def test_login_names_that_are_refused(typed):
    with pytest.raises(ValueError, match="登录名"):
        normal_login(typed)


def test_every_number_has_its_mask():
    assert masked("phone", "+8613812345678") == "138****5678"
    assert masked("id_number", "11010519491231002X") == "110***********002X"
    assert masked("bank_account", "6222020000001234567") == "****4567"
    assert masked("id_number", "123") == masked("bank_account", "123") == "****"
    assert masked("phone", None) == ""
    with pytest.raises(ValueError, match="no mask"):
        masked("diary", "x")


def test_addresses_are_digests_and_a_household_counts_as_one():
    assert "10.1.2.3" not in source_of("10.1.2.3")
    assert source_of("10.1.2.3") == source_of("::ffff:10.1.2.3") != source_of("10.1.2.4")
    assert source_of("2001:db8:1:2::1") == source_of("2001:db8:1:2:ffff::9") != source_of("2001:db8:1:3::1")
    assert source_of(None) == source_of("") == ""
    assert source_of("not an address")
