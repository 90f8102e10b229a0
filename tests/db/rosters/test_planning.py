"""The weeks to come, and who is on duty in them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from rostering import FIVE, MONDAY, NINE, NOON, TWO, Roster

from weiquanbao.cases.holidays import keep_year
from weiquanbao.common.dates import at, now
from weiquanbao.law.calendar import YearTable, china
from weiquanbao.law.statutory_holidays import statutory_holidays
from weiquanbao.rosters import actions
from weiquanbao.rosters.models import Change, Opening, Shift
from weiquanbao.rosters.reading import lawyers

WEEK = timedelta(days=7)


def test_four_weeks_are_planned_once(roster: Roster):
    days = sorted(
        Shift.objects.filter(starts=NINE, lawyer=roster.first.person_id).values_list("day", flat=True)
    )
    assert days == [MONDAY + n * WEEK for n in range(5)]
    assert Change.objects.filter(kind="shift_planned", by=None).count() == Shift.objects.count()
    assert actions.plan() == 0


def test_a_day_off_is_left_out_and_a_working_saturday_is_not(roster: Roster):
    year = 2027
    rest = set(statutory_holidays(year)) | {date(year, 3, 1)}
    table = YearTable(year, frozenset(rest), frozenset({date(year, 3, 6)}), "示例通知")
    keep_year(table=table, entered_by=roster.county.staff["county_officer"].person_id or 0)
    assert date(year, 3, 1).weekday() == MONDAY.weekday()
    actions.plan(since=date(year, 3, 1), until=date(year, 3, 9))
    planned = Shift.objects.filter(day__gte=date(year, 3, 1)).values_list("day", flat=True)
    assert set(planned) == {date(year, 3, 2), date(year, 3, 8), date(year, 3, 9)}


def test_a_weekend_is_open_where_hours_are_set_but_no_holiday(roster: Roster):
    officer = roster.county.staff["county_officer"]
    actions.set_hours(
        post_id=roster.town.pk, weekday=5, starts=NINE, ends=NOON, lawyer_id=None, since=date(2027, 5, 1),
        acting_as=officer,
    )  # fmt: skip
    assert 2027 not in china().years, "the first of May 2027 is computed, not published"
    actions.plan(since=date(2027, 5, 1), until=date(2027, 5, 8))
    assert set(
        Shift.objects.filter(day__week_day=7, day__gte=date(2027, 5, 1)).values_list("day", flat=True)
    ) == {date(2027, 5, 8)}


def test_hours_that_end_plan_no_further_week(roster: Roster):
    opening = Opening.objects.get(lawyer=roster.first.person_id)
    actions.end_hours(
        opening_id=opening.pk, until=MONDAY + 5 * WEEK, acting_as=roster.county.staff["town_officer"]
    )
    actions.plan(since=MONDAY + 5 * WEEK, until=MONDAY + 6 * WEEK)
    assert not Shift.objects.filter(opening=opening, day__gte=MONDAY + 5 * WEEK).exists()


def test_whoever_is_away_or_elsewhere_leaves_a_gap(roster: Roster):
    officer, first = roster.county.staff["county_officer"], roster.first.person_id
    later = MONDAY + 5 * WEEK
    actions.set_hours(
        post_id=roster.centre.pk, weekday=0, starts=NINE, ends=NOON, lawyer_id=first, acting_as=officer
    )
    with at(now() + 4 * WEEK):
        leave = actions.ask_leave(
            starts_on=later + WEEK, ends_on=later + WEEK, reason="出差", acting_as=roster.first
        )
        actions.decide_leave(leave_id=leave.pk, approve=True, acting_as=officer)
    actions.plan(since=later, until=later + WEEK)
    who = {
        (one.post_id, one.day): one.lawyer_id
        for one in Shift.objects.filter(day__gte=later, starts=NINE, day__week_day=2)
    }
    assert who == {
        (roster.town.pk, later): first,
        (roster.centre.pk, later): None,
        (roster.town.pk, later + WEEK): None,
        (roster.centre.pk, later + WEEK): None,
    }


def test_no_lawyer_is_in_two_places_at_once(roster: Roster):
    first = roster.first.person_id
    again = {"post": roster.centre, "day": MONDAY, "lawyer_id": first}
    Shift.objects.create(starts=NOON, ends=TWO, **again)
    with pytest.raises(IntegrityError, match="a_lawyer_is_in_one_place"), transaction.atomic():
        Shift.objects.create(starts=TWO.replace(hour=11, minute=29), ends=FIVE, **again)


def test_who_is_on_duty_on_a_day(roster: Roster):
    with CaptureQueriesContext(connection) as seen:
        found = lawyers(MONDAY)
    assert len(seen) == 2
    assert [one.person_id for one in found] == [roster.first.person_id]
    one = found[0]
    assert (one.called, one.firm, one.languages, one.homes, one.topics) == (
        "示例李律师",
        "示例律师事务所",
        ("mandarin", "gan"),
        ("360000",),
        ("wages",),
    )
    assert [(post.post, post.starts, post.ends) for post in one.posts] == [("示例镇", NINE, NOON)]
    assert not one.now
    with at(now().replace(hour=9)):
        assert lawyers(MONDAY)[0].now
        assert not lawyers(MONDAY + WEEK)[0].now
    with at(now().replace(hour=11, minute=30)):
        assert not lawyers(MONDAY)[0].now
    everybody = {one.person_id: one.posts for one in lawyers(MONDAY + timedelta(days=2), all_of_them=True)}
    assert everybody == {roster.first.person_id: (), roster.second.person_id: ()}


def test_the_history_only_grows(roster: Roster):
    row = Change.objects.first()
    assert row is not None
    with pytest.raises(Exception, match="append_only"), transaction.atomic():
        row.save()
    with pytest.raises(Exception, match="append_only"), transaction.atomic():
        row.delete()
