"""Some of the random lives through the actions, on the database: after each event all sums agree there too."""

from __future__ import annotations

import random
from datetime import date

import pytest
from funds_books import Books, make_books, settle
from funds_model import SPLITS, Model, a_life, agrees, some_workers

from weiquanbao.funds import actions, reading
from weiquanbao.funds.models import Advance, Entry, PaymentOrder
from weiquanbao.funds.refusals import Refused

pytestmark = pytest.mark.django_db
LIVES, LENGTH = 36, 16


class Doing:
    """The actions under the names of the model's events; `booked` has the entry of each event, if it has one."""

    def __init__(self, books: Books) -> None:
        self.books = books
        self.booked: list[int | None] = []
        self.said = ""

    def does(self, what: str, key: int, fen: int) -> bool:
        """Whether the action lets it be."""
        last = Entry.objects.filter(fund=self.books.fund).count()
        try:
            getattr(self, f"_{what}")(key, fen, self.books.at())
        except Refused as sentence:
            self.said = str(sentence)
            return False
        settle()
        now = Entry.objects.filter(fund=self.books.fund).count()
        self.booked.append(now if now > last else None)
        return True

    def able(self) -> list[int]:
        """Events whose entries turn nothing back themselves and were not turned back."""
        rows = Entry.objects.filter(fund=self.books.fund)
        free = set(rows.filter(reverses=None).values_list("number", flat=True))
        free -= set(rows.filter(reverses__isnull=False).values_list("reverses__number", flat=True))
        return [index for index, number in enumerate(self.booked) if number in free]

    def _reverse(self, index: int, fen: int, at: dict) -> None:
        actions.reverse(fund_id=self.books.fund.pk, number=self.booked[index], **at)

    def _grant(self, key: int, fen: int, at: dict) -> None:
        actions.grant(fund_id=self.books.fund.pk, fen=fen, **at)

    def _bank(self, key: int, fen: int, at: dict) -> None:
        actions.record_bank_item(fund_id=self.books.fund.pk, fen=fen, **at)

    def _order(self, key: int, fen: int, at: dict) -> None:
        actions.order_payment(advance_id=key, **at)

    def _confirm(self, key: int, fen: int, at: dict) -> None:
        actions.confirm_payment(advance_id=key, bank_ref="示例流水", items=[1], **at)

    def _come_back(self, key: int, fen: int, at: dict) -> None:
        orders = PaymentOrder.objects.filter(advance_id=key, kind="advance").exclude(state="returned")
        order = orders.first() or PaymentOrder.objects.filter(advance_id=key, kind="advance").first()
        if order is None:
            raise Refused("没有付款单。")
        actions.payment_returned(order_id=order.pk, **at)

    def _recover(self, key: int, fen: int, at: dict) -> None:
        actions.record_recovery(amounts={key: fen}, **at)

    def _early(self, key: int, fen: int, at: dict) -> None:
        actions.paid_before_notice(advance_id=key, fen=fen, **at)

    def _late(self, key: int, fen: int, at: dict) -> None:
        actions.paid_after_notice(advance_id=key, fen=fen, **at)

    def _pay_out(self, key: int, fen: int, at: dict) -> None:
        actions.pay_out(advance_id=key, fen=fen, **at)

    def _write_off(self, key: int, fen: int, at: dict) -> None:
        actions.write_off(advance_id=key, fen=fen, **at)

    def _forgive(self, key: int, fen: int, at: dict) -> None:
        actions.write_off(advance_id=key, fen=fen, account="due_from_workers", **at)

    def _twice(self, key: int, fen: int, at: dict) -> None:
        actions.sent_twice(advance_id=key, fen=fen, **at)

    def _repay(self, key: int, fen: int, at: dict) -> None:
        actions.repaid(advance_id=key, fen=fen, **at)


@pytest.mark.parametrize("third", range(3))
def test_every_sum_agrees_on_the_database_too(third: int) -> None:
    for seed in range(third, LIVES, 3):
        chance = random.Random(seed)
        workers, split = some_workers(chance), SPLITS[third]
        books = make_books(*workers, split=split)
        keys = [one.pk for one in books.advances]
        _lead(chance, Model(dict(zip(keys, workers, strict=True)), split), Doing(books), keys)


def _lead(chance: random.Random, model: Model, doing: Doing, keys: list[int]) -> None:
    for what, key, fen in a_life(chance, keys, LENGTH):
        if what != "reverse":
            fine = model.tries(what, key, fen)
            assert doing.does(what, key, fen) == fine, (what, key, fen, doing.said)
        elif able := doing.able():
            index = chance.choice(able)
            fine = model.turns_back(index)
            assert doing.does(what, index, fen) == fine, (what, index, doing.said)
        assert not doing.said or doing.said.endswith("。")
        standings = reading.standing_of(keys)
        agrees(model, dict(reading.balances(doing.books.fund.pk)), dict(standings))
        _orders_agree(standings)
    numbers = Entry.objects.filter(fund=doing.books.fund).order_by("pk").values_list("number", flat=True)
    assert list(numbers) == list(range(1, len(numbers) + 1))


def _orders_agree(standings: dict) -> None:
    """The orders say what the books say, and so does the state of the advance."""
    for key, one in standings.items():
        orders = PaymentOrder.objects.filter(advance_id=key)
        sums = {
            kind: sum(orders.filter(**which).values_list("fen", flat=True))
            for kind, which in {
                "ordered": {"state": "ordered"},
                "paid": {"state": "paid", "kind": "advance"},
                "out": {"state": "paid", "kind": "payout"},
            }.items()
        }
        assert (sums["ordered"], sums["paid"]) == (one.ordered, one.paid)
        assert sums["out"] == one.to_worker - one.due_to
        state = "ordered" if one.ordered else "paid" if one.paid else "signed"
        assert Advance.objects.get(pk=key).state == state


def test_a_day_to_come_is_not_booked() -> None:
    books = make_books((90_00, 60_00))
    with pytest.raises(actions.NotNow, match="还没到"):
        actions.grant(fund_id=books.fund.pk, fen=1, case_id=books.case.pk, step=1, on=date(2999, 1, 1))
