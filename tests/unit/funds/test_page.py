"""The page about the books names every account and every kind of entry, and its example is what the rules book."""

from __future__ import annotations

from pathlib import Path

from weiquanbao.funds import postings, rules
from weiquanbao.funds.standing import Standing
from weiquanbao.funds.words import ACCOUNTS, KINDS

PAGE = (Path(__file__).parents[3] / "docs" / "explanation" / "the-books-of-the-fund.md").read_text("utf-8")


def test_every_account_and_every_kind_is_explained() -> None:
    for code, word in ACCOUNTS.items():
        assert f"| {word} | `{code}` |" in PAGE
    for code, word in KINDS.items():
        assert f"| {word} `{code}`" in PAGE


def test_the_example_is_what_is_booked() -> None:
    one = Standing(1, 90_00, 60_00)
    rows = [row for row in PAGE.splitlines() if row.startswith("| 追回 70")]
    one = one.after("ordered", rules.order(one, 100_00))
    one = one.after("paid", rules.confirm(one, 100_00))
    assert (one.outstanding, one.own_open) == (60_00, 30_00)
    lines = rules.recover({1: 70_00}, {1: one}, "worker_first")
    one = one.after("recovered", lines)
    assert (one.outstanding, one.due_to, one.own_open) == (20_00, 30_00, 0)
    assert sum(line.fen for line in lines if line.account == "cash") == 70_00
    assert rows == ["| 追回 70: 30 his, 40 the union's | 110 | | 20 | −30 | 0 |"]
    assert rules.pay_out(one, 30_00, 110_00) == postings.paid_out(1, 30_00)
