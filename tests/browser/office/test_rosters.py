"""A swap and a gap, from hand to hand, on the desk and on a phone; a worker who books without script."""

from __future__ import annotations

import pytest
from looking import DESK, PHONE, look
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


@pytest.fixture
def duty(chromium, site):
    """The small county's roster from today on; gives it and a way to open a page as one of its people."""
    from rostering import make_roster
    from signed_in import session_of
    from small_county import make_county

    from weiquanbao.rosters import week

    roster = make_roster(make_county())
    week.forget()
    opened = []

    def page_of(actor, viewport, **options):
        context = chromium.new_context(base_url=site, viewport=viewport, locale="zh-CN", **options)
        context.set_default_timeout(15_000)
        if actor is not None:
            context.add_cookies([{"name": "session", "value": session_of(actor), "url": site}])
        opened.append(context)
        return context.new_page()

    yield roster, page_of
    for context in opened:
        context.close()


def test_a_swap_and_a_gap(duty) -> None:
    from weiquanbao.common.dates import today
    from weiquanbao.rosters.models import Shift

    roster, page_of = duty
    mine = Shift.objects.filter(lawyer=roster.first.person_id, day__gt=today()).earliest("day")
    asking = page_of(roster.first, PHONE, java_script_enabled=False)
    asking.goto("/desk/duty/")
    look(asking, PHONE, "duty_phone", script=False)
    asking.goto(f"/desk/duty/shifts/{mine.pk}/")
    look(asking, PHONE, "duty_swap_phone", script=False)
    asking.select_option("select[name=other]", index=1)
    asking.click("button:has-text('问他')")
    answering = page_of(roster.second, DESK)
    answering.goto("/desk/duty/")
    look(answering, DESK, "duty_asked")
    answering.click("button:has-text('答应') >> nth=0")
    answering.wait_for_selector("text=等排表的人批")
    keeping = page_of(roster.county.staff["town_officer"], DESK)
    week = f"/desk/roster/?week={mine.day}"
    keeping.goto(week)
    look(keeping, DESK, "roster")
    keeping.set_viewport_size(PHONE)
    look(keeping, PHONE, "roster_phone")
    keeping.set_viewport_size(DESK)
    keeping.click("button:text-matches('^批')")
    keeping.wait_for_selector("text=坐班表已经换过来")
    mine.refresh_from_db()
    assert mine.lawyer_id == roster.second.person_id
    keeping.goto("/desk/roster/month/")
    look(keeping, DESK, "roster_month")
    keeping.set_viewport_size(PHONE)
    look(keeping, PHONE, "roster_month_phone")
    keeping.set_viewport_size(DESK)
    keeping.goto(f"/desk/roster/posts/{roster.town.pk}/close/?from={mine.day}")
    look(keeping, DESK, "roster_close")
    keeping.goto("/desk/roster/history/")
    look(keeping, DESK, "roster_history")
    keeping.goto(week)
    keeping.click(".gaps a >> nth=0")
    look(keeping, DESK, "roster_gap")
    keeping.set_viewport_size(PHONE)
    look(keeping, PHONE, "roster_gap_phone")
    keeping.click("button:has-text('请他补') >> nth=0")
    keeping.wait_for_selector("text=补上了")
    assert keeping.locator(".gaps").count() == 0


def test_a_worker_books_a_time_on_a_phone_without_script(duty) -> None:
    import re

    from weiquanbao.notices.models import Notice

    _roster, page_of = duty
    page = page_of(None, PHONE, java_script_enabled=False)
    page.goto("/")
    look(page, PHONE, "home_with_lawyer", script=False)
    page.click("a[href='/lawyers/']")
    look(page, PHONE, "lawyers", script=False)
    page.click("a:has-text('约时间') >> nth=0")
    look(page, PHONE, "lawyer_times", script=False)
    page.click("details[open] label >> nth=0")
    page.click("button:has-text('下一步')")
    page.fill("[name=name]", "示例职工甲")
    page.fill("[name=phone]", "13900000001")
    look(page, PHONE, "lawyer_who", script=False)
    page.click("button:has-text('发验证码')")
    look(page, PHONE, "lawyer_code", script=False)
    code = re.search(r"\d{6}", Notice.objects.filter(template="confirm_code").latest("id").text)
    page.fill("[name=code]", code[0])
    page.click("button:text-is('约好')")
    expect(page.locator("h2", has_text="约了律师")).to_be_visible()
    look(page, PHONE, "mine_with_lawyer", script=False)
    page.click("button:has-text('取消')")
    expect(page.get_by_text("时间留给别人了")).to_be_visible()
    expect(page.locator("h2", has_text="约了律师")).to_have_count(0)
