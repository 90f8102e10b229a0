"""rosters: plan the coming weeks, remind whoever comes tomorrow, let old bookings go."""

from __future__ import annotations

from datetime import date, timedelta

from weiquanbao.common.dates import today
from weiquanbao.desk.rostering import remind
from weiquanbao.jobs.daily import for_each_day
from weiquanbao.jobs.schedule import EVERY_HOUR, periodic
from weiquanbao.reading import visible
from weiquanbao.rosters.actions import plan
from weiquanbao.rosters.erasing import drop_old_bookings


@periodic("jobs.rosters", EVERY_HOUR)
def rosters() -> None:
    """Once a day, and for days on which nothing ran."""
    for_each_day("rosters", one_day)


def one_day(day: date) -> None:
    """A day made up for later reminds nobody of what is over."""
    if day < today():
        return
    plan()
    remind(visible.bookings_due(day + timedelta(days=1)))
    drop_old_bookings()
