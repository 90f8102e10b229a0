"""Everything that may be done to a roster, in one place to import from.

Each takes who acts, checks his right, changes rows and writes the history in one transaction. Nothing of it enters a
dossier, so nothing of it is in a case's ledger (docs/adr/0049).
"""

from weiquanbao.rosters.booking import book, call_off, cancel
from weiquanbao.rosters.filling import fill, vacate
from weiquanbao.rosters.leaving import ask_leave, decide_leave, withdraw_leave
from weiquanbao.rosters.planning import plan
from weiquanbao.rosters.posts import close_post, end_hours, keep_profile, open_post, set_hours
from weiquanbao.rosters.releasing import release
from weiquanbao.rosters.resting import Rested, follow_calendar
from weiquanbao.rosters.returning import return_leave
from weiquanbao.rosters.rights import Refused
from weiquanbao.rosters.swapping import answer_swap, ask_swap, decide_swap, withdraw_swap

__all__ = [
    "Refused",
    "Rested",
    "answer_swap",
    "ask_leave",
    "ask_swap",
    "book",
    "call_off",
    "cancel",
    "close_post",
    "decide_leave",
    "decide_swap",
    "end_hours",
    "fill",
    "follow_calendar",
    "keep_profile",
    "open_post",
    "plan",
    "release",
    "return_leave",
    "set_hours",
    "vacate",
    "withdraw_leave",
    "withdraw_swap",
]
