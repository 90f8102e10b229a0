"""Ten thousand random lives of a fund, on the pure rules, against the naive model: after every event all sums agree."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace

import pytest
from funds_model import EVENTS, SPLITS, Model, a_life, agrees, some_workers

from weiquanbao.funds import postings, rules
from weiquanbao.funds.refusals import NotNow, Refused
from weiquanbao.funds.standing import Standing
from weiquanbao.funds.words import ACCOUNTS

CHUNKS, EACH, LENGTH = 4, 2_500, 14


class Books:
    """The rules and postings of the product over lists in memory."""

    def __init__(self, workers: dict[int, tuple[int, int]], split: str) -> None:
        self.split = split
        self.standings = {key: Standing(key, owed, granted) for key, (owed, granted) in workers.items()}
        self.balances = dict.fromkeys(ACCOUNTS, 0)
        self.entries: list[tuple[str, postings.Lines, int, int]] = []

    @property
    def cash(self) -> int:
        return self.balances["cash"]

    def does(self, what: str, key: int, fen: int) -> bool:
        """Whether the rules let it be; then it is."""
        try:
            getattr(self, f"_{what}")(key, fen)
        except Refused:
            return False
        return True

    def turns_back(self, index: int) -> bool:
        """The same of turning back an entry."""
        kind, lines, key, own = self.entries[index]
        here = {key: self.standings[key]} if key else {}
        try:
            self._add(kind, rules.turn_back(kind, lines, here, cash=self.cash))
        except Refused:
            return False
        self._past(key, -own)
        self.entries.append(("reversal", (), key, 0))
        return True

    def able(self) -> list[int]:
        """Entries that turn nothing back themselves."""
        return [index for index, (kind, lines, _, _) in enumerate(self.entries) if lines and kind != "off"]

    def _book(self, kind: str, lines: postings.Lines, key: int = 0, own: int = 0) -> None:
        self.entries.append((kind, lines, key, own))
        self._add(kind, lines)

    def _add(self, kind: str, lines: postings.Lines) -> None:
        for line in postings.checked(lines):
            self.balances[line.account] += line.fen
        for key in {line.advance for line in lines if line.advance is not None}:
            self.standings[key] = self.standings[key].after(kind, lines)

    def _past(self, key: int, own: int) -> None:
        if own:
            one = self.standings[key]
            self.standings[key] = replace(one, direct_own=one.direct_own + own)

    def _grant(self, key: int, fen: int) -> None:
        self._book("granted", postings.granted(fen))

    def _bank(self, key: int, fen: int) -> None:
        self._book("bank_item", rules.bank_item(fen, self.cash))

    def _order(self, key: int, fen: int) -> None:
        self._book("ordered", rules.order(self.standings[key], rules.free_cash(self.balances)), key)

    def _confirm(self, key: int, fen: int) -> None:
        self._book("paid", rules.confirm(self.standings[key], self.cash), key)

    def _come_back(self, key: int, fen: int) -> None:
        one = self.standings[key]
        if one.ordered:
            lines = rules.turn_back("ordered", postings.ordered(key, one.ordered), {key: one}, cash=self.cash)
            self.entries.append(("off", lines, key, 0))
            self._add("ordered", lines)
        elif one.paid:
            self._book("returned", rules.come_back(one, "advance", one.paid), key)
        else:
            raise NotNow("nothing to come back")

    def _recover(self, key: int, fen: int) -> None:
        self._book("recovered", rules.recover({key: fen}, self.standings, self.split), key)

    def _early(self, key: int, fen: int) -> None:
        own, lines = rules.past_the_union(self.standings[key], fen, before_notice=True)
        if lines:
            self._book("paid_before_notice", lines, key, own)
        else:
            self.entries.append(("direct", (), key, own))
        self._past(key, own)

    def _late(self, key: int, fen: int) -> None:
        own, lines = rules.past_the_union(self.standings[key], fen, before_notice=False)
        assert lines is None
        self.entries.append(("direct", (), key, own))
        self._past(key, own)

    def _pay_out(self, key: int, fen: int) -> None:
        self._book("paid_out", rules.pay_out(self.standings[key], fen, self.cash), key)

    def _write_off(self, key: int, fen: int) -> None:
        self._book("written_off", rules.write_off(self.standings[key], fen), key)

    def _forgive(self, key: int, fen: int) -> None:
        self._book("written_off", rules.write_off(self.standings[key], fen, "due_from_workers"), key)

    def _twice(self, key: int, fen: int) -> None:
        self._book("sent_twice", rules.send_twice(self.standings[key], fen, self.cash), key)

    def _repay(self, key: int, fen: int) -> None:
        self._book("repaid", rules.repay(self.standings[key], fen), key)


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_every_sum_agrees_after_every_event(chunk: int) -> None:
    seen: Counter[tuple[str, bool]] = Counter()
    for seed in range(chunk * EACH, (chunk + 1) * EACH):
        _lead(random.Random(seed), seen)
    assert {what for what, fine in seen if fine} == set(EVENTS)
    assert {what for what, fine in seen if not fine} == set(EVENTS) - {"grant", "late"}


def _lead(chance: random.Random, seen: Counter[tuple[str, bool]]) -> None:
    workers = dict(enumerate(some_workers(chance), 1))
    split = chance.choice(SPLITS)
    model, books = Model(workers, split), Books(workers, split)
    turned: set[int] = set()
    for what, key, fen in a_life(chance, list(workers), LENGTH):
        if what != "reverse":
            fine = model.tries(what, key, fen)
            assert books.does(what, key, fen) == fine, (what, key, fen)
        elif able := [index for index in books.able() if index not in turned]:
            index = chance.choice(able)
            fine = model.turns_back(index)
            assert books.turns_back(index) == fine, (what, books.entries[index])
            turned |= {index} if fine else set()
        else:
            continue
        seen[what, fine] += 1
        assert len(model.done) == len(books.entries)
        agrees(model, books.balances, books.standings)
