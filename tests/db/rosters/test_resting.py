"""Days off that are announced after the weeks were planned, and weekends that are worked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

import pytest
from rostering import NINE, NOON, TWO, Roster, make_roster, worker
from signed_in import browser_of

from weiquanbao.access.actors import Actor
from weiquanbao.common.dates import TZ, at
from weiquanbao.desk import enter_holidays
from weiquanbao.desk import rostering as desk
from weiquanbao.law.calendar import YearTable, china
from weiquanbao.law.statutory_holidays import statutory_holidays
from weiquanbao.notices.models import Notice
from weiquanbao.rosters import actions
from weiquanbao.rosters.actions import Refused
from weiquanbao.rosters.models import Booking, Change, Shift

#: Mondays and a Saturday of a year whose notice nobody has yet.
FIRST, OFF, NEXT, SATURDAY = date(2027, 3, 1), date(2027, 3, 8), date(2027, 3, 15), date(2027, 3, 13)


@pytest.fixture
def spring(county) -> Iterator[Roster]:
    """The roster, planned in March 2027 by a calendar that is computed."""
    assert 2027 not in china().years
    with at(datetime.combine(FIRST, NINE.replace(hour=8), TZ)):
        yield make_roster(county)


def notice(*, rest: set[date], work: set[date] = frozenset()) -> YearTable:  # type: ignore[assignment]
    return YearTable(2027, frozenset({*statutory_holidays(2027), *rest}), frozenset(work), "示例通知")


def entered(roster: Roster, table: YearTable) -> actions.Rested:
    return enter_holidays.enter_year(table=table, acting_as=roster.county.staff["county_officer"])


def book(roster: Roster, person: int) -> None:
    actor = Actor(kind="person", person_id=person, account_id=1)
    desk.book(shift_id=roster.shift(OFF).pk, starts=NINE, acting_as=actor)


def letters(person: int | None, channel: str = "in_app") -> list[tuple[str, str]]:
    rows = Notice.objects.filter(recipient=person, channel=channel, template__startswith="duty_")
    return [(one.template, one.text) for one in rows.order_by("pk")]


def test_a_day_that_becomes_a_day_off_loses_its_shifts_and_all_are_told(spring: Roster) -> None:
    person = worker().pk
    book(spring, person)
    table = notice(rest={OFF})
    assert enter_holidays.what_rests(table) == (2, 1), "morning and gap of the afternoon"
    done = entered(spring, table)
    assert (done.shifts, len(done.called_off), done.planned) == (2, 1, 0)
    assert [roster.lawyer_id for roster in Shift.objects.filter(day=OFF)] == [None, None]
    assert Booking.objects.get().state == "called_off"
    assert letters(person, "sms")[-1] == (
        "duty_day_off",
        "2027年3月8日上午 9:00约的律师那天放假不坐班。最近空着的：3月1日星期一上午 9:00。请上网另约，或打 12351。",
    )
    assert letters(spring.first.person_id)[-1] == (
        "duty_vacated", "不用你坐了：3月8日星期一 9:00–11:30，示例镇。那天放假。",
    )  # fmt: skip
    officer = spring.county.staff["county_officer"].person_id
    assert set(Change.objects.filter(kind="shift_rested").values_list("by_id", flat=True)) == {officer}
    assert desk.follow_calendar().shifts == 0, "the night finds nothing more to do"


def test_nobody_is_looked_for_on_it_and_nobody_can_be_put_there(spring: Roster) -> None:
    entered(spring, notice(rest={OFF}))
    keeper = spring.county.staff["town_officer"]
    client = browser_of(keeper)
    page = client.get(f"/desk/roster/?week={OFF}").content.decode()
    assert "个空档没有律师" not in page
    gap = spring.shift(OFF, TWO)
    assert client.get(f"/desk/roster/shifts/{gap.pk}/").status_code == 404
    with pytest.raises(Refused, match="那天放假"):
        desk.fill(shift_id=gap.pk, lawyer_id=spring.second.person_id or 0, acting_as=keeper)
    history = client.get("/desk/roster/history/").content.decode()
    assert "放假停班" in history
    assert f"/desk/roster/shifts/{gap.pk}/" not in history, "no link that leads nowhere"


def test_a_notice_that_was_typed_wrong_and_typed_again_plans_the_day_anew(spring: Roster) -> None:
    entered(spring, notice(rest={OFF}))
    done = entered(spring, notice(rest={NEXT}))
    assert (done.shifts, done.planned) == (2, 2)
    assert spring.shift(OFF).lawyer_id == spring.first.person_id
    assert spring.shift(OFF, TWO).lawyer_id is None
    assert spring.shift(NEXT).rest


def test_a_post_that_sits_on_a_plain_weekend_goes_on_sitting(spring: Roster) -> None:
    officer = spring.county.staff["county_officer"]
    actions.set_hours(
        post_id=spring.town.pk, weekday=5, starts=NINE, ends=NOON, lawyer_id=None, acting_as=officer
    )
    actions.plan()
    entered(spring, notice(rest={OFF}))
    assert not spring.shift(SATURDAY).rest
    entered(spring, notice(rest={OFF, SATURDAY}))
    assert spring.shift(SATURDAY).rest, "a weekend that is part of a holiday"


@pytest.mark.parametrize("own", [False, True])
def test_a_weekend_that_is_worked_is_planned_like_the_day_beside_it(spring: Roster, own: bool) -> None:
    officer = spring.county.staff["county_officer"]
    for weekday, starts in ((4, NINE), *(((5, TWO),) if own else ())):
        actions.set_hours(
            post_id=spring.town.pk, weekday=weekday, starts=starts, ends=starts.replace(hour=starts.hour + 2),
            lawyer_id=spring.second.person_id, acting_as=officer,
        )  # fmt: skip
    actions.plan()
    done = entered(spring, notice(rest={OFF}, work={SATURDAY}))
    (shift,) = Shift.objects.filter(day=SATURDAY)
    assert (shift.starts, shift.lawyer_id) == (TWO if own else NINE, spring.second.person_id)
    assert done.planned == (0 if own else 1), "hours of its own were planned before"
    again = entered(spring, notice(rest={OFF}))
    assert Shift.objects.get(day=SATURDAY).rest is not own, "worked no more: the Friday's hours fall away"
    assert again.shifts == (0 if own else 1)


def test_the_night_follows_a_calendar_that_came_with_the_product(spring: Roster, monkeypatch) -> None:
    from weiquanbao.jobs import rosters as job
    from weiquanbao.rosters import planning, resting

    person = worker().pk
    book(spring, person)
    calendar = china({2027: notice(rest={OFF})})
    for module in (planning, resting):
        monkeypatch.setattr(module, "county_calendar", lambda: calendar)
    job.one_day(FIRST + timedelta(days=0))
    assert spring.shift(OFF).rest
    assert letters(person, "sms")[-1][0] == "duty_day_off"
    assert Change.objects.filter(kind="booking_called_off", by=None).count() == 1
