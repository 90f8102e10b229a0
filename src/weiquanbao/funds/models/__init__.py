"""Tables of the fund: books, assignments, payment orders, and what the bank says."""

from weiquanbao.funds.models.assignments import Advance, Assignment, DirectPayment
from weiquanbao.funds.models.bank import BankLine, BankStatement, Match
from weiquanbao.funds.models.books import Budget, Entry, Fund, Line, Period
from weiquanbao.funds.models.orders import PaymentOrder

__all__ = [
    "Advance", "Assignment", "BankLine", "BankStatement", "Budget", "DirectPayment", "Entry", "Fund", "Line", "Match",
    "PaymentOrder", "Period",
]  # fmt: skip
