"""What may stand in a field of a notice, and how it is said."""

from __future__ import annotations

import unicodedata
from datetime import date, datetime
from decimal import Decimal

from weiquanbao.common import dates

#: A name or reason longer than this is cut in a text message.
SMS_VALUE = 30
#: No single value makes a notice longer than a page.
LONGEST = 2000


def spoken(value: object) -> str:
    """The value as a person would write it."""
    if isinstance(value, bool) or not isinstance(value, (str, int, Decimal, date)):
        raise TypeError(
            f"a field takes text, a whole number, an amount or a date, not {type(value).__name__}"
        )
    if isinstance(value, Decimal):
        return _amount(value)
    if isinstance(value, datetime):
        local = value.astimezone(dates.TZ)
        return f"{dates.plain_date(local.date())}{dates.plain_time(local)}"
    if isinstance(value, date):
        return dates.plain_date(value)
    return _tidy(str(value))[:LONGEST]


def short(value: str) -> str:
    """The value cut for a text message; never a link, code or number, for half of one is worse than none."""
    if len(value) <= SMS_VALUE or (value.isascii() and " " not in value):
        return value
    return value[: SMS_VALUE - 1] + "…"


def _amount(value: Decimal) -> str:
    whole = value == value.to_integral_value()
    return f"{value:,.0f}" if whole else f"{value:,.2f}"


def _tidy(text: str) -> str:
    """Control characters become spaces, so that nothing typed by one person reshapes a message to another."""
    kept = (c if c == "\n" or unicodedata.category(c) not in ("Cc", "Cf") else " " for c in text)
    return "".join(kept).strip()
