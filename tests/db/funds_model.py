"""The naive model of a fund: plain dictionaries that know none of the product, and random lives to lead it through.

Used on the pure rules ten thousand times, and on the database a few dozen times.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from typing import Any

SPLITS = ("assignee_first", "worker_first", "pro_rata")
EVENTS = (
    *("order",) * 4, *("confirm",) * 4, *("recover",) * 5, *("pay_out",) * 3, "grant", "bank", "come_back", "early",
    "late", "write_off", "twice", "repay", "repay", "forgive", "reverse", "reverse",
)  # fmt: skip

Changes = list[tuple[int | None, str, int]]
"""Whose dictionary (nobody's: the fund's), which word in it, by how much."""


class Model:
    """What a child would write down: a dictionary of each worker, one of the fund, and what each event changed."""

    def __init__(self, workers: dict[int, tuple[int, int]], split: str) -> None:
        self.split = split
        self.fund: Counter[str] = Counter()
        self.of = {key: Counter(owed=owed, granted=granted) for key, (owed, granted) in workers.items()}
        self.done: list[Changes] = []

    def open_of_union(self, key: int) -> int:
        his = self.of[key]
        return his["transit"] + his["had"] - his["for_union"] - his["early_of_union"] - his["given_up"]

    def open_of_worker(self, key: int) -> int:
        his = self.of[key]
        return his["owed"] - his["transit"] - his["had"] - his["for_him"] - his["direct"]

    def lies_for_him(self, key: int) -> int:
        return self.of[key]["for_him"] - self.of[key]["got_his"]

    def he_owes(self, key: int) -> int:
        his = self.of[key]
        return his["early_of_union"] + his["twice"] - his["gave_back"] - his["forgiven"]

    def sound(self) -> bool:
        """Nothing below nothing, and nobody was advanced more than was granted."""
        return self.fund["cash"] >= 0 and all(
            his["transit"] + his["had"] <= his["granted"]
            and min(
                his["transit"], his["had"], self.open_of_union(key), self.open_of_worker(key),
                self.lies_for_him(key), self.he_owes(key),
            ) >= 0
            for key, his in self.of.items()
        )  # fmt: skip

    def tries(self, what: str, key: int, fen: int) -> bool:
        """Whether the event can be; then it is."""
        changes = getattr(self, f"_{what}")(key, fen)
        return changes is not None and self._stands(changes, 1)

    def turns_back(self, index: int) -> bool:
        """Whether the event done at this place can be undone; then it is."""
        return self._stands(self.done[index], -1)

    def _stands(self, changes: Changes, sign: int) -> bool:
        self._apply(changes, sign)
        if self.sound():
            self.done.append(changes)
            return True
        self._apply(changes, -sign)
        return False

    def _apply(self, changes: Changes, sign: int) -> None:
        for key, name, fen in changes:
            (self.fund if key is None else self.of[key])[name] += sign * fen

    def _grant(self, key: int, fen: int) -> Changes | None:
        return [(None, "cash", fen), (None, "in", fen)]

    def _bank(self, key: int, fen: int) -> Changes | None:
        return [(None, "cash", fen), (None, "bank", fen)]

    def _order(self, key: int, fen: int) -> Changes | None:
        his = self.of[key]
        promised = sum(one["transit"] + self.lies_for_him(who) for who, one in self.of.items())
        most = min(self.fund["cash"] - promised, self.open_of_worker(key))
        can = his["transit"] + his["had"] == 0 and his["granted"] <= most
        return [(key, "transit", his["granted"])] if can else None

    def _confirm(self, key: int, fen: int) -> Changes | None:
        sent = self.of[key]["transit"]
        return [(key, "transit", -sent), (key, "had", sent), (None, "cash", -sent)] if sent else None

    def _come_back(self, key: int, fen: int) -> Changes | None:
        sent, had = self.of[key]["transit"], self.of[key]["had"]
        if sent:
            return [(key, "transit", -sent)]
        return [(key, "had", -had), (None, "cash", had)] if had else None

    def _recover(self, key: int, fen: int) -> Changes | None:
        union, worker = self.open_of_union(key), self.open_of_worker(key)
        if fen > union + worker:
            return None
        part = {
            "assignee_first": min(fen, union),
            "worker_first": max(fen - worker, 0),
            "pro_rata": (2 * fen * union + union + worker) // (2 * (union + worker)),
        }[self.split]
        return [(None, "cash", fen), (key, "for_union", part), (key, "for_him", fen - part)]

    def _early(self, key: int, fen: int) -> Changes | None:
        own = min(fen, self.open_of_worker(key))
        return [(key, "direct", own), (key, "early_of_union", fen - own)]

    def _late(self, key: int, fen: int) -> Changes | None:
        return [(key, "direct", min(fen, self.open_of_worker(key)))]

    def _pay_out(self, key: int, fen: int) -> Changes | None:
        return [(key, "got_his", fen), (None, "cash", -fen)]

    def _write_off(self, key: int, fen: int) -> Changes | None:
        can = fen <= self.open_of_union(key) - self.of[key]["transit"]
        return [(key, "given_up", fen), (None, "lost", fen)] if can else None

    def _twice(self, key: int, fen: int) -> Changes | None:
        return [(key, "twice", fen), (None, "cash", -fen)] if fen <= self.of[key]["had"] else None

    def _repay(self, key: int, fen: int) -> Changes | None:
        return [(key, "gave_back", fen), (None, "cash", fen)]

    def _forgive(self, key: int, fen: int) -> Changes | None:
        return [(key, "forgiven", fen), (None, "lost", fen)]


def a_life(chance: random.Random, workers: list[int], length: int) -> Iterator[tuple[str, int, int]]:
    """Money first, then anything: event, worker, fen."""
    yield "grant", 0, chance.randint(1, 9_000)
    for _ in range(length):
        what, fen = chance.choice(EVENTS), chance.randint(1, chance.choice((30, 600, 3_000)))
        yield what, chance.choice(workers), -fen // 9 if what == "bank" and fen % 2 else fen


def some_workers(chance: random.Random) -> list[tuple[int, int]]:
    """What one to three workers are owed and what was granted of it."""
    owed = [chance.randint(1, 5_000) for _ in range(chance.randint(1, 3))]
    return [(one, chance.randint(1, one)) for one in owed]


def agrees(model: Model, balances: dict[str, int], standings: dict[int, Any]) -> None:
    """Every balance and every standing is the model's, and the fund is whole."""
    assert sum(balances.values()) == 0
    assert balances["recoveries"] == 0
    assert balances["cash"] == model.fund["cash"] >= 0
    assert balances["grants"] == -model.fund["in"]
    assert balances["write_offs"] == model.fund["lost"]
    assert balances["bank_items"] == -model.fund["bank"]
    assert balances["claims"] == sum(one.outstanding for one in standings.values())
    for key, one in standings.items():
        _worker_agrees(model, key, one)
    has = sum(balances[one] for one in ("cash", "advances", "claims", "due_to_workers", "due_from_workers"))
    assert has == model.fund["in"] - model.fund["lost"] + model.fund["bank"]


def _worker_agrees(model: Model, key: int, one: Any) -> None:
    his = model.of[key]
    assert one.holds
    assert one.outstanding == model.open_of_union(key) >= 0
    assert one.own_open == model.open_of_worker(key) >= 0
    assert (one.ordered, one.paid) == (his["transit"], his["had"])
    assert (one.to_union, one.to_worker) == (his["for_union"], his["for_him"])
    assert one.due_to == model.lies_for_him(key) >= 0
    assert one.due_from == model.he_owes(key) >= 0
    assert one.written_off == his["given_up"] + his["forgiven"]
    # Of his wages he has at most his wages, whoever paid them.
    assert his["had"] + his["got_his"] + his["direct"] <= his["owed"]
