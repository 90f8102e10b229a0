"""The roster's daily work: the weeks ahead, whoever comes tomorrow, what is kept no longer."""

from __future__ import annotations

from datetime import timedelta

import pytest
from rostering import MONDAY, MORNING, NINE, make_roster, worker

from weiquanbao.common.dates import at
from weiquanbao.jobs.rosters import rosters
from weiquanbao.notices.models import Notice
from weiquanbao.rosters import actions
from weiquanbao.rosters.models import Booking, Shift

pytestmark = pytest.mark.django_db
WEEK = timedelta(days=7)


def test_each_day_plans_reminds_and_lets_go(county):
    with at(MORNING):
        roster = make_roster(county)
        coming = actions.book(shift_id=roster.shift(MONDAY + WEEK).pk, starts=NINE, person_id=worker().pk)
    before = Shift.objects.count()
    with at(MORNING + WEEK - timedelta(days=1)):
        rosters()
        rosters()
    assert Shift.objects.count() == before + 1, "as far as the horizon moved, once"
    told = Notice.objects.get(template="duty_reminder", channel="sms")
    assert told.recipient_id == coming.person_id
    assert "上午 9:00" in told.text
    assert "示例李律师" in told.text
    with at(MORNING + timedelta(days=365 + 7)):
        rosters()
    assert Booking.objects.exists(), "a year is not over yet"
    with at(MORNING + timedelta(days=365 + 8)):
        rosters()
    assert not Booking.objects.exists()
