"""The lines of every kind of entry. Plain Python: nothing is looked up, nothing is written.

Sums in signed fen, debit above zero, credit below. Each function gives lines that come to nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import cast

from weiquanbao.common.money import fen as in_fen
from weiquanbao.common.money import of_fen
from weiquanbao.funds.words import ACCOUNTS, BY_WORKER
from weiquanbao.law.claims.wage_assignment import Order, part_of_assignee


@dataclass(frozen=True, slots=True)
class Posted:
    """One line: an account, fen, and the advance of the worker it concerns."""

    account: str
    fen: int
    advance: int | None = None


Lines = tuple[Posted, ...]


@dataclass(frozen=True, slots=True)
class Parts:
    """How a sum that came in for one worker is divided; together they are that sum."""

    union: int
    worker: int


def checked(lines: Iterable[Posted]) -> Lines:
    """The same lines. Raises ValueError for what no entry may be, so that nothing unbalanced reaches the database."""
    found = tuple(lines)
    if len(found) < 2 or any(not one.fen for one in found):
        raise ValueError(f"an entry has two lines that move something: {found}")
    if sum(one.fen for one in found):
        raise ValueError(f"an entry comes to nothing: {found}")
    if any(one.account not in ACCOUNTS for one in found):
        raise ValueError(f"an unknown account: {found}")
    if any(one.account in BY_WORKER and one.advance is None for one in found):
        raise ValueError(f"a line of an account by worker names him: {found}")
    return found


def _moved(debit: str, credit: str, fen: int, advance: int | None = None) -> Lines:
    if fen <= 0:
        raise ValueError(f"{fen} fen are no sum")
    return checked((Posted(debit, fen, advance), Posted(credit, -fen, advance)))


def granted(fen: int) -> Lines:
    """The federation puts money into the fund."""
    return _moved("cash", "grants", fen)


def ordered(advance: int, fen: int) -> Lines:
    """The bank is told to pay: the claim is the union's from here on (民法典 545), the money is on its way."""
    return _moved("claims", "advances", fen, advance)


def paid(advance: int, fen: int) -> Lines:
    """The bank paid."""
    return _moved("advances", "cash", fen, advance)


def came_back(advance: int, fen: int) -> Lines:
    """An advance the bank had paid came back: the money is there again, and the claim his."""
    return _moved("cash", "claims", fen, advance)


def payout_came_back(advance: int, fen: int) -> Lines:
    """A worker's part came back: it is owed to him again."""
    return _moved("cash", "due_to_workers", fen, advance)


def divided(split: str, amount: int, union_open: int, worker_open: int) -> Parts:
    """What came in for one worker, by the agreed order and what is open of both parts.

    Raises ValueError where it is more than is open. Source: 民法典 547 and the agreement; the rule is the law's own
    (`law.claims.wage_assignment`).
    """
    if not 0 < amount <= union_open + worker_open:
        raise ValueError(f"{amount} fen came in, {union_open} and {worker_open} are open")
    part = part_of_assignee(
        cast("Order", split), of_fen(amount), of_fen(union_open), of_fen(union_open + worker_open)
    )
    union = in_fen(part)
    return Parts(union, amount - union)


def shared_out(amount: int, open_of: Mapping[int, int]) -> dict[int, int]:
    """A sum that came in for several workers, by what is open of each. Raises ValueError where it is more than that.

    Rounded down; the fen left over go to those who lose most by it, of equals to the first.
    """
    total = sum(open_of.values())
    if not 0 <= amount <= total:
        raise ValueError(f"{amount} fen came in, {total} are open")
    if not total:
        return dict.fromkeys(open_of, 0)
    found = {key: amount * his // total for key, his in open_of.items()}
    left = amount - sum(found.values())
    most = sorted(open_of, key=lambda key: (-(amount * open_of[key] % total), key))
    for key in most[:left]:
        found[key] += 1
    return found


def recovered(parts: Mapping[int, Parts]) -> Lines:
    """Money of the respondent came in and is divided at once: nothing stays on `recoveries`."""
    total = sum(one.union + one.worker for one in parts.values())
    lines = [*_moved("cash", "recoveries", total), Posted("recoveries", total)]
    for advance, one in parts.items():
        lines.append(Posted("claims", -one.union, advance))
        lines.append(Posted("due_to_workers", -one.worker, advance))
    return checked(line for line in lines if line.fen)


def paid_out(advance: int, fen: int) -> Lines:
    """A worker gets his part of what came in."""
    return _moved("due_to_workers", "cash", fen, advance)


def paid_before_notice(advance: int, fen: int) -> Lines:
    """The respondent paid the union's part to the worker before it was told: he owes it (民法典 546)."""
    return _moved("due_from_workers", "claims", fen, advance)


def sent_twice(advance: int, fen: int) -> Lines:
    """The bank paid a worker twice: he owes it."""
    return _moved("due_from_workers", "cash", fen, advance)


def repaid(advance: int, fen: int) -> Lines:
    """A worker gave back what he owed."""
    return _moved("cash", "due_from_workers", fen, advance)


def written_off(advance: int, fen: int, account: str = "claims") -> Lines:
    """Given up, by decision: of a claim, or of what a worker owes."""
    if account not in {"claims", "due_from_workers"}:
        raise ValueError(f"nothing is written off of {account}")
    return _moved("write_offs", account, fen, advance)


def bank_item(fen: int) -> Lines:
    """Interest above zero, a fee below."""
    return checked((Posted("cash", fen), Posted("bank_items", -fen)))


def reversal(lines: Iterable[Posted]) -> Lines:
    """The same lines with the other sign."""
    return checked(replace(one, fen=-one.fen) for one in lines)
