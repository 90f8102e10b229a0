"""What changes in the books of a fund: everything the effects of acts call, in one place.

Each is keyword-only, runs in the act's transaction with the fund locked, and raises what `refusals` says: then nothing
is written. Sums are in fen.
"""

from __future__ import annotations

from weiquanbao.funds.banking import Imported, import_statement, match, unmatch
from weiquanbao.funds.booking import post
from weiquanbao.funds.keeping import (
    close_period,
    establish,
    grant,
    record_bank_item,
    reverse,
    set_budget,
    take_back_direct,
    wind_up,
)
from weiquanbao.funds.paying import confirm_payment, order_payment, pay_out, payment_returned
from weiquanbao.funds.recovering import (
    paid_after_notice,
    paid_before_notice,
    record_recovery,
    repaid,
    sent_twice,
    write_off,
)
from weiquanbao.funds.refusals import NotEnough, NotNow, PeriodClosed, Refused, TakenAlready, TooMuch
from weiquanbao.funds.statements import Unreadable

__all__ = [
    "Imported", "NotEnough", "NotNow", "PeriodClosed", "Refused", "TakenAlready", "TooMuch", "Unreadable",
    "close_period", "confirm_payment", "establish", "grant", "import_statement", "match", "order_payment",
    "paid_after_notice", "paid_before_notice", "pay_out", "payment_returned", "post", "record_bank_item",
    "record_recovery", "repaid", "reverse", "sent_twice", "set_budget", "take_back_direct", "unmatch", "wind_up",
    "write_off",
]  # fmt: skip
