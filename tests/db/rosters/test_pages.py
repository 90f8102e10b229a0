"""The pages of the roster: a worker books and gives back, a lawyer asks, its keeper decides."""

from __future__ import annotations

import gzip
import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from rostering import MONDAY, NINE, TWO, Roster, text_of, words, worker
from signed_in import browser_of, phone_of

from weiquanbao.common.dates import at, now
from weiquanbao.common.identifiers import sample_phone
from weiquanbao.notices.models import Notice
from weiquanbao.rosters import actions
from weiquanbao.rosters.models import Booking, DutyPost, Leave, Opening, Shift, Swap

TUESDAY = MONDAY + timedelta(days=1)


def queries(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as found:
        assert client.get(address).status_code == 200
    return len(found)


def test_the_first_page_says_who_sits_where(roster: Roster):
    assert "9:00–11:30 示例李律师在示例镇" in words(Client().get("/"))
    with at(now().replace(hour=18)):
        assert "当面问律师" in words(Client().get("/")), "nobody comes any more today"


def test_everybody_sees_where_lawyers_sit_and_nobody_their_phones(roster: Roster):
    page = text_of(Client().get("/lawyers/"))
    assert "今天 9:00–11:30 示例李律师" in page
    assert "11月24日" in page or "星期二 9:00–11:30 示例王律师" in page
    assert 'href="tel:12351"' in page
    assert "李一" not in page
    assert len(gzip.compress(page.encode())) <= 15_000


def test_whoever_sat_this_morning_is_nobody_to_go_to_in_the_evening(roster: Roster):
    with at(now().replace(hour=18)):
        page = text_of(Client().get("/lawyers/"))
    assert "今天有律师" not in page
    assert "示例李律师" not in page.replace("星期一 9:00–11:30 示例李律师", "")


def booked(client: Client, roster: Roster, *, number: int = 1) -> str:
    """Book the second half hour of this morning; gives the page after it."""
    at_half = f"{roster.shift(MONDAY).pk}-9:30"
    times = f"/lawyers/{roster.town.pk}/"
    assert at_half in text_of(client.get(times))
    assert client.post(times, {"time": at_half})["Location"] == "/lawyers/who/"
    assert "谁来见律师" in text_of(client.get("/lawyers/who/"))
    phone = sample_phone(number)
    sent = client.post("/lawyers/who/", {"name": "示例职工甲", "phone": phone})
    assert sent["Location"] == "/lawyers/code/"
    code = re.search(r"\d{6}", Notice.objects.filter(template="confirm_code").latest("id").text)
    assert code
    done = client.post("/lawyers/code/", {"code": code[0]})
    assert done["Location"] == "/mine/"
    return words(client.get("/mine/"))


def test_three_screens_book_a_time_that_mine_shows_and_gives_back(roster: Roster):
    client = Client()
    page = booked(client, roster)
    assert "约好了：今天上午 9:30，示例镇" in page
    assert "约了律师" in page
    row = Booking.objects.get(state="booked")
    assert (row.shift, row.starts) == (roster.shift(MONDAY), NINE.replace(minute=30))
    told = Notice.objects.get(template="duty_booked", channel="sms")
    assert "示例路 1 号" in told.text
    other = phone_of(worker(7).pk)
    other.post(f"/mine/bookings/{row.pk}/cancel/")
    assert Booking.objects.filter(state="booked").exists(), "it is not his"
    client.post(f"/mine/bookings/{row.pk}/cancel/")
    assert not Booking.objects.filter(state="booked").exists()
    assert "约了律师" not in words(client.get("/mine/"))


def test_whoever_is_signed_in_only_says_yes_and_may_move_it(roster: Roster):
    person = worker()
    client = phone_of(person.pk)
    times, shift = f"/lawyers/{roster.town.pk}/", roster.shift(MONDAY).pk
    client.post(times, {"time": f"{shift}-9:30"})
    assert "就约这个时间" in text_of(client.get("/lawyers/who/"))
    client.post("/lawyers/who/")
    row = Booking.objects.get(person=person)
    assert f"instead={row.pk}" in text_of(client.get("/mine/"))
    client.post(times, {"time": f"{shift}-10:00", "instead": str(row.pk)})
    client.post("/lawyers/who/")
    kept = Booking.objects.get(person=person, state="booked")
    assert kept.starts == NINE.replace(hour=10)


def test_a_time_that_went_meanwhile_is_said_and_another_offered(roster: Roster):
    client = phone_of(worker().pk)
    times, shift = f"/lawyers/{roster.town.pk}/", roster.shift(MONDAY)
    client.post(times, {"time": f"{shift.pk}-9:30"})
    actions.book(shift_id=shift.pk, starts=NINE.replace(minute=30), person_id=worker(2).pk)
    assert client.post("/lawyers/who/")["Location"] == "/lawyers/"
    assert "刚被别人约了" in words(client.get("/lawyers/"))
    wrong = client.post(times, {"time": f"{shift.pk}-9:30"})
    assert wrong.status_code == 422
    assert "点一个时间" in wrong.content.decode()
    wrong = Client().post("/lawyers/who/", {"name": "", "phone": "1"})
    assert wrong["Location"] == "/lawyers/", "nothing was chosen in this browser"


def test_a_name_and_a_phone_that_are_not_understood_are_said(roster: Roster):
    client = Client()
    client.post(f"/lawyers/{roster.town.pk}/", {"time": f"{roster.shift(MONDAY).pk}-9:30"})
    wrong = client.post("/lawyers/who/", {"name": "", "phone": "123"})
    assert wrong.status_code == 422
    assert "名字还没写" in wrong.content.decode()
    assert not Notice.objects.filter(template="confirm_code").exists()


def test_the_keeper_sees_gaps_and_decides(roster: Roster):
    client = browser_of(roster.county.staff["town_officer"])
    page = words(client.get("/desk/roster/"))
    assert "1 个空档没有律师" in page
    assert "示例镇 11月23日 星期一 14:00–17:00" in page
    assert "示例维权中心" not in page, "the county's own post is not the town's to keep"
    gap = roster.shift(MONDAY, TWO)
    page = words(client.get(f"/desk/roster/shifts/{gap.pk}/"))
    assert "平时就在这里坐班；前后两周坐班 2 次" in page
    assert "会说江西话" in page
    client.post(f"/desk/roster/shifts/{gap.pk}/", {"lawyer": str(roster.second.person_id)})
    assert "空档" not in words(client.get("/desk/roster/"))
    shift = roster.shift(MONDAY)
    back = client.post(f"/desk/roster/shifts/{shift.pk}/", {"op": "vacate"})
    assert "空档：这个时段没有律师" in words(client.get(back["Location"]))


def test_a_swap_goes_from_hand_to_hand(roster: Roster):
    first, second = browser_of(roster.first), browser_of(roster.second)
    keeper = browser_of(roster.county.staff["leader"])
    mine, theirs = roster.shift(MONDAY), roster.shift(TUESDAY)
    assert "11月24日 星期二 9:00–11:30" in words(first.get(f"/desk/duty/shifts/{mine.pk}/"))
    first.post(
        f"/desk/duty/shifts/{mine.pk}/", {"colleague": str(roster.second.person_id), "other": str(theirs.pk)}
    )
    swap = Swap.objects.get()
    assert "同事想和你换班" in words(second.get("/desk/duty/"))
    mine_now = words(first.get("/desk/duty/"))
    assert "正在换" in mine_now
    assert f"/desk/duty/shifts/{mine.pk}/" not in text_of(first.get("/desk/duty/"))
    assert "等你定" not in words(keeper.get("/desk/roster/")), "the colleague has not said yes"
    second.post(f"/desk/duty/swaps/{swap.pk}/", {"op": "accept"})
    assert "示例李一 和 示例王二 换班" in words(keeper.get("/desk/roster/"))
    keeper.post(f"/desk/roster/swaps/{swap.pk}/", {"op": "approve"})
    assert Shift.objects.get(pk=mine.pk).lawyer_id == roster.second.person_id
    assert "换好了" in words(first.get("/desk/duty/"))


def test_a_lawyer_asks_leave_and_takes_it_back(roster: Roster):
    client = browser_of(roster.first)
    wrong = client.post("/desk/duty/leave/", {"starts_on": "2026-11-23", "ends_on": "", "reason": "出差"})
    assert wrong.status_code == 422
    assert 'value="出差"' in wrong.content.decode()
    days = {"starts_on": "2026-11-23", "ends_on": "2026-11-23"}
    client.post("/desk/duty/leave/", {**days, "reason": "出差"})
    leave = Leave.objects.get()
    page = words(browser_of(roster.county.staff["county_officer"]).get("/desk/roster/"))
    assert "示例李一 请假 11月23日：出差" in page
    assert "会空出 示例镇 11月23日 星期一 9:00–11:30" in page
    client.post(f"/desk/duty/leaves/{leave.pk}/withdraw/")
    assert Leave.objects.get().state == "withdrawn"


def test_the_county_sets_a_post_its_hours_and_a_lawyer(roster: Roster):
    client = browser_of(roster.county.staff["county_officer"])
    place = str(roster.county.other_town.pk)
    wrong = client.post(
        "/desk/roster/posts/", {"place": place, "name": "示例点", "address": "", "phone": "1"}
    )
    assert wrong.status_code == 422
    assert "名称、地址、电话都要写" in wrong.content.decode()
    client.post(
        "/desk/roster/posts/", {"place": place, "name": "示例点", "address": "示例路", "phone": "12351"}
    )
    post = DutyPost.objects.get(name="示例点")
    hours = f"/desk/roster/posts/{post.pk}/"
    wrong = client.post(hours, {"weekday": "2", "starts": "九点", "ends": "11:30"})
    assert "时间写成 9:00 这样" in wrong.content.decode()
    client.post(
        hours, {"weekday": "2", "starts": "9：00", "ends": "11:30", "lawyer": str(roster.first.person_id)}
    )
    planned = Shift.objects.filter(post=post)
    assert {one.day.weekday() for one in planned} == {2}
    assert "星期三9:00–11:30示例李一" in words(client.get(hours))
    client.post(hours, {"ends_now": str(Opening.objects.get(post=post).pk)})
    assert "还没定时间" in words(client.get(hours))
    assert planned.exists(), "what is planned stays"
    other = Opening.objects.filter(post=roster.town).first()
    assert other
    assert client.post(hours, {"ends_now": str(other.pk)}).status_code == 404
    lawyer = f"/desk/roster/lawyers/{roster.first.person_id}/"
    told = {
        "firm": "示例新所",
        "topics": ["injury"],
        "languages": ["mandarin", "yiwu"],
        "homes": ["410000", "360000"],
    }
    assert client.post(lawyer, {**told, "most_open": "0"}).status_code == 422
    client.post(lawyer, {**told, "most_open": "3"})
    assert "示例新所工伤普通话、义乌话河南、江西" in words(client.get("/desk/roster/lawyers/"))
    town = browser_of(roster.county.staff["town_officer"])
    assert town.get(hours).status_code == 404
    assert town.get(lawyer).status_code == 404


def test_a_lawyer_sees_who_comes_today_with_the_number_masked(roster: Roster):
    person = worker()
    actions.book(shift_id=roster.shift(MONDAY).pk, starts=NINE, person_id=person.pk)
    page = words(browser_of(roster.first).get("/desk/duty/"))
    assert "9:00–9:30示例职工1" in page
    assert "0001" in page
    assert (person.phone or "").removeprefix("+86") not in page
    assert "示例职工1" not in words(browser_of(roster.second).get("/desk/duty/"))


@pytest.mark.parametrize(
    ("who", "address", "status"),
    [
        ("intake_officer", "/desk/roster/", 404),
        ("auditor", "/desk/roster/", 404),
        ("county_officer", "/desk/duty/", 404),
        ("system_admin", "/desk/roster/", 404),
        ("other_town_officer", "/desk/roster/", 200),
    ],
)
def test_each_page_is_for_whom_it_is(roster: Roster, who: str, address: str, status: int):
    client = browser_of(roster.county.staff[who])
    assert client.get(address).status_code == status
    gap = roster.shift(MONDAY, TWO)
    assert client.get(f"/desk/roster/shifts/{gap.pk}/").status_code == (
        200 if who == "county_officer" else 404
    )


def test_a_lawyer_opens_his_own_pages_and_no_case(roster: Roster):
    client = browser_of(roster.first)
    for address in (
        "/desk/",
        "/desk/roster/",
        "/desk/all/",
        f"/desk/duty/shifts/{roster.shift(TUESDAY).pk}/",
    ):
        assert client.get(address).status_code == 404, address


def test_no_page_asks_more_for_more_rows(roster: Roster):
    officer = roster.county.staff["county_officer"]
    keeper, lawyer, phone = browser_of(officer), browser_of(roster.first), phone_of(worker().pk)
    gap = f"/desk/roster/shifts/{roster.shift(MONDAY, TWO).pk}/"
    pages = (
        (keeper, "/desk/roster/"), (keeper, gap), (lawyer, "/desk/duty/"), (keeper, "/desk/roster/posts/"),
        (keeper, "/desk/roster/month/"), (keeper, "/desk/roster/history/"),
        (keeper, f"/desk/roster/posts/{roster.town.pk}/close/?from={TUESDAY}"),
        (keeper, "/desk/roster/lawyers/"), (phone, "/mine/"), (Client(), "/lawyers/"),
        (Client(), f"/lawyers/{roster.town.pk}/"), (lawyer, f"/desk/duty/shifts/{roster.shift(MONDAY).pk}/"),
    )  # fmt: skip
    few = [queries(*page) for page in pages]
    for weekday in range(5):
        actions.set_hours(
            post_id=roster.centre.pk, weekday=weekday, starts=TWO, ends=TWO.replace(hour=16),
            lawyer_id=roster.first.person_id, acting_as=officer,
        )  # fmt: skip
    actions.plan()
    actions.ask_leave(starts_on=TUESDAY, ends_on=TUESDAY, reason="出差", acting_as=roster.first)
    swap = actions.ask_swap(
        shift_id=roster.shift(MONDAY).pk, colleague_id=roster.second.person_id or 0, acting_as=roster.first
    )
    actions.answer_swap(swap_id=swap.pk, accept=True, acting_as=roster.second)
    actions.book(shift_id=roster.shift(MONDAY).pk, starts=NINE, person_id=worker().pk)
    assert [queries(*page) for page in pages] == few
