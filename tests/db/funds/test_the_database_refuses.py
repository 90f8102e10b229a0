"""The database itself holds the books, whoever writes into them."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError
from funds_books import DAY, Books, advance_of, make_books, person_named, settle

from weiquanbao.common.dates import now
from weiquanbao.funds.models import (
    BankLine,
    BankStatement,
    Budget,
    DirectPayment,
    Entry,
    Fund,
    Line,
    Match,
    PaymentOrder,
    Period,
)

pytestmark = pytest.mark.django_db
GRANT = (("cash", None, 100_00), ("grants", None, -100_00))


@pytest.fixture
def books(db) -> Books:
    return make_books((90_00, 60_00), (50_00, 50_00))


def entry(books: Books, lines, *, kind="granted", step=None, on=DAY, number=None, count=None, reverses=None):
    """An entry as raw rows, nothing asked."""
    fund = Fund.objects.get(pk=books.fund.pk)
    fund.last_number += 1
    fund.save()
    made = Entry.objects.create(
        fund=fund,
        number=number or fund.last_number,
        case=books.case,
        step=step or books.step(),
        kind=kind,
        lines=len(lines) if count is None else count,
        effective_on=on,
        recorded_at=now(),
        reverses=reverses,
    )
    Line.objects.bulk_create(
        Line(entry=made, account=account, advance=advance, fen=fen) for account, advance, fen in lines
    )
    return made


def refused(constraint: str, work) -> None:
    """The constraint of this name says no, at once or when the transaction would end."""

    def whole() -> None:
        work()
        settle()

    with pytest.raises(DatabaseError) as fault, transaction.atomic():
        whole()
    said = fault.value.__cause__.diag
    assert constraint in (said.constraint_name, said.message_primary), said.message_primary


def test_a_balanced_entry_with_its_step_is_taken(books) -> None:
    entry(books, GRANT)
    settle()
    assert Line.objects.count() == 2


@pytest.mark.parametrize(
    ("constraint", "lines", "more"),
    [
        ("an_entry_balances", (("cash", None, 100), ("grants", None, -99)), {}),
        ("an_entry_balances", (("cash", None, 100),), {"count": 2}),
        ("an_entry_balances", (), {"count": 2}),
        ("an_entry_has_two_lines", (("cash", None, 100),), {}),
        ("a_line_moves_something", (("cash", None, 0), ("grants", None, 0)), {}),
        ("line_account", (("purse", None, 1), ("grants", None, -1)), {}),
        ("an_account_by_worker_names_him", (("claims", None, 1), ("cash", None, -1)), {}),
        ("an_entry_has_its_step", GRANT, {"step": 999}),
        ("entries_have_no_gap", GRANT, {"number": 7}),
        ("entry_kind", GRANT, {"kind": "gift"}),
        ("a_reversal_names_what_it_reverses", GRANT, {"kind": "reversal"}),
    ],
)
def test_an_entry_that_is_none(books, constraint, lines, more) -> None:
    refused(constraint, lambda: entry(books, lines, **more))


def test_no_line_joins_an_old_entry(books) -> None:
    old = entry(books, GRANT)
    settle()
    pair = [Line(entry=old, account="cash", fen=5), Line(entry=old, account="grants", fen=-5)]
    refused("an_entry_balances", lambda: Line.objects.bulk_create(pair))


def test_an_entry_is_turned_back_once_exactly_and_no_reversal_is(books) -> None:
    first = entry(books, GRANT)
    back = (("cash", None, -100_00), ("grants", None, 100_00))
    less = (("cash", None, -99_00), ("grants", None, 99_00))
    refused("a_reversal_is_exact", lambda: entry(books, less, kind="reversal", reverses=first))
    second = entry(books, back, kind="reversal", reverses=first)
    settle()
    refused("funds_entry_reverses_id_key", lambda: entry(books, back, kind="reversal", reverses=first))
    refused("a_reversal_is_exact", lambda: entry(books, GRANT, kind="reversal", reverses=second))


@pytest.mark.parametrize(
    "table", ["entry", "line", "period", "budget", "directpayment", "bankstatement", "bankline"]
)
def test_what_was_booked_stays(books, table) -> None:
    everything(books)
    for statement in (
        f"UPDATE funds_{table} SET id = id",
        f"DELETE FROM funds_{table}",
        f"TRUNCATE funds_{table} CASCADE",
    ):
        with pytest.raises(DatabaseError) as fault, transaction.atomic(), connection.cursor() as sql:
            sql.execute(statement)
        assert "Cannot update or delete rows" in str(fault.value) or "only grows" in str(fault.value)


def everything(books: Books) -> Match:
    """A row in every table that only grows."""
    booked = entry(books, GRANT)
    told = {"case": books.case, "step": books.step()}
    Period.objects.create(fund=books.fund, month=date(2026, 2, 1), closed_on=DAY, **told)
    Budget.objects.create(fund=books.fund, year=2026, fen=1, warning_fen=1, **told)
    DirectPayment.objects.create(
        advance=books.advances[0], fen=5, own=5, before_notice=True, paid_on=DAY, recorded_at=now(), **told
    )
    made = Match.objects.create(line=bank_line(books, 100_00), entry=booked, **told)
    settle()
    return made


def bank_line(books: Books, fen: int) -> BankLine:
    """A line the bank says."""
    statement = BankStatement.objects.create(
        fund=books.fund, sha256=f"{BankStatement.objects.count():064}", name="示例", first_day=DAY, last_day=DAY,
        opening_fen=0, closing_fen=fen, case=books.case, step=books.step(),
    )  # fmt: skip
    return BankLine.objects.create(
        statement=statement, fund=books.fund, row=2, day=DAY, fen=fen, fingerprint=statement.sha256
    )


def test_a_closed_month_and_what_is_before_it_stays(books) -> None:
    def close(month: date, on: date = date(2026, 5, 1)) -> Period:
        return Period.objects.create(
            fund=books.fund, month=month, closed_on=on, case=books.case, step=books.step()
        )

    refused("a_month_is_over", lambda: close(date(2026, 3, 1), date(2026, 3, 31)))
    close(date(2026, 3, 1))
    settle()
    refused("a_closed_month_stays", lambda: entry(books, GRANT, on=date(2026, 3, 31)))
    refused("a_closed_month_stays", lambda: entry(books, GRANT, on=date(2026, 1, 1)))
    refused("months_close_in_order", lambda: close(date(2026, 2, 1)))
    refused("a_month_is_named_by_its_first_day", lambda: close(date(2026, 4, 2), date(2026, 6, 1)))
    entry(books, GRANT, on=date(2026, 4, 1))
    settle()


def test_one_worker_has_one_advance_of_no_more_than_he_is_owed(books) -> None:
    first = books.advances[0]

    def grant(fen: int) -> None:
        first.granted = fen
        first.save()

    refused("no_more_is_granted_than_owed", lambda: grant(90_01))
    refused("no_more_is_granted_than_owed", lambda: grant(0))
    first.refresh_from_db()

    def again() -> None:
        other = advance_of(books.assignment, 90_00, 10_00)
        other.party = first.party
        other.save()

    refused("one_standing_advance_of_a_worker", again)
    first.state = "dropped"
    first.save()
    again()


def test_assessor_approver_and_cashier_are_three(books) -> None:
    one, other = (person_named(f"示例职员{n}") for n in "一二")
    row = books.assignment
    for name, pair in {
        "an_assessor_does_not_approve": ("assessor", "approver"),
        "an_assessor_does_not_pay": ("assessor", "cashier"),
        "an_approver_does_not_pay": ("approver", "cashier"),
    }.items():
        row.assessor = row.approver = row.cashier = None
        for post in pair:
            setattr(row, post, one)
        refused(name, row.save)
    row.assessor, row.approver, row.cashier = one, other, None
    row.save()


def test_of_one_worker_nothing_goes_below_nothing_or_above_what_was_granted(books) -> None:
    first = books.advances[0]
    name = "an_advance_stays_within_its_sums"
    for account, fen in (("claims", -1), ("claims", 60_01), ("due_to_workers", 1), ("due_from_workers", -1)):
        refused(name, lambda a=account, f=fen: entry(books, ((a, first, f), ("cash", None, -f)), kind="paid"))
    elsewhere = make_books((10, 10))
    refused(
        "an_advance_is_of_its_fund",
        lambda: entry(books, (("claims", elsewhere.advances[0], 1), ("cash", None, -1)), kind="paid"),
    )


def test_a_line_of_the_bank_stands_for_as_much_as_it_says_and_an_entry_for_one_line(books) -> None:
    booked, told = entry(books, GRANT), {"case": books.case, "step": books.step()}
    less, line, same = bank_line(books, 99_00), bank_line(books, 100_00), bank_line(books, 100_00)
    refused("what_is_matched_is_equal", lambda: Match.objects.create(line=less, entry=booked, **told))
    first = Match.objects.create(line=line, entry=booked, **told)
    settle()
    refused("an_entry_is_matched_once", lambda: Match.objects.create(line=same, entry=booked, **told))
    with pytest.raises(DatabaseError, match="Cannot delete"), transaction.atomic():
        first.delete()
    with pytest.raises(DatabaseError, match="Cannot update"), transaction.atomic():
        Match.objects.update(line=same)
    Match.objects.update(undone_step=books.step())
    Match.objects.create(line=same, entry=booked, **told)
    settle()


def test_an_order_is_open_once_and_says_what_became_of_it(books) -> None:
    first = books.advances[0]
    lines = (("claims", first, 60_00), ("advances", first, -60_00))
    told = {"advance": first, "kind": "advance", "fen": 60_00, "ordered_on": DAY}
    booked = entry(books, lines, kind="ordered")
    PaymentOrder.objects.create(entry=booked, state="ordered", **told)
    settle()
    other = entry(books, GRANT)
    refused(
        "one_open_order_of_an_advance",
        lambda: PaymentOrder.objects.create(entry=other, state="ordered", **told),
    )
    refused(
        "an_order_says_what_became_of_it",
        lambda: PaymentOrder.objects.create(entry=other, state="paid", **told),
    )
