"""remind: tell workers 90, 30 and 7 days before the last day for arbitration."""

from __future__ import annotations

from datetime import date

from weiquanbao.common import dates
from weiquanbao.jobs.daily import for_each_day
from weiquanbao.jobs.schedule import EVERY_HOUR, periodic
from weiquanbao.law.parameters import parameter
from weiquanbao.notices.actions import Telling, queue_all
from weiquanbao.reading.limitation_due import limitation_due
from weiquanbao.reading.rows import ReminderRow


@periodic("jobs.limitation_reminders", EVERY_HOUR)
def limitation_reminders() -> None:
    """Queue today's reminders, and those of days on which nothing ran."""
    for_each_day("limitation_reminders", remind)


def remind(day: date) -> None:
    """Queue the reminders that fall on a day (调解仲裁法 27: one year, and a complaint does not stop it)."""
    days = parameter("limitation.reminder_days", day).value
    if not isinstance(days, tuple):
        raise TypeError("limitation.reminder_days lists the days before")
    # A reminder made up for later says how many days are left now; one for a day gone by helps nobody.
    rows = (row for row in limitation_due(day, days) if row.lapses_on >= dates.today())
    queue_all(_telling(row) for row in rows)


def _telling(row: ReminderRow) -> Telling:
    return Telling(
        key=f"limitation:{row.matter_id}:{row.lapses_on}:{row.days}:{row.person_id}",
        template="limitation_reminder",
        context={
            "matter_code": row.matter_code,
            "lapses_on": row.lapses_on,
            "days": (row.lapses_on - dates.today()).days,
        },
        channels=("in_app", "sms"),
        recipient_id=row.person_id,
        matter_id=row.matter_id,
    )
