"""remind: tell workers 90, 30 and 7 days before the last day for arbitration."""

from __future__ import annotations

from datetime import date

from weiquanbao.common import dates
from weiquanbao.jobs.daily import for_each_day
from weiquanbao.jobs.schedule import EVERY_HOUR, periodic
from weiquanbao.notices.actions import Telling, queue_all


@periodic("jobs.limitation_reminders", EVERY_HOUR)
def limitation_reminders() -> None:
    """Queue today's reminders, and those of days on which nothing ran."""
    for_each_day("limitation_reminders", remind)


def remind(day: date) -> None:
    """Queue the reminders that fall on a day (调解仲裁法 27: one year, and a complaint does not stop it)."""
    from weiquanbao.reading.limitation import limitation_due

    queue_all(
        Telling(
            key=f"limitation:{due.matter_id}:{due.days}:{due.lapses_on}",
            template="limitation_reminder",
            context={
                "matter_code": due.matter_code,
                "lapses_on": due.lapses_on,
                "days": (due.lapses_on - dates.today()).days,
            },
            channels=("in_app", "sms"),
            recipient_id=due.person_id,
            matter_id=due.matter_id,
        )
        for due in limitation_due(day)
        if due.lapses_on >= dates.today()
    )
