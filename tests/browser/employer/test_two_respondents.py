"""Two respondents are told, come in by their own links, answer; one asks for more time; the worker sees it all."""

from __future__ import annotations

import pytest
from at_the_door import choose, come_in
from looking import DESK, PHONE, look
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def tell(page, dispute, party, name: str, number: str) -> None:
    """The officer tells one respondent from the complaint's page."""
    page.goto(f"/desk/cases/{dispute.case.case_id}/open/response/notify/")
    page.select_option("#f-party", str(party.pk))
    page.fill("#f-contact", name)
    page.fill("#f-mobile", number.removeprefix("+86"))
    page.locator("label", has_text="工资表").click()
    page.locator("label", has_text="考勤记录").click()
    page.fill("#f-words", "先听您怎么说，再谈怎么办。")
    page.click("form.card button.main")
    page.wait_for_url("**/desk/cases/*/")


@pytest.mark.parametrize(
    ("size", "viewport", "script"),
    [("phone", PHONE, True), ("desk", DESK, False)],
    ids=["phone", "desk without a script"],
)
def test_two_respondents_answer(open_page, dispute, link_to, code_to, tmp_path, size, viewport, script):
    from respondents import FIRST, SECOND
    from signed_in import session_of

    officer = open_page(DESK, session_of(dispute.county.staff["intake_officer"]))
    for party, name, number in zip(
        dispute.parties, ("示例人事甲", "示例项目经理"), (FIRST, SECOND), strict=True
    ):
        tell(officer, dispute, party, name, number)
    look(officer, DESK, f"office-response-{size}")
    officer.click("text=打印通知书")
    look(officer, DESK, f"letter-{size}")

    answer_in_part(open_page(viewport, script=script), link_to, code_to, tmp_path, size, viewport, script)
    ask_for_time(open_page(viewport, script=script), link_to, code_to, size, viewport, script)
    officer.goto(f"/desk/cases/{dispute.case.case_id}/")
    expect(officer.locator("main")).to_contain_text("部分认可")
    look(officer, DESK, f"office-complaint-{size}")
    worker = open_page(viewport, worker_session(dispute))
    worker.goto(f"/m/{dispute.case.matter_code}/")
    expect(worker.locator("main")).to_contain_text("部分认可")
    expect(worker.locator("main")).to_contain_text("有预支 5,280 元")
    expect(worker.locator("main")).not_to_contain_text("示例人事甲")
    look(worker, viewport, f"worker-{size}")


def answer_in_part(page, link_to, code_to, tmp_path, size, viewport, script) -> None:
    """The first respondent agrees in part, looks it over, hands it in, and brings a paper."""
    from PIL import Image
    from respondents import FIRST

    page.goto(link_to(FIRST))
    look(page, viewport, f"invitation-{size}", script=script)
    come_in(page, link_to(FIRST), code_to, FIRST)
    look(page, viewport, f"console-{size}", script=script)
    choose(page, "部分认可")
    look(page, viewport, f"console-partly-{size}", script=script)
    page.click(".go button.main")
    expect(page.locator(".summary")).to_contain_text("写明理由")
    look(page, viewport, f"console-errors-{size}", script=script)
    page.fill(".claim .sum input", "8,460")
    page.fill(".claim .why textarea", "有预支 5,280 元。")
    page.click(".go button.main")
    expect(page.locator("h1")).to_have_text("您是这么答的")
    look(page, viewport, f"look-over-{size}", script=script)
    page.click(".go button.main")
    expect(page.locator("h1")).to_contain_text("您答复了")
    page.locator(".cell", has_text="工资表").click()
    expect(page.locator("input[name=paper][value=wages]")).to_be_checked()
    photo = tmp_path / "工资表.png"
    Image.effect_noise((240, 180), 60).save(photo)
    page.set_input_files("input[type=file]", str(photo))
    page.locator("label:has(input[name=share][value=yes])").click()
    look(page, viewport, f"evidence-{size}", script=script)
    page.click(".go button.main")
    expect(page.locator(".cell", has_text="工资表")).to_contain_text("已收")
    look(page, viewport, f"console-answered-{size}", script=script)


def ask_for_time(other, link_to, code_to, size, viewport, script) -> None:
    """The second one sees nothing of the first and asks for more time."""
    from respondents import SECOND

    come_in(other, link_to(SECOND), code_to, SECOND)
    expect(other.locator("main")).not_to_contain_text("8,460")
    other.locator("a.btn", has_text="申请延长").click()
    other.fill("#f-reason", "项目部的账在外地，要三天。")
    other.click(".go button.main")
    expect(other.locator("h1")).to_contain_text("等工会答复")
    look(other, viewport, f"console-time-asked-{size}", script=script)


def worker_session(dispute) -> str:
    """The worker, who came in by code."""
    from django.contrib.sessions.backends.db import SessionStore
    from django.http import HttpRequest

    from weiquanbao.people.accounts import worker_account
    from weiquanbao.web.account import sessions

    request = HttpRequest()
    request.session = SessionStore()
    sessions.sign_in(request, worker_account(dispute.case.person_id))
    request.session.save()
    return str(request.session.session_key)
