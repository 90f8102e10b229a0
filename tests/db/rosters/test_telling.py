"""Who is told of what: lawyers at their desk, keepers of gaps, whoever booked by SMS."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from rostering import MONDAY, MORNING, NINE, Roster, worker
from signed_in import browser_of

from weiquanbao.access.actors import Actor
from weiquanbao.common.dates import at
from weiquanbao.desk import rostering as desk
from weiquanbao.notices.models import Notice
from weiquanbao.people.models import Appointment
from weiquanbao.reading import visible
from weiquanbao.reading.rosters.asked import leaves_to_decide, swaps_to_decide
from weiquanbao.rosters import actions

TUESDAY = MONDAY + timedelta(days=1)


def letters(person: int | None, channel: str = "in_app") -> list[tuple[str, str]]:
    rows = Notice.objects.filter(recipient=person, channel=channel, template__startswith="duty_")
    return [(one.template, one.text) for one in rows.order_by("pk")]


def swapped(roster: Roster, *, accept: bool = True) -> int:
    swap = desk.ask_swap(
        shift_id=roster.shift(MONDAY).pk,
        colleague_id=roster.second.person_id or 0,
        other_shift_id=roster.shift(TUESDAY).pk,
        acting_as=roster.first,
    )
    desk.answer_swap(swap_id=swap, accept=accept, acting_as=roster.second)
    return swap


def test_a_swap_is_told_from_hand_to_hand_and_to_whoever_booked(roster: Roster):
    person = worker().pk
    desk_book(roster, person)
    swap = swapped(roster)
    asked = (
        "示例李一请你坐：11月23日星期一 9:00–11:30，示例镇。"
        "他坐你的：11月24日星期二 9:00–11:30，示例镇。在“我的坐班”里答应或者不答应。"
    )
    assert letters(roster.second.person_id) == [("duty_swap_asked", asked)]
    assert letters(roster.first.person_id)[0][0] == "duty_swap_accepted"
    desk.decide_swap(swap_id=swap, approve=True, acting_as=roster.county.staff["leader"])
    for lawyer in (roster.first, roster.second):
        template, text = letters(lawyer.person_id)[-1]
        assert template == "duty_swap_approved"
        assert text == (
            "11月23日星期一 9:00–11:30，示例镇改由示例王二坐。11月24日星期二 9:00–11:30，示例镇改由示例李一坐。"
        )
    assert letters(person, "sms")[-1] == (
        "duty_lawyer_changed",
        "你约的2026年11月23日上午 9:00（示例镇）换成示例王律师见你，时间地点不变。来不了打 12351。",
    )


def test_a_no_is_told_too(roster: Roster):
    swapped(roster, accept=False)
    assert letters(roster.first.person_id)[-1][0] == "duty_swap_declined"
    swap = swapped(roster)
    desk.decide_swap(swap_id=swap, approve=False, acting_as=roster.county.staff["leader"])
    assert letters(roster.second.person_id)[-1] == (
        "duty_swap_refused", "没批，班照旧：11月23日星期一 9:00–11:30，示例镇还是示例李一坐。",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("approve", "told"),
    [
        (True, "11月23日星期一到11月24日星期二准假了。空出 1 班，由排表的人找人补。"),
        (False, "11月23日星期一到11月24日星期二没准假，班照旧。"),
    ],
)
def test_a_leave_that_is_decided_is_told(roster: Roster, approve: bool, told: str):
    person = worker().pk
    desk_book(roster, person)
    leave = actions.ask_leave(starts_on=MONDAY, ends_on=TUESDAY, reason="出差", acting_as=roster.first)
    desk.decide_leave(leave_id=leave.pk, approve=approve, acting_as=roster.county.staff["county_officer"])
    assert letters(roster.first.person_id)[-1][1] == told
    away = [text for template, text in letters(person, "sms") if template == "duty_lawyer_away"]
    assert len(away) == approve
    assert not approve or "示例李律师来不了，正在找人替" in away[0]


def test_each_hand_a_shift_goes_through_is_told_again(roster: Roster):
    officer, shift, person = roster.county.staff["town_officer"], roster.shift(MONDAY), worker().pk
    desk_book(roster, person)
    for lawyer in (roster.second, roster.first, roster.second):
        desk.vacate(shift_id=shift.pk, acting_as=officer)
        desk.fill(shift_id=shift.pk, lawyer_id=lawyer.person_id or 0, acting_as=officer)
    told = [template for template, _text in letters(person, "sms")]
    assert told == ["duty_booked", *["duty_lawyer_away", "duty_lawyer_changed"] * 3]
    second = [template for template, _text in letters(roster.second.person_id)]
    assert second == ["duty_filled", "duty_vacated", "duty_filled"]
    assert letters(officer.person_id) == [], "nobody is told what he did himself"


def test_the_bell_of_a_lawyer_counts_his_messages(roster: Roster):
    client = browser_of(roster.second)
    assert "0 条没看的消息" in client.get("/desk/duty/").content.decode()
    swapped(roster)
    assert "1 条没看的消息" in client.get("/desk/duty/").content.decode()
    assert "同事想和你换班" in client.get("/desk/messages/").content.decode()


def test_the_keeper_is_warned_of_a_gap_somebody_booked(roster: Roster):
    county = roster.county
    desk_book(roster, worker().pk)
    actions.vacate(shift_id=roster.shift(MONDAY).pk, acting_as=county.staff["town_officer"])
    desk.warn(MONDAY)
    desk.warn(MONDAY)
    assert letters(county.staff["town_officer"].person_id) == [
        ("duty_gap_due", "明天9:00–11:30，示例镇没有律师，约了 1 位。找人补上，或者通知另约。")
    ]
    assert letters(county.staff["leader"].person_id) == [], "the town is near enough"


def opened(lawyer_or_keeper: Actor) -> str:
    """Where the newest message of his leads."""
    client = browser_of(lawyer_or_keeper)
    page = client.get("/desk/messages/").content.decode()
    address = re.search(r'action="(/desk/messages/\d+/read/)"', page)
    assert address, page
    return str(client.post(address[1])["Location"])


def test_a_message_leads_to_the_page_it_is_about(roster: Roster):
    county, shift = roster.county, roster.shift(MONDAY).pk
    desk_book(roster, worker().pk)
    swapped(roster)
    assert opened(roster.second) == "/desk/duty/"
    leave = actions.ask_leave(starts_on=TUESDAY, ends_on=TUESDAY, reason="出差", acting_as=roster.second)
    desk.decide_leave(leave_id=leave.pk, approve=True, acting_as=county.staff["leader"])
    desk.return_leave(leave_id=leave.pk, acting_as=roster.second)
    assert opened(county.staff["leader"]) == "/desk/roster/"
    actions.vacate(shift_id=shift, acting_as=county.staff["leader"])
    desk.warn(MONDAY)
    assert opened(county.staff["town_officer"]) == f"/desk/roster/shifts/{shift}/"


def test_the_rail_counts_what_waits_for_its_keeper_and_nobody_elses(roster: Roster):
    county = roster.county
    keepers = [
        county.staff[one] for one in ("county_officer", "leader", "town_officer", "other_town_officer")
    ]
    assert [visible.roster_waiting(one) for one in keepers] == [0] * 4
    actions.ask_leave(starts_on=MONDAY, ends_on=MONDAY, reason="出差", acting_as=roster.first)
    actions.ask_leave(
        starts_on=MONDAY + timedelta(days=2), ends_on=MONDAY + timedelta(days=2), reason="看病",
        acting_as=roster.second,
    )  # fmt: skip
    swapped(roster)
    for one, count in zip(keepers, (3, 3, 2, 0), strict=True):
        listed = [*leaves_to_decide(one), *swaps_to_decide(one)]
        assert visible.roster_waiting(one) == len(listed) == count, "a leave of no post is the county's"
    assert visible.roster_waiting(roster.first) == 0
    page = browser_of(keepers[2]).get("/desk/roster/").content.decode()
    assert re.search(r"律师坐班.{0,80}?>2<", page, re.DOTALL)
    with at(MORNING + timedelta(days=1)):
        later = [visible.roster_waiting(one) for one in keepers]
    assert later == [2, 2, 0, 0], "what is over waits for nobody"


def test_whoever_booked_with_a_lawyer_who_left_is_told(roster: Roster):
    person = worker().pk
    desk_book(roster, person)
    Appointment.objects.filter(person=roster.first.person_id).update(ends_on=MONDAY)
    assert desk.release() == 5
    assert letters(person, "sms")[-1][0] == "duty_lawyer_away"


def desk_book(roster: Roster, person: int) -> None:
    desk.book(
        shift_id=roster.shift(MONDAY).pk,
        starts=NINE,
        acting_as=Actor(kind="person", person_id=person, account_id=1),
    )
