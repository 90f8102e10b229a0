"""remind_units: one further text message to a respondent that has not opened its link, in time before the last day."""

from __future__ import annotations

from datetime import date

from django.conf import settings

from weiquanbao.cases.holidays import county_calendar
from weiquanbao.common import dates
from weiquanbao.invitations.actions import phone_behind
from weiquanbao.jobs.daily import for_each_day
from weiquanbao.jobs.schedule import EVERY_HOUR, periodic
from weiquanbao.law.parameters import period
from weiquanbao.notices.actions import queue
from weiquanbao.reading.rows import UnopenedRow
from weiquanbao.reading.unopened import unopened_due


@periodic("jobs.answer_reminders", EVERY_HOUR)
def answer_reminders() -> None:
    """Queue today's reminders, and those of days on which nothing ran."""
    for_each_day("answer_reminders", remind_units)


def remind_units(day: date) -> None:
    """Remind those whose answer is due so many working days after this one (内部规则 单位答复 12)."""
    calendar = county_calendar()
    if not calendar.is_working(day):
        # The working day before it has reached the same last day already.
        return
    due = calendar.add_working(day, period("response.reminder_days", day)[0].count)
    # Made up for later, a reminder still helps as long as the last day has not gone by.
    for row in unopened_due(due) if due >= dates.today() else ():
        _remind(row)


def _remind(row: UnopenedRow) -> None:
    queue(
        key=f"answer_reminder:{row.case_id}",
        template="response.reminded",
        channels=("sms",),
        phone=phone_behind(token=row.token),
        context={
            "union": row.union,
            "party": row.party,
            "due": row.due_on,
            "link": f"{settings.PUBLIC_URL}/e/open/{row.token}/",
        },
        case_id=row.case_id,
        matter_id=row.matter_id,
    )
