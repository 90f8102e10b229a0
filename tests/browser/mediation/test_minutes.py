"""Minutes of a session on the phone: the banner, the very words, a code, and what stands afterwards."""

from __future__ import annotations

from datetime import timedelta

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
DESK = {"width": 1280, "height": 800}
PHONE = {"width": 360, "height": 640}


def noted():
    """Talks that ended yesterday, with the minutes of their last session waiting for everybody."""
    from mediations import talks
    from small_county import make_county

    from weiquanbao.common.dates import at, now

    with at(now() - timedelta(days=3)):
        here = talks(make_county())
        here.meet(here.mediator)
    with at(now() - timedelta(days=1)):
        said = "单位说月底以前把三个月的工资付清，职工说要写下来。\n双方同意下星期三再谈。"
        here.do("hold_session", here.mediator, present=["claimant", "respondent"], minutes=said)
        here.do("fail", here.mediator, ground="too_far", explanation="谈不拢")
    return here


def test_the_phone_signs_the_minutes(page_for, look, site) -> None:
    from filing_for import code_sent_to

    from weiquanbao.cases.models import Case
    from weiquanbao.people.models import Person

    here = noted()
    case = Case.objects.get(procedure="minutes")
    worker, unit = page_for(here.worker, PHONE), page_for(here.units[0], PHONE)
    worker.goto(f"/m/{here.filed.matter_code}/")
    look(worker, "minutes-wait-phone", PHONE)
    worker.get_by_role("link", name="看一遍、签字").click()
    expect(worker.locator("article.sheet")).to_contain_text("双方同意下星期三再谈。")
    look(worker, "minutes-sign-phone", PHONE)
    worker.get_by_text("是", exact=True).click()
    worker.get_by_role("button", name="发验证码到我手机").click()
    number = Person.objects.get(pk=here.worker.person_id).phone.removeprefix("+86")
    worker.get_by_label("验证码", exact=True).fill(code_sent_to(number))
    worker.get_by_role("button", name="签字", exact=True).click()
    expect(worker.get_by_role("heading", name="调解笔录")).to_be_visible()
    look(worker, "minutes-signed-phone", PHONE)

    unit.goto(f"/e/{here.filed.matter_code}/cases/{case.pk}/")
    look(unit, "minutes-unit-phone", PHONE)
    unit.get_by_role("link", name="不签", exact=True).click()
    unit.get_by_label("为什么不签").fill("没有说过月底以前")
    unit.get_by_role("button", name="不签", exact=True).click()

    room = page_for(here.mediator, DESK, staff=True)
    room.goto(f"/desk/cases/{here.case_id}/")
    look(room, "minutes-room-desk", DESK)
    room.get_by_role("link", name="看一遍、签字").click()
    look(room, "minutes-mediator-desk", DESK)
    room.goto(f"/desk/cases/{case.pk}/")
    expect(room.get_by_text("没有说过月底以前")).to_be_visible()
    look(room, "minutes-case-desk", DESK)
