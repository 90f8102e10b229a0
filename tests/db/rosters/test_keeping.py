"""The month, a post that closes, what is known of a lawyer, and who changed what."""

from __future__ import annotations

from datetime import timedelta

import pytest
from rostering import MONDAY, NINE, TWO, Roster, text_of, words, worker
from signed_in import browser_of

from weiquanbao.common.dates import at, now
from weiquanbao.desk import rostering as desk
from weiquanbao.notices.models import Notice
from weiquanbao.organisations.models import Organisation, Region
from weiquanbao.people.models import Person
from weiquanbao.reading import visible
from weiquanbao.rosters import actions
from weiquanbao.rosters.actions import Refused
from weiquanbao.rosters.models import Booking, DutyPost, LawyerProfile, Shift

TUESDAY, WEEK = MONDAY + timedelta(days=1), timedelta(days=7)


def test_the_month_shows_every_gap_and_how_far_it_is_planned(roster: Roster):
    client = browser_of(roster.county.staff["town_officer"])
    page = words(client.get("/desk/roster/month/"))
    assert "2026年11月" in page
    assert "2 个空档没有律师" in page, "the afternoons of the 23rd and the 30th"
    assert "示例李一" in page
    assert "还没排" not in page, "November is planned whole"
    january = words(client.get("/desk/roster/month/?month=2027-01"))
    assert "排到 12月21日，后面的还没排" in january
    assert words(client.get("/desk/roster/month/?month=9999-99")).count("2026年11月") >= 1
    view = visible.roster_month(roster.county.staff["town_officer"], MONDAY)
    assert view is not None
    assert [len(week) for week in view.weeks] == [7] * 6
    day = next(one for week in view.weeks for one in week if one.day == MONDAY)
    assert [one.starts for one in day.gaps] == [TWO]
    assert visible.roster_month(roster.county.staff["auditor"], MONDAY) is None


def test_where_many_sit_they_are_counted(roster: Roster):
    for hour in range(4):
        Shift.objects.create(
            post=roster.centre, day=MONDAY, starts=NINE.replace(hour=17 + hour), ends=NINE.replace(hour=18 + hour),
            lawyer_id=roster.second.person_id,
        )  # fmt: skip
    page = words(browser_of(roster.county.staff["county_officer"]).get("/desk/roster/month/"))
    assert "5 班有人" in page


def test_what_closing_takes_with_it_is_said_before_it_is_done(roster: Roster):
    officer, person = roster.county.staff["town_officer"], worker()
    desk_booked = actions.book(shift_id=roster.shift(TUESDAY).pk, starts=NINE, person_id=person.pk)
    client = browser_of(officer)
    address = f"/desk/roster/posts/{roster.town.pk}/close/"
    assert "先写从哪天起撤" in words(client.get(address))
    wrong = client.get(f"{address}?from=2026-11-22")
    assert wrong.status_code == 422
    assert "过去的班改不了" in wrong.content.decode()
    page = words(client.get(f"{address}?from={TUESDAY}"))
    assert "2 位律师后面的班不用坐了" in page
    assert "1 位约好的人，发短信请他们另约" in page
    assert DutyPost.objects.get(pk=roster.town.pk).closed_on is None, "looking changes nothing"
    client.post(address, {"from": str(TUESDAY)})
    assert DutyPost.objects.get(pk=roster.town.pk).closed_on == TUESDAY
    assert roster.shift(MONDAY).lawyer_id == roster.first.person_id, "until then all goes on"
    assert not Shift.objects.filter(post=roster.town, day__gte=TUESDAY, lawyer__isnull=False).exists()
    assert Booking.objects.get(pk=desk_booked.pk).state == "called_off"
    assert Notice.objects.filter(recipient=person, template="duty_called_off", channel="sms").count() == 1
    told = Notice.objects.get(recipient=roster.second.person_id, template="duty_vacated")
    assert told.text.startswith("不用你坐了：11月24日星期二 9:00–11:30，示例镇；12月1日")
    assert told.text.endswith("坐班点撤了。")
    assert "2026年11月24日起撤" in words(client.get("/desk/roster/posts/"))


def test_a_post_that_closed_is_looked_for_no_more(roster: Roster):
    officer = roster.county.staff["county_officer"]
    gap = roster.shift(MONDAY + WEEK, TWO)
    desk.close_post(post_id=roster.town.pk, closed_on=TUESDAY, acting_as=officer)
    week = visible.roster(officer, MONDAY + WEEK)
    assert week is not None
    assert week.gaps == ()
    assert visible.roster_gap(officer, gap.pk) is None
    with pytest.raises(Refused, match="已经撤了"):
        desk.fill(shift_id=gap.pk, lawyer_id=roster.first.person_id or 0, acting_as=officer)
    with pytest.raises(Refused, match="要撤了"):
        actions.set_hours(
            post_id=roster.town.pk, weekday=3, starts=NINE, ends=TWO, lawyer_id=None, acting_as=officer
        )
    with pytest.raises(Refused, match="已经撤了"):
        desk.close_post(post_id=roster.town.pk, closed_on=MONDAY + WEEK, acting_as=officer)
    with at(now() + 3 * WEEK):
        assert actions.plan() == 0
        assert [one.id for one in visible.duty_posts(None, MONDAY, MONDAY)] == [roster.centre.pk]
        assert {one.id for one in visible.roster_posts(officer)} == {roster.centre.pk}
    again = actions.open_post(
        organisation_id=roster.county.town.pk,
        name="示例镇",
        address="示例路 2 号",
        phone="12351",
        acting_as=officer,
    )
    assert again.pk != roster.town.pk, "its name is free for the one that comes after it"


@pytest.mark.parametrize("who", ["intake_officer", "auditor", "other_town_officer", "system_admin"])
def test_only_its_keeper_closes_a_post(roster: Roster, who: str):
    actor = roster.county.staff[who]
    with pytest.raises(Refused, match="不归你排"):
        desk.close_post(post_id=roster.town.pk, closed_on=TUESDAY, acting_as=actor)
    assert visible.roster_closing(actor, roster.town.pk, TUESDAY) is None


def test_the_history_says_who_and_why_and_never_who_booked(roster: Roster):
    officer, person = roster.county.staff["town_officer"], worker()
    shift = roster.shift(MONDAY)
    actions.book(shift_id=shift.pk, starts=NINE, person_id=person.pk)
    leave = actions.ask_leave(starts_on=MONDAY, ends_on=MONDAY, reason="出差", acting_as=roster.first)
    desk.decide_leave(leave_id=leave.pk, approve=True, acting_as=officer)
    client = browser_of(officer)
    page = words(client.get("/desk/roster/history/"))
    keeper = Person.objects.get(pk=officer.person_id).name
    assert f"空出来示例镇 11月23日 星期一 9:00–11:30示例李一 → 空着{keeper}请假 11月23日：出差" in page
    assert "约时间示例镇 11月23日 星期一 9:00–11:30一位职工" in page
    assert person.name not in page
    assert "排班" not in page.replace("坐班", ""), "what is planned every night is not in the list"
    assert "准假" not in page, "a leave is the county's to see"
    county = words(browser_of(roster.county.staff["leader"]).get("/desk/roster/history/"))
    assert f"准假示例李一{keeper}请假 11月23日：出差" in county
    one = words(client.get(f"/desk/roster/shifts/{shift.pk}/"))
    assert "排班 示例李一，照每周的时间排的" in one
    assert person.name not in one
    assert browser_of(roster.county.staff["auditor"]).get("/desk/roster/history/").status_code == 404


def test_the_other_town_sees_nothing_of_it(roster: Roster):
    page = words(browser_of(roster.county.staff["other_town_officer"]).get("/desk/roster/history/"))
    assert "示例镇" not in page


def test_the_history_is_leafed_through(roster: Roster):
    officer = roster.county.staff["town_officer"]
    for _turn in range(13):
        for lawyer in (roster.second, roster.first):
            actions.vacate(shift_id=roster.shift(MONDAY).pk, acting_as=officer)
            actions.fill(shift_id=roster.shift(MONDAY).pk, lawyer_id=lawyer.person_id or 0, acting_as=officer)
    found = visible.roster_changes(officer)
    assert found is not None
    rows, more = found
    assert len(rows) == 50
    rest = visible.roster_changes(officer, more)
    assert rest is not None
    assert rest[0][0].id < rows[-1].id
    assert rest[1] is None


def test_a_lawyers_town_is_kept_and_shown(roster: Roster):
    region, _new = Region.objects.get_or_create(
        code="330782099", defaults={"name": "示例街道", "level": "town"}
    )
    Organisation.objects.filter(pk=roster.county.town.pk).update(region=region)
    client = browser_of(roster.county.staff["leader"])
    address = f"/desk/roster/lawyers/{roster.first.person_id}/"
    towns = dict(visible.roster_towns(roster.county.staff["leader"]))
    assert visible.roster_towns(roster.county.staff["town_officer"]) == ()
    code, name = next(iter(towns.items()))
    assert name in text_of(client.get(address))
    told = {
        "firm": "示例新所",
        "topics": ["injury"],
        "languages": ["gan"],
        "homes": ["410000"],
        "most_open": "3",
    }
    client.post(address, {**told, "town": code})
    kept = LawyerProfile.objects.get(person=roster.first.person_id)
    assert (kept.town_id, kept.topics, kept.languages) == (code, ["injury"], ["gan"])
    assert f"河南{name}" in words(client.get("/desk/roster/lawyers/"))
    wrong = client.post(address, {**told, "town": "nowhere"})
    assert wrong.status_code == 422
    assert "没有这个镇街" in wrong.content.decode()
