"""A list made in Excel is read as people see it, in a process that hostile files cannot leave."""

from __future__ import annotations

import importlib.util
import io
import sys
import zipfile
from pathlib import Path

import pytest

from weiquanbao.evidence.files import confined, workbooks
from weiquanbao.evidence.files.refusal import Refusal
from weiquanbao.intake.members import read_list
from weiquanbao.intake.tables import lines, lines_of_csv, template


def _books():
    spec = importlib.util.spec_from_file_location("books", Path(__file__).with_name("books.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["books"] = module
    spec.loader.exec_module(module)
    return module


books = _books()
LIST = {
    1: ["工友名单"],
    3: ["序号", "姓名", "身份证号", "手机号码", "拖欠金额"],
    4: [1.0, "示例甲", "330000199001010000", 13800000001.0, 5000.0],
    5: [2.0, "示例乙", None, "138 0000 0002", "6,500.50"],
    6: [3.0, "示例丙", None, 1380000000.0, 10.0],
    8: [5.0, "示例戊", None, 1.3800000005e10, ("SUM(A1:A9)", "70")],
}


def members(data: bytes):
    rows, _others = confined.workbook(data)
    return read_list(lines(rows), known={})


def test_the_columns_are_found_and_every_bad_row_has_excels_own_number() -> None:
    found = members(books.book({"名单": LIST}))
    assert [(one.name, one.phone, str(one.amount)) for one in found.members] == [
        ("示例甲", "+8613800000001", "5000.00"),
        ("示例乙", "+8613800000002", "6500.50"),
        ("示例戊", "+8613800000005", "70.00"),
    ]
    assert [(row.number, row.text) for row in found.bad] == [(6, "示例丙\t1380000000\t10")]


def test_numbers_are_read_as_the_phone_they_stand_for() -> None:
    assert workbooks.said(13800000000.0) == "13800000000"
    assert workbooks.said(1.38e10) == "13800000000"
    assert workbooks.said(0.1 + 0.2) == "0.30"
    assert workbooks.said(float("nan")) == ""
    assert read_list("示例甲 13800000001.0 5", known={}).members[0].phone == "+8613800000001"
    (bad,) = read_list("示例甲,1.38E+10,5", known={}).bad
    assert "后面的数字丢了" in bad.sentence


def test_hidden_sheets_are_not_read_and_further_ones_are_told() -> None:
    row = {1: ["示例甲", 13800000001.0]}
    secret = {1: ["示例藏", 13800000009.0]}
    rows, others = confined.workbook(
        books.book({"藏": secret, "空": {}, "一": row, "二": row}, hidden=["藏"])
    )
    assert rows == [["示例甲", "13800000001"]]
    assert others == 1
    with pytest.raises(Refusal, match="藏起来的表不算"):
        confined.workbook(books.book({"藏": secret}, hidden=["藏"]))


def test_what_unfolds_without_end_is_refused() -> None:
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * (workbooks.UNFOLDED + 1))
    with pytest.raises(Refusal, match="东西太多"):
        confined.workbook(bomb.getvalue())
    far = books.sheet({1: ["示例甲"]}).replace(
        "</sheetData>", '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    )
    with pytest.raises(Refusal):
        confined.workbook(books.book({"一": {}}, parts={"xl/worksheets/sheet1.xml": far}))
    with pytest.raises(Refusal, match="2000 行"):
        confined.workbook(books.book({"一": {2001: ["示例甲", 13800000001.0]}}))


def test_entities_are_not_followed() -> None:
    laughs = (
        "<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY f SYSTEM 'file:///etc/passwd'>"
        + "".join(f"<!ENTITY {chr(98 + n)} '{('&' + chr(97 + n) + ';') * 10}'>" for n in range(4))
        + "]>"
    )
    body = books.sheet({1: ["示例甲", "内"]}, before=laughs).replace("内", "&f;&d;")
    try:
        rows, _others = confined.workbook(books.book({"一": {}}, parts={"xl/worksheets/sheet1.xml": body}))
    except Refusal:
        return
    assert "root:" not in str(rows)
    assert "haha" not in str(rows)


@pytest.mark.parametrize("data", [b"PK\x03\x04rest", b"\xd0\xcf\x11\xe0rest", b"PK"])
def test_a_broken_workbook_says_what_to_do(data: bytes) -> None:
    with pytest.raises(Refusal, match="打不开"):
        confined.workbook(data)


def test_a_csv_with_headings_keeps_its_row_numbers_and_the_template_is_such_a_list() -> None:
    text = "工友名单\n序号,姓名,手机,欠多少\n1,示例甲,13800000001,5000\n2,示例乙,12,1\n"
    found = read_list(lines_of_csv(text), known={})
    assert [one.name for one in found.members] == ["示例甲"]
    assert [row.number for row in found.bad] == [4]
    assert lines_of_csv("示例甲 13800000001 5") == "示例甲 13800000001 5"
    empty = read_list(lines_of_csv(template().decode("utf-8-sig")), known={})
    assert (empty.members, empty.bad) == ((), ())
