"""What runs by itself, and that running it twice changes nothing."""

from datetime import date, datetime, timedelta

import pytest
from procrastinate.contrib.django import app

from weiquanbao.common import dates
from weiquanbao.desk.file import file_complaint
from weiquanbao.jobs.close_day import close_day
from weiquanbao.jobs.expire import expire_clocks
from weiquanbao.ledger.models import DailyRoot, Step

SCHEDULE = {
    "jobs.beat": "* * * * *",
    "jobs.deliver_due": "* * * * *",
    "jobs.expire_clocks": "*/5 * * * *",
    "jobs.recognise": "* * * * *",
    "jobs.seal_left_over": "*/5 * * * *",
    "jobs.tidy": "*/5 * * * *",
    "jobs.warn_funds": "*/5 * * * *",
    "jobs.close_day": "7 * * * *",
    "jobs.drop_stale_drafts": "7 * * * *",
    "jobs.forget": "7 * * * *",
    "jobs.answer_reminders": "7 * * * *",
    "jobs.limitation_reminders": "7 * * * *",
    "jobs.payment_reminders": "7 * * * *",
    "jobs.recompute": "7 * * * *",
    "jobs.complete_index": "7 * * * *",
    "jobs.rosters": "7 * * * *",
    "jobs.free_files": "40 19 * * *",
}
FILED = datetime(2026, 11, 16, 20, 0, tzinfo=dates.TZ)


def test_everything_that_must_run_is_scheduled_and_never_waits_twice() -> None:
    found = {name: periodic.cron for (name, _), periodic in app.periodic_registry.periodic_tasks.items()}
    assert found == SCHEDULE
    assert all(app.tasks[name].queueing_lock == name for name in SCHEDULE)
    assert "notices.deliver" in app.tasks


@pytest.mark.django_db
def test_clocks_run_out_once_however_often_and_late_the_job_runs(county, draft) -> None:
    with dates.at(FILED):
        filed = file_complaint(draft_key=draft())
    for days in (30, 30, 31):
        with dates.at(FILED + timedelta(days=days)):
            expire_clocks()
    expired = Step.objects.filter(case_id=filed.case_id, actor="clock").values_list("effective_on", flat=True)
    assert len(expired) == 1
    assert expired[0] < date(2026, 12, 1), "it takes effect on its due date, not when the job ran"


@pytest.mark.django_db
def test_past_days_are_sealed_once_also_after_a_pause(county, draft) -> None:
    with dates.at(FILED):
        file_complaint(draft_key=draft())
        close_day()
        assert not DailyRoot.objects.exists(), "today is not over"
    for days in (3, 3, 4):
        with dates.at(FILED + timedelta(days=days)):
            close_day()
    sealed = list(DailyRoot.objects.order_by("day").values_list("day", flat=True))
    assert sealed == [date(2026, 11, 16 + n) for n in range(4)]
