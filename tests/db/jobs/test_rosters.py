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
    eve = MORNING + WEEK - timedelta(days=1)
    with at(eve):
        rosters()
        rosters()
    assert Shift.objects.count() == before + 1, "as far as the horizon moved, once"
    assert not Notice.objects.filter(template="duty_reminder").exists(), "not before the afternoon"
    with at(eve.replace(hour=15)):
        rosters()
        rosters()
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


def test_whoever_comes_to_a_gap_tomorrow_is_told_and_its_keeper_before(county):
    with at(MORNING):
        roster = make_roster(county)
        shift = roster.shift(MONDAY + WEEK)
        actions.book(shift_id=shift.pk, starts=NINE, person_id=worker().pk)
        actions.vacate(shift_id=shift.pk, acting_as=county.staff["town_officer"])
    with at(MORNING + WEEK - timedelta(days=1)):
        rosters()
    keeper = Notice.objects.get(template="duty_gap_due")
    assert keeper.recipient_id == county.staff["town_officer"].person_id
    with at((MORNING + WEEK - timedelta(days=1)).replace(hour=16)):
        rosters()
    told = Notice.objects.get(template="duty_still_nobody", channel="sms")
    assert (
        told.text
        == "你约的明天上午 9:00（示例镇）还没找到律师，先别跑空。在“我的事”里改时间，或打 12351 问。"
    )
    assert not Notice.objects.filter(template="duty_reminder").exists()
