"""Lists of fellow workers as people paste them: what is kept, and what each bad row is told."""

from decimal import Decimal

import pytest

from weiquanbao.intake.members import Member, decoded, is_workbook, read_list, read_row

GOOD = Member("示例甲", "+8613800000001", Decimal("5000.00"))


@pytest.mark.parametrize(
    "row",
    [
        "示例甲 13800000001 5000",
        "示例甲\t13800000001\t5000",
        "示例甲，13800000001，5,000",
        "示例甲,13800000001,5000元",
        "1. 示例甲、138-0000-0001、￥5000",
        "１３８０００００００１　示例甲　５０００",
        "5000 示例甲 +8613800000001",
    ],
)
def test_rows_are_read_however_they_are_set_apart(row: str) -> None:
    assert read_list(row, known={}).members == (GOOD,)


def test_an_amount_may_be_missing_and_a_heading_is_no_row() -> None:
    found = read_list("姓名,手机号,金额\n示例甲,13800000001,\n\n", known={})
    assert found.members == (Member("示例甲", "+8613800000001", None),)
    assert found.bad == ()


def test_every_bad_row_is_named_with_its_number_and_the_good_ones_are_kept() -> None:
    rows = ("示例甲 13800000001 5000", "示例乙 1380000002 10", "13800000003", "示例丁 13800000001")
    text = "\n".join((*rows, "示例戊 13800000009 1 2", "示例己 13800000008"))
    found = read_list(text, known={"+8613800000008": "你自己的"})
    assert [one.name for one in found.members] == ["示例甲"]
    assert {row.number: row.sentence for row in found.bad} == {
        2: "手机号是 11 位数字，1 开头。看看是不是多了或少了一位。",
        3: "没写名字",
        4: "手机号和第 1 行一样，只记一次",
        5: "写了两个数目，不知道哪个是欠的钱",
        6: "手机号和你自己的一样，只记一次",
    }


def test_three_hundred_at_most() -> None:
    rows = "\n".join(f"示例 {13_800_000_000 + n}" for n in range(302))
    found = read_list(rows, known={})
    assert len(found.members) == 300
    assert {row.sentence for row in found.bad} == {"一件事最多 300 个工友"}


def test_texts_are_read_in_either_encoding_and_a_workbook_is_known() -> None:
    assert is_workbook(b"PK\x03\x04rest")
    assert not is_workbook("示例甲".encode())
    with pytest.raises(ValueError, match="Excel"):
        decoded(b"\xff\xfe\x00\x00")
    assert decoded("示例甲".encode("gb18030")) == decoded("示例甲".encode("utf-8-sig")) == "示例甲"


def test_a_row_with_nothing_in_it_says_what_is_missing() -> None:
    with pytest.raises(ValueError, match="没写手机号"):
        read_row("示例甲")
