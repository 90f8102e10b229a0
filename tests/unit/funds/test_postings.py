"""Lines of entries, and how a sum that came in is divided: nothing is lost, no fen too much."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weiquanbao.funds import postings
from weiquanbao.funds.postings import Parts, Posted, divided, shared_out
from weiquanbao.funds.words import SPLITS

sums = st.integers(0, 10**9)


@given(st.sampled_from(list(SPLITS)), sums, sums, st.data())
def test_a_division_is_whole_and_gives_nobody_more_than_is_open(split, union, worker, data) -> None:
    if not union + worker:
        return
    amount = data.draw(st.integers(1, union + worker))
    part = divided(split, amount, union, worker)
    assert part.union + part.worker == amount
    assert 0 <= part.union <= union
    assert 0 <= part.worker <= worker
    if split == "assignee_first":
        assert part.union == union or not part.worker
    if split == "worker_first":
        assert part.worker == worker or not part.union
    if split == "pro_rata":
        assert abs(part.union * (union + worker) - amount * union) * 2 <= union + worker


def test_divisions_by_hand() -> None:
    assert divided("assignee_first", 70_00, 60_00, 30_00) == Parts(60_00, 10_00)
    assert divided("worker_first", 70_00, 60_00, 30_00) == Parts(40_00, 30_00)
    assert divided("pro_rata", 70_00, 60_00, 30_00) == Parts(46_67, 23_33)
    for amount in (0, -1, 90_01):
        with pytest.raises(ValueError, match="fen came in"):
            divided("pro_rata", amount, 60_00, 30_00)


@given(st.lists(sums, min_size=1, max_size=20), st.data())
def test_what_came_in_for_several_is_shared_out_whole(opens, data) -> None:
    open_of = dict(enumerate(opens))
    amount = data.draw(st.integers(0, sum(opens)))
    found = shared_out(amount, open_of)
    assert sum(found.values()) == amount
    for key, his in open_of.items():
        assert 0 <= found[key] <= his
        assert abs(found[key] * sum(opens) - amount * his) < max(sum(opens), 1)


def test_fen_left_over_go_to_those_who_lose_most() -> None:
    assert shared_out(100, {1: 100, 2: 100, 3: 100}) == {1: 34, 2: 33, 3: 33}
    assert shared_out(2, {1: 1, 2: 5}) == {1: 0, 2: 2}
    with pytest.raises(ValueError, match="are open"):
        shared_out(7, {1: 1, 2: 5})


@pytest.mark.parametrize(
    "lines",
    [
        (),
        (Posted("cash", 1),),
        (Posted("cash", 1), Posted("grants", -2)),
        (Posted("cash", 0), Posted("grants", 0)),
        (Posted("purse", 1), Posted("grants", -1)),
        (Posted("cash", 1), Posted("claims", -1)),
    ],
)
def test_what_is_no_entry_is_no_entry(lines) -> None:
    with pytest.raises(ValueError, match=r"entry|account|names him"):
        postings.checked(lines)


def test_every_kind_by_hand() -> None:
    def plain(lines) -> dict:
        return {(one.account, one.advance): one.fen for one in lines}

    assert plain(postings.granted(5)) == {("cash", None): 5, ("grants", None): -5}
    assert plain(postings.ordered(7, 5)) == {("claims", 7): 5, ("advances", 7): -5}
    assert plain(postings.paid(7, 5)) == {("advances", 7): 5, ("cash", 7): -5}
    assert plain(postings.came_back(7, 5)) == {("cash", 7): 5, ("claims", 7): -5}
    assert plain(postings.payout_came_back(7, 5)) == {("cash", 7): 5, ("due_to_workers", 7): -5}
    assert plain(postings.paid_out(7, 5)) == {("due_to_workers", 7): 5, ("cash", 7): -5}
    assert plain(postings.paid_before_notice(7, 5)) == {("due_from_workers", 7): 5, ("claims", 7): -5}
    assert plain(postings.sent_twice(7, 5)) == {("due_from_workers", 7): 5, ("cash", 7): -5}
    assert plain(postings.repaid(7, 5)) == {("cash", 7): 5, ("due_from_workers", 7): -5}
    assert plain(postings.written_off(7, 5)) == {("write_offs", 7): 5, ("claims", 7): -5}
    assert plain(postings.bank_item(-5)) == {("cash", None): -5, ("bank_items", None): 5}
    assert postings.recovered({7: Parts(3, 2), 8: Parts(0, 4)}) == (
        Posted("cash", 9), Posted("recoveries", -9), Posted("recoveries", 9),
        Posted("claims", -3, 7), Posted("due_to_workers", -2, 7), Posted("due_to_workers", -4, 8),
    )  # fmt: skip
    assert plain(postings.reversal(postings.granted(5))) == {("cash", None): -5, ("grants", None): 5}
    for wrong in (lambda: postings.granted(0), lambda: postings.written_off(7, 5, "cash")):
        with pytest.raises(ValueError, match=r"no sum|written off"):
            wrong()
