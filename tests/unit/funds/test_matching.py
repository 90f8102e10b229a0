"""What a line of the bank may stand for is suggested, and never chosen where two fit."""

from __future__ import annotations

from datetime import date, timedelta

from weiquanbao.funds.matching import Booked, Said, suggested

DAY = date(2026, 3, 2)


def paid(number: int, fen: int = -100, day: date = DAY, name: str = "", serial: str = "") -> Booked:
    return Booked(number, "paid", day, fen, frozenset({name} - {""}), frozenset({serial} - {""}))


def one(line: Said, *entries: Booked):
    (found,) = suggested([line], entries)
    return found.numbers, found.sentence


def test_sum_and_day_fit_one() -> None:
    line = Said(1, DAY, -100)
    assert one(line, paid(5), paid(6, -99), paid(7, 100), paid(8, day=DAY + timedelta(8))) == ((5,), "")
    assert one(line, paid(5, day=DAY - timedelta(7))) == ((5,), "")


def test_two_that_fit_are_named_and_none_is_chosen() -> None:
    line = Said(1, DAY, -100, "示例木工三", "S9")
    sentence = "这一笔对得上两笔垫付：第 5、8 号。请看户名和流水号，自己选。"
    assert one(line, paid(5, name="示例木工一"), paid(8, name="示例木工二")) == ((5, 8), sentence)
    grant = Booked(9, "granted", DAY, -100)
    numbers, sentence = one(line, paid(5), paid(8), grant)
    assert numbers == (5, 8, 9)
    assert sentence.startswith("这一笔对得上 3 笔账：")


def test_a_serial_says_more_than_a_name_and_a_name_more_than_a_sum() -> None:
    line = Said(1, DAY, -100, "示例木工一", "S1")
    assert one(line, paid(5), paid(6, name="示例木工一")) == ((6,), "")
    assert one(line, paid(5, serial="S1"), paid(6, name="示例木工一")) == ((5,), "")
    twins = paid(5, serial="S1"), paid(6, serial="S1", name="示例木工一"), paid(7)
    assert one(line, *twins) == ((6,), "")


def test_nothing_fits() -> None:
    numbers, sentence = one(Said(1, DAY, -100), paid(5, -101))
    assert numbers == ()
    assert sentence.startswith("账上没有")


def test_two_lines_that_fit_one_entry_are_both_unsure() -> None:
    first, second = suggested([Said(1, DAY, -100), Said(2, DAY, -100)], [paid(5)])
    assert not first.sure
    assert not second.sure
    assert first.sentence == second.sentence == "有几笔流水都对得上第 5 号。请看户名和流水号，自己选。"
