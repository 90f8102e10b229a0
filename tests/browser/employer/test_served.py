"""送达 walked: a worker agrees to the phone where a paper is read, and the receipt is made; another paper is left."""

from __future__ import annotations

import pytest
from looking import DESK, PHONE, look

pytestmark = pytest.mark.browser


def test_a_worker_agrees_on_the_phone_and_the_receipt_is_made(dispute, open_page) -> None:
    from respondents import notify
    from signed_in import phone_of, session_of

    from weiquanbao.service.models import Service

    notify(dispute.county, dispute.case, dispute.parties[0])
    mine, theirs = Service.objects.order_by("id")
    worker = open_page(PHONE, phone_of(dispute.case.person_id).cookies["session"].value)
    worker.goto(f"/m/{dispute.case.matter_code}/")
    worker.click("text=受理告知书")
    worker.wait_for_selector("text=在这里看了不算送到")
    look(worker, PHONE, "service-ask-phone")
    worker.click("text=行，就在手机上收")
    worker.wait_for_selector("text=送到这里，从这天算")
    look(worker, PHONE, "service-agreed-phone")

    desk = open_page(DESK, session_of(dispute.county.staff["intake_officer"]))
    desk.goto("/desk/")
    desk.click("text=去送")
    desk.wait_for_selector("h1:has-text('待送达')")
    look(desk, DESK, "service-owed-desk")
    desk.set_viewport_size(PHONE)
    look(desk, PHONE, "service-owed-small")
    desk.set_viewport_size(DESK)
    desk.goto(f"/desk/cases/{dispute.case.case_id}/papers/{mine.paper_id}/")
    desk.wait_for_selector("text=哪天算送达")
    look(desk, DESK, "service-paper-desk")
    desk.click("text=经过和回证")
    desk.click("text=送达回证")
    desk.wait_for_selector("text=手机送达")
    look(desk, DESK, "service-receipt-desk")

    desk.goto(f"/desk/cases/{theirs.case_id}/")
    look(desk, DESK, "service-case-desk")
    desk.click("text=留置送达")
    desk.fill("[name=refusal]", "门卫不收")
    desk.fill("[name=place]", "厂门口门卫室")
    desk.fill("[name=witness]", "示例社区干部")
    look(desk, DESK, "service-leave-desk")
    desk.click("button:has-text('留置送达')")
    desk.wait_for_selector(".flow >> text=已送达")
    look(desk, DESK, "service-left-desk")
    theirs.refresh_from_db()
    assert theirs.way == "left"
    desk.set_viewport_size(PHONE)
    desk.goto(f"/desk/cases/{theirs.case.parent_id}/papers/{theirs.paper_id}/")
    look(desk, PHONE, "service-paper-small")
