"""What may be booked of an advance as it stands, and with which lines. Plain Python: each rule stands here once.

Each function gives lines, or raises what `refusals` says. `actions` call them with the fund locked.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from weiquanbao.funds import postings
from weiquanbao.funds.postings import Lines, Posted
from weiquanbao.funds.refusals import NotEnough, NotNow, TooMuch
from weiquanbao.funds.standing import Standing


def free_cash(balances: Mapping[str, int]) -> int:
    """Cash that is neither on its way to a worker nor owed to one: what may be advanced."""
    return balances["cash"] + balances["advances"] + balances["due_to_workers"]


def order(one: Standing, free: int) -> Lines:
    """Tell the bank to pay what was granted. Not where the respondent has paid too much of it meanwhile."""
    if one.taken:
        raise NotNow("这一笔已经开过付款单。退回以后才能再开。")
    if not 0 < one.granted <= one.own_open:
        raise TooMuch(one.granted, one.own_open, "单位还欠这个职工的", one.advance_id)
    if one.granted > free:
        raise NotEnough(one.granted, free)
    return postings.ordered(one.advance_id, one.granted)


def confirm(one: Standing, cash: int) -> Lines:
    """The bank paid all that was on its way."""
    if not one.ordered:
        raise NotNow("没有等银行付的付款单。")
    if one.ordered > cash:
        raise NotEnough(one.ordered, cash)
    return postings.paid(one.advance_id, one.ordered)


def come_back(one: Standing, kind: str, fen: int) -> Lines:
    """What the bank had paid came back: an advance, or a worker's part (`kind` of the order)."""
    if kind == "payout":
        return postings.payout_came_back(one.advance_id, fen)
    if fen > one.outstanding:
        raise NotNow("这一笔垫付已经追回或核销了一部分，不能再记退回。请先冲回那一步。")
    return postings.came_back(one.advance_id, fen)


def recover(amounts: Mapping[int, int], standings: Mapping[int, Standing], split: str) -> Lines:
    """Money of the respondent came in, so much for each worker: each sum is divided by the agreed order."""
    parts = {}
    for advance, fen in amounts.items():
        one = standings[advance]
        if fen > one.outstanding + one.own_open:
            raise TooMuch(fen, one.outstanding + one.own_open, "单位还欠的", advance)
        parts[advance] = postings.divided(split, fen, one.outstanding, one.own_open)
    return postings.recovered(parts)


def pay_out(one: Standing, fen: int, cash: int) -> Lines:
    """Give a worker his part of what came in."""
    if fen > one.due_to:
        raise TooMuch(fen, one.due_to, "应付给这个职工的", one.advance_id)
    if fen > cash:
        raise NotEnough(fen, cash)
    return postings.paid_out(one.advance_id, fen)


def past_the_union(one: Standing, fen: int, *, before_notice: bool) -> tuple[int, Lines | None]:
    """The respondent paid a worker himself: what counts on his own part, and the lines of what counts on the union's.

    Before the notice a payment to him counts, first on his own part, then on the union's, which he then owes it; after
    it, only his own part is paid by it (民法典 546, 合同编通则解释 48).
    """
    own = min(fen, one.own_open)
    rest = fen - own
    if not before_notice or not rest:
        return own, None
    if rest > one.outstanding:
        raise TooMuch(fen, own + one.outstanding, "单位还欠的", one.advance_id)
    return own, postings.paid_before_notice(one.advance_id, rest)


def send_twice(one: Standing, fen: int, cash: int) -> Lines:
    """The bank paid a second time what it had paid."""
    if fen > cash:
        raise NotEnough(fen, cash)
    if fen > one.paid:
        raise TooMuch(fen, one.paid, "已经付给这个职工的垫付", one.advance_id)
    return postings.sent_twice(one.advance_id, fen)


def repay(one: Standing, fen: int) -> Lines:
    """A worker gives back what he owes."""
    if fen > one.due_from:
        raise TooMuch(fen, one.due_from, "这个职工该退的", one.advance_id)
    return postings.repaid(one.advance_id, fen)


def write_off(one: Standing, fen: int, account: str = "claims") -> Lines:
    """Give up what cannot be had; what is on its way is not given up."""
    is_open = one.due_from if account == "due_from_workers" else one.outstanding - one.ordered
    if fen > is_open:
        raise TooMuch(fen, is_open, "还没收回的", one.advance_id)
    return postings.written_off(one.advance_id, fen, account)


def bank_item(fen: int, cash: int) -> Lines:
    """Interest, or a fee the fund can pay."""
    if cash + fen < 0:
        raise NotEnough(-fen, cash)
    return postings.bank_item(fen)


def turn_back(kind: str, lines: Iterable[Posted], standings: Mapping[int, Standing], *, cash: int) -> Lines:
    """The opposite of an entry of this kind, where everything done since still holds without it."""
    back = postings.reversal(lines)
    less = -sum(line.fen for line in back if line.account == "cash")
    if less > cash:
        raise NotEnough(less, cash)
    if not all(one.after(kind, back).holds for one in standings.values()):
        raise NotNow("以后的步骤用到了这一笔，不能单独冲回。请先从最后一笔冲起。")
    return back
