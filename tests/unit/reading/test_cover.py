"""Masked numbers in an edited text: each leads back to its own true number, or the text is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weiquanbao.papers.blocks import Block
from weiquanbao.reading.cover import Torn, cover_of

ID = "990000199005020028"
TEXT = f"申请人：示例职工甲，公民身份号码{ID}。\n联系电话：13800000001。\n单位电话：0579-80000000，法务 138 0000 0002。"


def test_every_kind_of_number_is_masked_and_a_sum_is_not() -> None:
    cover = cover_of([f"{TEXT}\n请求支付27000元，案号20260001。"])
    assert cover.text(TEXT) == (
        "申请人：示例职工甲，公民身份号码990***********0028。\n联系电话：138****0001。\n"
        "单位电话：05****00，法务 138****0002。"
    )
    assert cover.kinds == {"id_number", "phone"}
    assert cover.text("请求支付27000元，案号20260001。") == "请求支付27000元，案号20260001。"


def test_the_number_behind_its_label_is_one_however_it_looks() -> None:
    text = "证件号码：XX000001XXYYZZ1234。\n| 联系电话 | 8000 1234 |"
    shown = cover_of([text]).text(text)
    assert "000001" not in shown
    assert "8000 1234" not in shown


def test_an_edited_text_gets_every_true_number_back() -> None:
    cover = cover_of([TEXT])
    edited = cover.text(TEXT).replace("示例职工甲", "示例职工乙") + "\n另一部电话13900000003。"
    assert (
        cover.lifted(edited, kept=[TEXT])
        == TEXT.replace("示例职工甲", "示例职工乙") + "\n另一部电话13900000003。"
    )


def test_two_numbers_with_the_same_ends_are_told_apart() -> None:
    text = "甲13800000001，乙138 0000 0001，他自己写的138****0001。"
    cover = cover_of([text])
    shown = cover.text(text)
    assert len(set(cover.instead.values())) == 2
    assert "0000" not in shown.replace("****0001", "")
    assert cover.lifted(shown, kept=[text]) == text


@pytest.mark.parametrize(
    "torn", ["138***0001", "138*****0001", "138*0001", "138＊＊＊＊0001", "138****0009", "****", "138****"]
)
def test_a_mask_that_was_touched_is_refused_and_never_let_out(torn: str) -> None:
    cover = cover_of([TEXT])
    with pytest.raises(Torn, match=r"[*＊]"):
        cover.lifted(cover.text(TEXT).replace("138****0001", torn), kept=[TEXT])


def test_a_number_may_be_taken_out_and_a_product_may_be_written_with_a_star() -> None:
    cover = cover_of([TEXT])
    edited = cover.text(TEXT).replace("联系电话：138****0001。\n", "") + "6000*3=18000"
    assert "13800000001" not in cover.lifted(edited, kept=[TEXT])


def test_cells_of_a_table_are_covered() -> None:
    blocks = (Block("table", rows=(("公民身份号码", ID), ("联系电话", "13800000001"))), Block("para", ID))
    shown = cover_of([f"公民身份号码 {ID}\n联系电话 13800000001"]).blocks(blocks)
    assert [row[1] for row in shown[0].rows] == ["990***********0028", "138****0001"]
    assert shown[1].text == "990***********0028"


NUMBERS = st.sampled_from(["13800000001", "138 0000 0001", "138-0000-0001", "13800000002", ID])


@given(st.lists(NUMBERS, max_size=6), st.text("甲*。0 \n", max_size=8))
def test_what_was_only_looked_at_comes_back_as_it_was(numbers: list[str], between: str) -> None:
    text = f"，{between}，".join(["", *numbers, ""])
    cover = cover_of([text])
    assert cover.lifted(cover.text(text), kept=[text]) == text
