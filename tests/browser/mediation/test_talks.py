"""A mediation in real browsers: with two respondents it settles, with one it fails; every side sees its own page."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
DESK = {"width": 1280, "height": 800}
PHONE = {"width": 360, "height": 640}


def test_two_respondents_settle(page_for, look, site) -> None:
    from mediations import talks
    from small_county import make_county

    here = talks(make_county(), units=2)
    here.meet(here.mediator)
    here.offer("ask", here.worker, "13740")
    here.offer("bid", here.units[0], "9000")
    here.offer("ask", here.worker, "12600")
    here.offer("bid", here.units[0], "11500", instalments="3")
    here.offer("propose", here.mediator, "1740", unit=1)
    code = here.filed.matter_code

    worker = page_for(here.worker, PHONE)
    worker.goto(f"/m/{code}/cases/{here.case_id}/")
    look(worker, "worker-talks-phone", PHONE)
    expect(worker.get_by_role("link", name="请调解员回避")).to_have_class("btn wide quiet")
    expect(worker.locator(".btn.main")).to_have_text(["接受", "我接受"])
    worker.get_by_role("link", name="接受", exact=True).first.click()
    look(worker, "worker-accepts-phone", PHONE)
    worker.get_by_role("button", name="接受").click()
    worker.goto(f"/m/{code}/cases/{here.case_id}/")
    worker.get_by_role("link", name="我接受").click()
    worker.get_by_role("button", name="我接受").click()

    unit = page_for(here.units[1], DESK)
    unit.goto(f"/e/{code}/cases/{here.case_id}/")
    expect(unit.get_by_text("11,500")).to_have_count(0)
    look(unit, "unit-talks-desk", DESK)
    expect(unit.get_by_role("link", name="退出调解")).to_have_class("btn wide quiet")
    unit.get_by_role("link", name="接受方案").first.click()
    unit.get_by_role("button", name="接受方案").click()

    room = page_for(here.mediator, DESK, staff=True)
    room.goto(f"/desk/cases/{here.case_id}/")
    room.get_by_label("单独谈时说的").fill("单位私下说，月底有一笔回款")
    room.get_by_role("button", name="记下").click()
    expect(room.get_by_text("月底有一笔回款")).to_be_visible()
    expect(room.locator(".acts .main")).to_have_text("谈成，结束调解")
    look(room, "room-desk", DESK)
    room.set_viewport_size(PHONE)
    look(room, "room-phone", PHONE)
    room.goto(f"/desk/cases/{here.case_id}/acts/conclude/")
    room.get_by_label("告诉双方的话").fill("明天来签协议")
    room.get_by_role("button", name="谈成").click()
    worker.goto(f"/m/{code}/cases/{here.case_id}/")
    expect(worker.get_by_role("heading", name="说好的").first).to_be_visible()
    look(worker, "worker-settled-phone", PHONE)


def test_one_respondent_fails(page_for, look, site) -> None:
    from mediations import talks
    from small_county import make_county

    here = talks(make_county())
    here.offer("ask", here.worker, "13740")
    here.answer(here.offers[0], "decline_by_unit", here.units[0])
    code = here.filed.matter_code
    room = page_for(here.mediator, DESK, staff=True)
    room.goto(f"/desk/cases/{here.case_id}/acts/fail/")
    room.get_by_text("差得太远").click()
    room.get_by_label("告诉双方的话").fill("可以去仲裁")
    room.get_by_role("button", name="谈不成").click()
    for actor, side, viewport in ((here.worker, "m", PHONE), (here.units[0], "e", DESK)):
        page = page_for(actor, viewport)
        page.goto(f"/{side}/{code}/cases/{here.case_id}/")
        expect(page.get_by_text("仲裁").first).to_be_visible()
        look(page, f"failed-{side}", viewport)


def test_one_offer_is_accepted_twice_and_two_mediators_end_the_talks(page_for, look, site) -> None:
    """Two browsers on either side of the table: the first counts, the second reads what was done meanwhile."""
    from mediations import talks
    from small_county import make_county

    from weiquanbao.ledger.models import Step

    here = talks(make_county())
    offer = here.offer("bid", here.units[0], "9000")
    phones = [page_for(here.worker, PHONE) for _twice in range(2)]
    for phone in phones:
        phone.goto(f"/m/{here.filed.matter_code}/cases/{here.case_id}/")
        phone.get_by_role("link", name="接受", exact=True).first.click()
    for phone in phones:
        phone.get_by_role("button", name="接受").click()
    expect(phones[1].get_by_role("alert")).to_contain_text("这一步现在办不了了")
    expect(phones[1].get_by_role("button", name="接受")).to_have_count(0)
    look(phones[1], "accepted-twice-phone", PHONE)
    assert [*Step.objects.filter(case_id=offer).order_by("number").values_list("act", flat=True)] == [
        "bid",
        "accept_by_worker",
    ]

    rooms = [page_for(here.mediator, DESK, staff=True) for _two in range(2)]
    rooms[0].goto(f"/desk/cases/{here.case_id}/acts/conclude/")
    rooms[1].goto(f"/desk/cases/{here.case_id}/acts/fail/")
    rooms[1].get_by_text("差得太远").click()
    for room, words in zip(rooms, ("明天来签协议", "可以去仲裁"), strict=True):
        room.get_by_label("告诉双方的话").fill(words)
    rooms[0].get_by_role("button", name="谈成").click()
    expect(rooms[0].get_by_text("明天来签协议").first).to_be_visible()
    rooms[1].get_by_role("button", name="谈不成").click()
    expect(rooms[1].get_by_role("alert")).to_contain_text("这一步现在办不了了")
    expect(rooms[1].get_by_label("告诉双方的话")).to_have_value("可以去仲裁")
    look(rooms[1], "ended-twice-desk", DESK)
    done = Step.objects.filter(case_id=here.case_id).values_list("act", flat=True)
    assert "conclude" in done
    assert "fail" not in done
