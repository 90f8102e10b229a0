"""Reminders of the last day for arbitration (调解仲裁法 27): 90, 30 and 7 days before, once each."""

from datetime import date, datetime, time, timedelta

import pytest

from weiquanbao.cases.models import Claim
from weiquanbao.common import dates
from weiquanbao.desk.file import file_complaint
from weiquanbao.jobs.remind import limitation_reminders
from weiquanbao.notices.models import Notice

pytestmark = pytest.mark.django_db
FILED = datetime(2026, 11, 16, 20, 0, tzinfo=dates.TZ)


@pytest.fixture
def lapses_on(county, draft) -> date:
    """The last day of a complaint that was filed on 16 November 2026; the outbox is empty."""
    with dates.at(FILED):
        file_complaint(draft_key=draft())
    Notice.objects.all().delete()
    found = Claim.objects.get().lapses_on
    assert found is not None
    return found


def run_on(day: date) -> list[Notice]:
    """Let the job run on a day; the notices it added."""
    before = set(Notice.objects.values_list("pk", flat=True))
    with dates.at(datetime.combine(day, time(1, 7), dates.TZ)):
        limitation_reminders()
    return list(Notice.objects.exclude(pk__in=before).order_by("channel"))


@pytest.mark.parametrize("days", [90, 30, 7])
def test_the_worker_is_told_in_the_app_and_by_text_message(lapses_on: date, days: int) -> None:
    in_app, sms = run_on(lapses_on - timedelta(days=days))
    assert (in_app.channel, sms.channel) == ("in_app", "sms")
    for notice in (in_app, sms):
        assert notice.template == "limitation_reminder"
        assert dates.plain_date(lapses_on) in notice.text
        assert f"还有 {days} 天" in notice.text


@pytest.mark.parametrize("days", [91, 89, 31, 29, 8, 6, 0, -1])
def test_on_other_days_nobody_is_told(lapses_on: date, days: int) -> None:
    assert run_on(lapses_on - timedelta(days=days)) == []


def test_running_again_tells_nobody_twice(lapses_on: date) -> None:
    day = lapses_on - timedelta(days=30)
    assert len(run_on(day)) == 2
    assert run_on(day) == []


def test_after_a_pause_the_reminder_says_how_many_days_are_left_now(lapses_on: date) -> None:
    run_on(lapses_on - timedelta(days=32))
    late = run_on(lapses_on - timedelta(days=27))
    assert len(late) == 2
    assert all("还有 27 天" in notice.text for notice in late)


def test_after_the_last_day_a_missed_reminder_is_not_sent(lapses_on: date) -> None:
    run_on(lapses_on - timedelta(days=8))
    assert run_on(lapses_on + timedelta(days=2)) == []
