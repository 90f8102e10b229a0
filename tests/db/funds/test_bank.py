"""The bank's statement: taken once, matched by a person, and what the books and the bank say differently."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection, transaction
from funds_books import DAY, Books, make_books, settle

from weiquanbao.funds import actions, comparing, reading
from weiquanbao.funds.models import BankLine, BankStatement, Match

pytestmark = pytest.mark.django_db
HEAD = "交易日期,流水号,借方,贷方,余额,对方户名,摘要"
ROWS = (
    "2026-03-02,S1,,200.00,200.00,示例县财政局,拨款",
    "2026-03-03,S2,60.00,,140.00,示例木工,垫付",
    "2026-03-03,S3,50.00,,90.00,示例木工,垫付",
    "2026-03-04,S4,,0.12,90.12,,结息",
)


def file_of(*rows: str) -> bytes:
    return "\n".join((HEAD, *rows)).encode("gb18030")


@pytest.fixture
def books(db) -> Books:
    """A fund of 200 that advanced 60 and 50."""
    made = make_books((90_00, 60_00), (50_00, 50_00))
    made.have(200_00)
    made.pay(made.advances[0], serial="S2")
    made.pay(made.advances[1])
    return made


def take(books: Books, *rows: str, name: str = "三月.csv") -> actions.Imported:
    told = {"case_id": books.case.pk, "step": books.step()}
    return actions.import_statement(fund_id=books.fund.pk, name=name, content=file_of(*rows), **told)


def line(serial: str) -> int:
    return BankLine.objects.get(serial=serial).pk


def told(books: Books, serial: str) -> dict:
    return {"fund_id": books.fund.pk, "line_id": line(serial), "case_id": books.case.pk, "step": books.step()}


def no(refusal: type[Exception], work, *args, **more) -> str:
    with pytest.raises(refusal) as fault, transaction.atomic():
        work(*args, **more)
    return str(fault.value)


def test_a_file_is_taken_once_and_a_line_that_two_files_have_is_entered_once(books) -> None:
    first = take(books, *ROWS[:3])
    assert (first.entered, first.known, first.gap) == (3, 0, "")
    said = no(actions.TakenAlready, take, books, *ROWS[:3], name="另一个名字.csv")
    assert said == "这个文件已经导入过（“三月.csv”），没有再导入。"
    second = take(books, *ROWS[1:], name="三月\n再导.csv")
    assert (second.entered, second.known, second.gap) == (1, 2, "")
    assert BankLine.objects.count() == 4
    assert BankStatement.objects.get(pk=second.statement_id).name == "三月再导.csv"
    settle()


def test_names_and_notes_are_sealed_in_the_database(books) -> None:
    take(books, *ROWS)
    with connection.cursor() as sql:
        sql.execute("SELECT counterparty || note || fingerprint FROM funds_bankline")
        stored = "".join(row[0] for row in sql.fetchall())
    assert "示例" not in stored
    assert "垫付" not in stored


def test_a_file_that_cannot_be_read_leaves_nothing(books) -> None:
    said = no(actions.Unreadable, take, books, "2026-03-02,S1,,x,1,,")
    assert said.startswith("第 2 行“贷方”")
    assert "还没到" in no(actions.NotNow, take, books, "2999-03-02,S1,,1,1,,")
    assert not BankStatement.objects.exists()


def test_a_gap_before_a_file_is_named(books) -> None:
    assert "已有 10 元" in take(books, "2026-03-01,S0,,1,11,,", name="一").gap
    assert take(books, "2026-03-02,S1,,1,12,,", name="二").gap == ""
    said = take(books, "2026-03-09,S9,,1,20,,", name="三").gap
    assert (
        said == "和前面的流水接不上：前面最后一笔余额 12 元，这个文件开头是 19 元。中间少导了流水，请补导。"
    )


def test_a_line_stands_for_entries_of_the_same_sum_once(books) -> None:
    take(books, *ROWS)
    match = actions.match
    assert "银行 200 元，账上 -60 元" in no(actions.NotNow, match, numbers=[3], **told(books, "S1"))
    assert "没有动" in no(actions.NotNow, match, numbers=[2], **told(books, "S2"))
    assert "没有这一笔" in no(actions.NotNow, match, numbers=[99], **told(books, "S2"))
    match(numbers=[3], **told(books, "S2"))
    assert "已经对上了" in no(actions.NotNow, match, numbers=[5], **told(books, "S2"))
    assert "已经和另一笔" in no(actions.NotNow, match, numbers=[3], **told(books, "S3"))
    assert "银行流水里有" in no(
        actions.NotNow, actions.reverse, fund_id=books.fund.pk, number=3, **books.at(DAY)
    )
    settle()
    actions.unmatch(**told(books, "S2"))
    assert "没有对上什么" in no(actions.NotNow, actions.unmatch, **told(books, "S2"))
    actions.reverse(fund_id=books.fund.pk, number=3, **books.at(DAY))
    assert "冲回过" in no(actions.NotNow, match, numbers=[3], **told(books, "S2"))
    settle()
    assert Match.objects.count() == 1


def test_one_line_of_the_bank_may_stand_for_a_whole_batch(books) -> None:
    take(books, "2026-03-02,S1,,200,200,,", "2026-03-03,S2,110,,90,,代发")
    actions.match(numbers=[3, 5], **told(books, "S2"))
    settle()
    rows = comparing.lines_between(books.fund.pk, DAY, DAY + timedelta(9))
    assert [one.numbers for one in rows] == [(), (3, 5)]


def test_what_a_line_may_stand_for_is_suggested_by_serial_name_and_sum(books) -> None:
    take(books, *ROWS, "2026-03-05,S5,50.00,,40.12,,重复")
    ids = [line(f"S{n}") for n in range(1, 6)]
    found = comparing.suggestions(books.fund.pk, ids)
    assert [one.numbers for one in found] == [(1,), (3,), (5,), (), (5,)]
    assert [one.sure for one in found] == [True, True, False, False, False]
    for serial, number in (("S2", 3), ("S3", 5)):
        actions.match(numbers=[number], **told(books, serial))
    found = comparing.suggestions(books.fund.pk, ids)
    assert [(one.line_id, one.numbers) for one in found] == [(ids[0], (1,)), (ids[3], ()), (ids[4], ())]


def test_a_line_that_fits_two_advances_is_said_so_unless_the_name_tells() -> None:
    books = make_books((60_00, 60_00), (60_00, 60_00))
    books.have(200_00)
    for one in books.advances:
        books.pay(one)
    take(books, "2026-03-02,S1,,200,200,,", "2026-03-03,S2,60,,140,,")
    (found,) = comparing.suggestions(books.fund.pk, [line("S2")])
    assert found.sentence == "这一笔对得上两笔垫付：第 3、5 号。请看户名和流水号，自己选。"
    take(books, f"2026-03-03,S6,60,,80,{books.advances[1].holder},", name="续")
    (found,) = comparing.suggestions(books.fund.pk, [line("S6")])
    assert (found.numbers, found.sure) == ((5,), True)


def test_the_difference_is_named_line_by_line_and_comes_to_nothing(
    books, django_assert_max_num_queries
) -> None:
    statement = take(books, *ROWS).statement_id
    found = comparing.differences(statement)
    assert (found.bank, found.books, found.difference, found.unexplained) == (90_12, 90_00, 12, 0)
    for serial, number in (("S1", 1), ("S2", 3), ("S3", 5)):
        actions.match(numbers=[number], **told(books, serial))
    with django_assert_max_num_queries(8):
        found = comparing.differences(statement)
    assert [one.serial for one in found.only_bank] == ["S4"]
    assert found.only_books == ()
    actions.record_bank_item(fund_id=books.fund.pk, fen=12, **books.at(DAY + timedelta(2)))
    actions.match(numbers=[6], **told(books, "S4"))
    found = comparing.differences(statement)
    assert (found.difference, found.only_bank, found.only_books) == (0, (), ())
    assert comparing.differences(0) is None


def test_what_is_on_its_way_on_the_last_day_is_a_difference_of_that_day_also_later(books) -> None:
    statement = take(books, *ROWS[:2]).statement_id
    for serial, number in (("S1", 1), ("S2", 3)):
        actions.match(numbers=[number], **told(books, serial))
    take(books, "2026-03-05,S3,50.00,,90.00,示例木工,垫付", name="续")
    late = take(books, "2026-03-09,S9,,5,95.00,,", name="再续").statement_id
    actions.match(numbers=[5], **told(books, "S3"))
    found = comparing.differences(statement)
    assert (found.bank, found.books, found.unexplained) == (140_00, 90_00, 0)
    assert [one.number for one in found.only_books] == [5]
    assert found.only_bank == ()
    missing = take(books, "2026-03-20,SX,,1,200,,", name="缺").statement_id
    assert comparing.differences(missing).unexplained == 104_00
    assert comparing.statement(late).closing == 95_00
    assert [one.name for one in comparing.statements_of(books.fund.pk)] == ["缺", "再续", "续", "三月.csv"]


def test_an_entry_that_was_turned_back_is_no_difference(books) -> None:
    actions.reverse(fund_id=books.fund.pk, number=5, **books.at(DAY))
    statement = take(books, *ROWS[:2]).statement_id
    for serial, number in (("S1", 1), ("S2", 3)):
        actions.match(numbers=[number], **told(books, serial))
    found = comparing.differences(statement)
    assert (found.difference, found.only_bank, found.only_books) == (0, (), ())
    assert reading.balances(books.fund.pk)["advances"] == -50_00
