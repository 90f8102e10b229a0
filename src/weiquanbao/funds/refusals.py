"""Why the books refuse something: each a sentence whoever did it can act on. Plain Python."""

from __future__ import annotations

from datetime import date

from weiquanbao.common.dates import plain_date
from weiquanbao.common.money import in_figures, of_fen


def figures(fen: int) -> str:
    """A sum of the books in yuan, as people write it: 13,740."""
    return in_figures(of_fen(fen))


def said(fen: int) -> str:
    """The same with its unit: 13,740 元."""
    return f"{figures(fen)} 元"


class Refused(Exception):
    """The books stay as they are; the text says why, to whoever acted."""


class PeriodClosed(Refused):
    """The day lies in a month that is closed, or before one; `first_open` is the first day that is not."""

    def __init__(self, on: date, first_open: date) -> None:
        super().__init__(
            f"{plain_date(on)}已经结账，不能再记。请记在{plain_date(first_open)}或以后；记错的，用冲回改。"
        )
        self.first_open = first_open


class NotEnough(Refused):
    """The fund has less than is wanted; `have` in fen."""

    def __init__(self, wanted: int, have: int) -> None:
        super().__init__(
            f"基金能用的只有 {figures(have)} 元，这一笔要 {figures(wanted)} 元。先拨入，或者少付。"
        )
        self.have = have


class TooMuch(Refused):
    """More than is open; `open` in fen, `advance_id` the worker it is about."""

    def __init__(self, wanted: int, is_open: int, what: str, advance_id: int | None = None) -> None:
        super().__init__(f"{what}只有 {figures(is_open)} 元，{figures(wanted)} 元太多了。请核对金额。")
        self.open = is_open
        self.advance_id = advance_id


class NotNow(Refused):
    """It does not fit what was done before."""


class TakenAlready(Refused):
    """The very same file was taken before."""
