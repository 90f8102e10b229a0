"""With connections of their own and real commits: two who book at once, and one who is killed in between."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections, transaction
from funds_books import DAY, Books, make_books

KILLED = """
import os, signal, django
django.setup()
from datetime import date
from weiquanbao.funds import actions, paying
paying.PaymentOrder.objects.create = lambda **told: os.kill(os.getpid(), signal.SIGKILL)
actions.order_payment(advance_id={advance}, case_id={case}, step={step}, on=date(2026, 3, 2))
"""


@pytest.fixture(scope="module")
def books(shared_database) -> Books:
    """A committed fund with money and two workers."""
    with transaction.atomic():
        made = make_books((90_00, 60_00), (50_00, 50_00))
        made.have(200_00)
    return made


def together(*works) -> list[object]:
    """What each gives or raises when all begin at the same moment."""
    start = threading.Barrier(len(works))

    def run(work) -> object:
        try:
            start.wait(30)
            return work()
        except Exception as refusal:  # noqa: BLE001 - every answer is looked at
            return refusal
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(run, works))


def numbers(books: Books) -> list[int]:
    from weiquanbao.funds.models import Entry

    return list(Entry.objects.filter(fund=books.fund).order_by("pk").values_list("number", flat=True))


def test_who_book_at_once_get_numbers_without_a_gap(books) -> None:
    from weiquanbao.funds import actions

    ways = [books.at() for _ in range(6)]
    got = together(*(lambda at=at: actions.grant(fund_id=books.fund.pk, fen=1_00, **at) for at in ways))
    assert sorted(got) == list(range(2, 8))
    assert numbers(books) == list(range(1, 8))


def test_two_who_order_at_once_order_once(books) -> None:
    from weiquanbao.funds import actions
    from weiquanbao.funds.models import PaymentOrder

    one, ways = books.advances[1], [books.at(), books.at()]
    got = together(*(lambda at=at: actions.order_payment(advance_id=one.pk, **at) for at in ways))
    assert [type(answer) for answer in got].count(actions.NotNow) == 1
    assert PaymentOrder.objects.filter(advance=one).count() == 1


def test_killed_between_posting_and_order_leaves_neither(books, shared_database) -> None:
    from weiquanbao.funds import actions, reading
    from weiquanbao.funds.models import PaymentOrder

    one, before = books.advances[0], numbers(books)
    told = KILLED.format(advance=one.pk, case=books.case.pk, step=books.step())
    done = subprocess.run(
        [sys.executable, "-c", told],
        env=shared_database.environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert numbers(books) == before
    assert not PaymentOrder.objects.filter(advance=one).exists()
    assert reading.standing_of([one.pk])[one.pk].state == "signed"
    actions.order_payment(advance_id=one.pk, **books.at(DAY))
    assert numbers(books) == [*before, len(before) + 1]
