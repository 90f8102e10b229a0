"""What changes in the books of a fund: everything the effects of acts call, in one place.

Each is keyword-only, runs in the act's transaction with the fund locked, and raises what `refusals` says: then nothing
is written. Sums are in fen.
"""

from __future__ import annotations

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

__all__ = [
    "NotEnough", "NotNow", "PeriodClosed", "Refused", "TakenAlready", "TooMuch", "close_period", "confirm_payment",
    "establish", "grant", "order_payment", "paid_after_notice", "paid_before_notice", "pay_out", "payment_returned",
    "post", "record_bank_item", "record_recovery", "repaid", "reverse", "sent_twice", "set_budget", "take_back_direct",
    "wind_up", "write_off",
]  # fmt: skip
