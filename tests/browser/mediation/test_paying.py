"""What was agreed on, kept in real browsers: late, reported, denied, reported again, received."""

from __future__ import annotations

from datetime import timedelta

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
DESK = {"width": 1280, "height": 800}
PHONE = {"width": 360, "height": 640}


def report(unit, code: str, case: int, amount: str) -> None:
    """The respondent says that it paid today."""
    from weiquanbao.common.dates import today

    unit.goto(f"/e/{code}/cases/{case}/")
    unit.get_by_role("link", name="报付款").click()
    unit.get_by_label("付了多少（元）").fill(amount)
    unit.get_by_label("哪天付的").fill(str(today()))
    unit.get_by_text("银行转账").click()
    unit.get_by_role("button", name="报付款").click()


def test_an_instalment_comes_late_is_denied_and_then_received(page_for, look, site) -> None:
    from mediations import talks
    from small_county import make_county

    from weiquanbao.common.dates import at, now
    from weiquanbao.desk.expire import expire_due
    from weiquanbao.payments.models import Plan

    with at(now() - timedelta(days=25)):
        here = talks(make_county())
        here.answer(
            here.offer("bid", here.units[0], "6000", instalments="2"), "accept_by_worker", here.worker
        )
        here.do("conclude", here.mediator, explanation="分两期付")
    expire_due()
    case, code = Plan.objects.get().case_id, here.filed.matter_code

    worker = page_for(here.worker, PHONE)
    worker.goto(f"/m/{code}/cases/{case}/")
    expect(worker.get_by_text("3,000 元到了日子没付")).to_be_visible()
    expect(worker.get_by_role("heading", name="还有这些路")).to_be_visible()
    look(worker, "paying-late-worker-phone", PHONE)

    unit = page_for(here.units[0], DESK)
    unit.goto(f"/e/{code}/cases/{case}/")
    expect(unit.get_by_role("heading", name="还有这些路")).to_have_count(0)
    look(unit, "paying-late-unit-desk", DESK)

    report(unit, code, case, "7000")
    expect(unit.get_by_text("还有 6,000 元").first).to_be_visible()
    look(unit, "paying-too-much-unit-desk", DESK)
    report(unit, code, case, "3000")
    expect(unit.get_by_text("等职工答复").first).to_be_visible()

    worker.goto(f"/m/{code}/")
    worker.get_by_role("link", name="去看看，答一下").click()
    look(worker, "paying-asked-worker-phone", PHONE)
    worker.get_by_role("link", name="没收到").click()
    worker.get_by_role("button", name="没收到").click()
    expect(worker.get_by_role("link", name="收到了")).to_have_count(0)
    report(unit, code, case, "3000")
    worker.reload()
    worker.get_by_role("link", name="收到了").click()
    look(worker, "paying-confirm-worker-phone", PHONE)
    worker.get_by_role("button", name="收到了").click()
    expect(worker.get_by_text("3,000 元到了日子没付")).to_have_count(0)
    look(worker, "paying-worker-phone", PHONE)

    room = page_for(here.mediator, DESK, staff=True)
    room.goto(f"/desk/cases/{case}/")
    expect(room.get_by_role("table", name="每一期付给谁、付了没有")).to_contain_text("3,000")
    look(room, "paying-desk", DESK)
    room.set_viewport_size(PHONE)
    look(room, "paying-desk-phone", PHONE)
    room.goto(f"/desk/cases/{case}/clocks/")
    expect(room.get_by_text("约定的日子").first).to_be_visible()
