"""rosters: plan the coming weeks, warn of gaps, pass on drafts, remind whoever comes tomorrow, let old bookings go."""

from __future__ import annotations

from datetime import date, timedelta

from weiquanbao.common.dates import now, today
from weiquanbao.desk.reviewing import pass_on
from weiquanbao.desk.rostering import follow_calendar, release, remind, warn
from weiquanbao.jobs.daily import for_each_day
from weiquanbao.jobs.schedule import EVERY_HOUR, periodic
from weiquanbao.reading import visible
from weiquanbao.rosters.erasing import drop_old_bookings

#: From this hour on the messages about tomorrow go out.
REMIND_AT = 15


@periodic("jobs.rosters", EVERY_HOUR)
def rosters() -> None:
    """Once a day, and for days on which nothing ran; what is told of tomorrow waits for the afternoon."""
    for_each_day("rosters", one_day)
    if now().hour >= REMIND_AT:
        for_each_day("roster_reminders", remind_of_tomorrow)


def one_day(day: date) -> None:
    """Nothing of it is to be made up for later: it looks ahead from today."""
    if day < today():
        return
    release()
    pass_on(day)
    follow_calendar()
    warn(day + timedelta(days=1))
    drop_old_bookings()


def remind_of_tomorrow(day: date) -> None:
    """A day made up for later reminds nobody of what is over."""
    if day == today():
        remind(visible.bookings_due(day + timedelta(days=1)))
