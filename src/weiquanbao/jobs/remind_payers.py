"""remind_payers: tell a respondent so many days before something is due under an agreement."""

from __future__ import annotations

from datetime import date, timedelta

from django.conf import settings

from weiquanbao.common import dates
from weiquanbao.jobs.daily import for_each_day
from weiquanbao.jobs.schedule import EVERY_HOUR, periodic
from weiquanbao.law.parameters import period
from weiquanbao.notices.actions import Telling, queue_all
from weiquanbao.reading import visible
from weiquanbao.reading.rows import DueSoonRow


@periodic("jobs.payment_reminders", EVERY_HOUR)
def payment_reminders() -> None:
    """Queue today's reminders, and those of days on which nothing ran."""
    for_each_day("payment_reminders", remind_payers)


def remind_payers(day: date) -> None:
    """Remind of what is due so many days after this one and was neither paid nor reported (内部规则 履行 10)."""
    due = day + timedelta(days=period("performance.reminder_days", day)[0].count)
    # Made up for later, a reminder still helps as long as the day has not gone by.
    queue_all(_telling(row) for row in (visible.payments_due(due) if due >= dates.today() else ()))


def _telling(row: DueSoonRow) -> Telling:
    return Telling(
        key=f"payment_reminder:{row.case_id}:{row.due_on}:{row.person_id}",
        template="performance.due_soon",
        context={
            "matter_code": row.matter_code,
            "due": row.due_on,
            "link": f"{settings.PUBLIC_URL}/e/{row.matter_code}/",
        },
        channels=("in_app", "sms"),
        recipient_id=row.person_id,
        case_id=row.case_id,
        matter_id=row.matter_id,
    )
