"""How the names of employers are compared."""

from weiquanbao.organisations.lettering import folded, grams, initials, pairs, spelling


def test_spaces_brackets_and_full_width_letters_do_not_matter():
    assert folded(" 示例饰品（义乌）有限公司 ") == folded("示例饰品(义乌)有限公司") == "示例饰品义乌有限公司"
    assert folded("ＡＢＣ 饰品") == "abc饰品"


def test_initials_keep_letters_and_digits_and_know_readings_by_the_word():
    assert initials("示例饰品") == "slsp"
    assert initials("ABC饰品88号") == "abcsp88h"
    assert initials("重庆银行") == "cqyh"


def test_pairs_of_a_text():
    assert pairs("示例饰品") == {"示例", "例饰", "饰品"}
    assert pairs("示") == set()


def test_grams_cover_names_aliases_initials_and_code():
    found = set(grams(["示例饰品", "亮晶晶"], "91330782MA0000000X"))
    assert {"示例", "晶晶", "sl", "lj", "91", "0x"} <= found


def test_spelling_of_the_same_initials_is_kept_once():
    assert spelling(["示例饰品", "示例食品", "亮晶晶"]) == "slsp ljj"
