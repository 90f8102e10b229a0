"""recompute: periods counted provisionally, once the holiday notice of their year has been entered."""

from __future__ import annotations

from weiquanbao.desk import enter_holidays
from weiquanbao.jobs.schedule import EVERY_HOUR, periodic


@periodic("jobs.recompute", EVERY_HOUR)
def recompute() -> None:
    """Finish what the page that entered the notice left over; finds nothing to do on most days."""
    enter_holidays.recompute()
