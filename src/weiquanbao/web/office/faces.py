"""Faces as the desk shows them: clocks, and beside them the last day to take a claim to arbitration."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from weiquanbao.common.dates import today
from weiquanbao.reading.rows import ClaimRow, ClockRow
from weiquanbao.web.design.clocks import Face, days, face

#: The first and last of the reminders a worker gets (limitation.reminder_days).
SOON, NOW = 30, 7


def clock_face(row: ClockRow) -> Face | None:
    """The face of a clock; one that stands still says what it waits for."""
    if row.level == "hold" and row.cause:
        return Face("hold", _("等%(cause)s") % {"cause": _(row.cause)})
    return face(row, today())


def limit_face(claims: Sequence[ClaimRow]) -> Face | None:
    """How long the claim that lapses first may still be taken to arbitration."""
    left = min((claim.days_left for claim in claims if claim.days_left is not None), default=None)
    if left is None:
        return None
    if left < 0:
        return Face("late", days(-left))
    tone = "bad" if left <= NOW else "warn" if left <= SOON else "ok"
    return Face(tone, _("还有 %(days)s") % {"days": days(left)} if left else _("今天"), left)
