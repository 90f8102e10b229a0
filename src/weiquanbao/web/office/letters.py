"""Where a message leads: its case, or the page of the roster it is about."""

from __future__ import annotations

from collections.abc import Collection

from weiquanbao.notices.reading import Letter
from weiquanbao.web.addresses import address_of

LAWYER = "duty_lawyer"
#: What a lawyer is told of his duties stands in his room; what his keeper is told, in the roster.
OF_A_LAWYER = frozenset(
    {
        "duty_swap_asked",
        "duty_swap_accepted",
        "duty_swap_declined",
        "duty_swap_approved",
        "duty_swap_refused",
        "duty_leave_approved",
        "duty_leave_refused",
        "duty_leave_returned",
        "duty_filled",
        "duty_vacated",
    }
)
OF_A_KEEPER = frozenset({"duty_leave_returned"})
OF_A_SHIFT = "duty_gap_due"


def page_of(letter: Letter, keys: Collection[str]) -> str:
    """The address, for somebody who holds these duties; empty where a message leads nowhere."""
    if letter.case_id is not None:
        return address_of("office:case", letter.case_id)
    if letter.template == OF_A_SHIFT and letter.about_id is not None:
        return address_of("office:roster_shift", letter.about_id)
    if letter.template in OF_A_LAWYER and LAWYER in keys:
        return address_of("office:duty")
    if letter.template in OF_A_KEEPER and LAWYER not in keys:
        return address_of("office:roster")
    return ""
