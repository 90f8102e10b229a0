"""Statements as banks export them: read whole, or refused with a sentence for each thing that is wrong."""

from __future__ import annotations

from datetime import date

import pytest

from weiquanbao.funds import statements
from weiquanbao.funds.statements import Unreadable, read

TWO_COLUMNS = """交易日期,交易流水号,借方发生额（元）,贷方发生额（元）,余额,对方户名,摘要
2026-03-02,S001,,"100,000.00","100,000.00",示例县财政局,拨款
2026-03-03,S002,"5,775.00",,"94,225.00",示例木工一,工资垫付
2026-03-03,S003,0.00,12.34,"94,237.34",,结息
"""


def text(*rows: str, head: str = "交易日期,借方,贷方,余额,对方户名,摘要,流水号") -> bytes:
    return "\n".join((head, *rows)).encode()


def faults(content: bytes) -> tuple[str, ...]:
    with pytest.raises(Unreadable) as refused:
        read(content)
    assert str(refused.value) == "".join(refused.value.faults)
    return refused.value.faults


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_statement_is_read_whole(encoding: str) -> None:
    found = read(TWO_COLUMNS.encode(encoding))
    assert [(one.row, one.day, one.fen, one.balance) for one in found.lines] == [
        (2, date(2026, 3, 2), 100_000_00, 100_000_00),
        (3, date(2026, 3, 3), -5_775_00, 94_225_00),
        (4, date(2026, 3, 3), 12_34, 94_237_34),
    ]
    assert (found.lines[1].counterparty, found.lines[1].note, found.lines[1].serial) == (
        "示例木工一",
        "工资垫付",
        "S002",
    )
    assert (found.opening, found.closing) == (0, 94_237_34)
    assert (found.first_day, found.last_day) == (date(2026, 3, 2), date(2026, 3, 3))
    assert found.sha256 == statements.digest(TWO_COLUMNS.encode(encoding))


def test_the_newest_first_with_particulars_above_and_totals_below() -> None:
    rows = TWO_COLUMNS.splitlines()
    turned = "\r\n".join(("账号：示例", "", rows[0], *reversed(rows[1:]), "合计,3,,,,,")).encode()
    assert [(one.fen, one.serial) for one in read(turned).lines] == [
        (one.fen, one.serial) for one in read(TWO_COLUMNS.encode()).lines
    ]


def test_one_sum_with_a_mark_tabs_and_what_spreadsheets_add() -> None:
    told = (
        "记账日\t借贷标志\t交易金额\t账户余额\t凭证号\n"
        '20260302\t贷\t100.00\t100.00\t="0001"\n'
        "2026年3月3日\tD\t-30.00\t70.00\t'0002\n"
        "2026/3/4 09:30:00\t借\t20\t50.00\t\n"
    )
    found = read(told.encode())
    assert [one.fen for one in found.lines] == [100_00, -30_00, -20_00]
    assert [one.serial for one in found.lines] == ["0001", "0002", ""]


def test_a_red_entry_has_a_minus() -> None:
    found = read(text("2026-03-02,,100,100,,,", "2026-03-02,-5,,105,,,", "2026-03-02,,-1,104,,,"))
    assert [one.fen for one in found.lines] == [100_00, 5_00, -1_00]


def test_the_same_line_has_the_same_identity_in_every_file_and_two_alike_have_two() -> None:
    rows = ("2026-03-02,,100,100,,,A", "2026-03-02,,5,105,,,", "2026-03-02,5,,100,,,", "2026-03-02,,5,105,,,")
    whole = [one.identity for one in read(text(*rows)).lines]
    assert len(set(whole)) == 4
    assert [one.identity for one in read(text(*rows[:2])).lines] == whole[:2]


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ("2026-02-30,,1,1,,,", "第 2 行“交易日期”：看不懂日期“2026-02-30”，要像 2026-03-02 这样写。"),
        ("202632,,1,1,,,", "第 2 行“交易日期”：看不懂日期“202632”，要像 2026-03-02 这样写。"),
        (",,1,1,,,", "第 2 行“交易日期”：看不懂日期“”，要像 2026-03-02 这样写。"),
        ("2026-03-02,abc,,1,,,", "第 2 行“借方”：看不懂金额“abc”，要像 1200.50 这样写，最多到分。"),
        ("2026-03-02,,1.005,1,,,", "第 2 行“贷方”：看不懂金额“1.005”，要像 1200.50 这样写，最多到分。"),
        ("2026-03-02,,1e9,1,,,", "第 2 行“贷方”：看不懂金额“1e9”，要像 1200.50 这样写，最多到分。"),
        ("2026-03-02,1,1,1,,,", "第 2 行“借方”：借方和贷方要有一个、也只能有一个写金额。"),
        ("2026-03-02,,,1,,,", "第 2 行“借方”：借方和贷方要有一个、也只能有一个写金额。"),
        ("2026-03-02,,1,,,,", "第 2 行“余额”：没有余额。"),
        ("2026-03-02,,1", "第 2 行“余额”：没有余额。"),
        ("2026-03-02,,1,1,,," + "9" * 61, "第 2 行“流水号”：太长了，流水号没有这么长的。"),
    ],
)
def test_a_wrong_cell_is_named_by_row_and_column(row: str, sentence: str) -> None:
    assert faults(text(row)) == (sentence,)


def test_every_fault_is_named_and_of_many_the_first_twenty() -> None:
    assert len(faults(text("x,y,,z,,,"))) == 3
    many = faults(text(*["x,,1,1,,,"] * 25))
    assert len(many) == 21
    assert many[-1] == "还有 5 处。"
    head = "交易日期,借贷标志,金额,余额"
    assert faults(text("2026-03-02,?,1,1", "2026-03-02,借,,1", head=head)) == (
        "第 2 行“借贷标志”：看不懂“?”，要写借或者贷。",
        "第 3 行“金额”：没有金额。",
    )


def test_a_line_that_is_missing_breaks_the_balances() -> None:
    rows = TWO_COLUMNS.splitlines()
    (sentence,) = faults("\n".join((rows[0], rows[1], rows[3])).encode())
    assert sentence.startswith(
        "第 3 行余额接不上：前一笔（第 2 行）余额 100,000 元，加减以后应是 100,012.34 元"
    )
    (sentence,) = faults(text("2026-03-03,,1,1,,,", "2026-03-02,,1,2,,,"))
    assert sentence == "第 3 行的日期比前一笔（第 2 行）早。请重新从网银导出。"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "文件是空的。"),
        (b"x" * 2_000_001, "文件超过 2 MB"),
        (b"PK\x03\x04\x00\x00", "这不是 CSV 文本"),
        (b"%PDF\xff\xff\xff", "这不是 CSV 文本"),
        ("姓名,电话\n示例,1".encode(), "没找到表头"),
        ("交易日期,借方,贷方\n".encode(), "没找到表头"),
        (text(), "表头下面没有一行流水"),
        (text("合计,1,1,,,,"), "表头下面没有一行流水"),
        (text('2026-03-02,,1,1,,"' + "长" * 200_000 + '",'), "有一格太长"),
        (text(*["2026-03-02,,1,1,,,"] * 5_031), "超过 5000 行"),
    ],
)
def test_what_is_no_statement_is_said_so(content: bytes, sentence: str) -> None:
    assert faults(content)[0].startswith(sentence)
