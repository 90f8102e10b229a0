"""替别人填 on a small phone: a relative files on the worker's code, or on the paper a worker without a phone signed."""

from __future__ import annotations

import re

import pytest
from looking import fits

pytestmark = [pytest.mark.browser, pytest.mark.slow]
WIDE = {"width": 1280, "height": 800}


def look(page, name: str) -> None:
    """Nothing on a screen is wider than the phone."""
    assert fits(page), name


def on_to(phone, stage: str) -> None:
    """The main button, and the small question it leads to."""
    phone.press()
    phone.page.wait_for_url(f"**/file/another/?ask={stage}")
    phone.ready()
    look(phone.page, stage)


def say_for_whom(phone, name: str, number: str) -> None:
    """From the step where one says who one is to who the worker is."""
    page = phone.page
    look(page, "contact")
    page.click("text=我是替别人填的")
    page.wait_for_url("**/file/another/")
    phone.ready()
    look(page, "whose")
    phone.tap("another")
    on_to(phone, "worker")
    phone.tap("family")
    page.fill("#f-name", name)
    if number:
        page.fill("#f-phone", number)
    else:
        phone.tap("1")


def say_who_fills_in(phone) -> None:
    """Name and phone of whoever fills in, proved by the code."""
    page = phone.page
    page.wait_for_url("**/file/contact/")
    phone.ready()
    look(page, "contact_for")
    page.fill("#f-name", "示例家属")
    page.fill("#f-phone", phone.number)
    phone.press()
    page.wait_for_selector("#f-code")
    page.fill("#f-code", phone.code())
    phone.on_to("consent")
    look(page, "consent")


def agree_and_hand_over(phone) -> str:
    page = phone.page
    for box in page.query_selector_all("label:has(input[name=consent])"):
        box.click()
    phone.on_to("check")
    look(page, "check")
    page.click("text=交给工会")
    page.wait_for_url("**/receipt/")
    look(page, "receipt")
    return page.inner_text(".day >> nth=0").strip()


def signed_in(open_phone, person_id: int):
    """A phone on which this person has just proved the number."""
    from django.contrib.sessions.backends.db import SessionStore
    from django.http import HttpRequest

    from weiquanbao.people.accounts import worker_account
    from weiquanbao.web.account import sessions

    request = HttpRequest()
    request.session = SessionStore()
    sessions.sign_in(request, worker_account(person_id))
    request.session.save()
    return open_phone(session=str(request.session.session_key))


def at_the_desk(open_phone, case_id: int):
    """The case before an officer on a wide screen."""
    from signed_in import session_of

    from weiquanbao.access.actors import person as acting
    from weiquanbao.people.models import Account

    officer = Account.objects.get(login__startswith="intake-officer0")
    session = session_of(acting(officer.person_id, officer.pk))
    desk = open_phone(script=False, view=WIDE, session=session)
    desk.page.goto(f"/desk/cases/{case_id}/")
    return desk.page


def answer_for_him(helper, code: str, case) -> None:
    """Staff ask once for what is missing; whoever filed on the paper answers, on a phone and on a wide screen."""
    from weiquanbao.access.actors import person as acting
    from weiquanbao.desk.act import act
    from weiquanbao.ledger.models import Step
    from weiquanbao.people.models import Account

    officer = Account.objects.get(login__startswith="intake-officer0")
    act(
        case_id=case.pk,
        act="request_completion",
        acting_as=acting(officer.person_id, officer.pk),
        values={"missing": ["pay", "attendance"], "explanation": "拍工资条、打卡记录"},
    )
    page, small = helper.page, helper.page.viewport_size
    for view in (WIDE, small):
        page.set_viewport_size(view)
        helper.open(f"/m/{code}/")
        look(page, f"missing {view['width']}")
        page.click("text=替他答：补好了，或者没有了")
        page.wait_for_url(f"**/m/{code}/done/")
        look(page, f"answer {view['width']}")
    assert "替示例职工庚答" in page.inner_text("h1")
    page.dblclick("text=补好了，接着看")
    page.wait_for_url(f"**/m/{code}/")
    look(page, "answered")
    assert "帮你的人替你补好了" in page.inner_text("main")
    assert list(Step.objects.filter(case_id=case.pk).values_list("act", flat=True)).count("complete_for") == 1


def test_a_relative_files_on_the_code_the_worker_reads_out(open_phone) -> None:
    from weiquanbao.cases.models import Case, Party
    from weiquanbao.common.identifiers import sample_phone

    helper, number = open_phone(), sample_phone(8801).removeprefix("+86")
    helper.answer_up_to_photos()
    helper.on_to("contact")
    say_for_whom(helper, "示例职工己", number)
    on_to(helper, "way")
    helper.tap("code")
    on_to(helper, "code")
    sms = type(helper)(helper.page, number).messages()
    assert "有人替你向工会申请" in sms
    helper.page.fill("#f-code", "000000")
    helper.press()
    helper.page.wait_for_selector("text=还能试 4 次")
    look(helper.page, "wrong code")
    helper.ready()
    helper.page.fill("#f-code", re.findall(r"验证码 (\d{6})", sms)[-1])
    helper.press()
    say_who_fills_in(helper)
    assert "先问他" in helper.page.inner_text("main")
    code = agree_and_hand_over(helper)
    helper.open(f"/m/{code}/")
    look(helper.page, "track of the helper")
    assert "这是示例职工己的事，你在帮忙" in helper.page.inner_text("main")

    case = Case.objects.get(matter__code=code)
    worker = signed_in(open_phone, Party.objects.get(matter=case.matter, side="claimant").person_id)
    worker.open(f"/m/{code}/")
    look(worker.page, "track of the worker")
    told = worker.page.inner_text("main")
    assert "替你提出来的" in told
    assert "示例家属" in told
    assert helper.number not in worker.page.content()
    page = at_the_desk(open_phone, case.pk)
    look(page, "desk")
    told = page.inner_text("main")
    assert "本人收到短信验证码，告诉了他" in told
    assert "授权待核对" not in told


def test_a_worker_without_a_phone_signs_and_the_officer_reads_it(open_phone, photo) -> None:
    from weiquanbao.access.actors import person as acting
    from weiquanbao.cases.models import Case, Party
    from weiquanbao.common.identifiers import sample_phone
    from weiquanbao.desk.agents import appoint
    from weiquanbao.people.persons import create_person
    from weiquanbao.reading import visible

    helper = open_phone()
    helper.answer_up_to_photos()
    helper.on_to("contact")
    say_for_whom(helper, "示例职工庚", "")
    on_to(helper, "paper")
    page = helper.page
    assert "示例职工庚" in page.inner_text("main")
    helper.hand_in(photo("委托书.jpg"))
    page.wait_for_selector("[data-shot]")
    helper.press()
    say_who_fills_in(helper)
    code = agree_and_hand_over(helper)

    case = Case.objects.get(matter__code=code)
    desk = at_the_desk(open_phone, case.pk)
    look(desk, "desk with paper")
    assert "授权待核对" in desk.inner_text("main")
    assert "委托书还没核对，先核对" in desk.inner_text("main")
    desk.click(".acts >> text=核对委托书")
    desk.click("label:has-text('打电话问过职工本人')")
    desk.click("form button.main")
    desk.wait_for_url(f"**/desk/cases/{case.pk}/**")
    assert "授权待核对" not in desk.inner_text("main")
    assert "本人签的委托书，工会核对过" in desk.inner_text("main")

    answer_for_him(helper, code, case)

    boss = create_person(name="示例人事庚", phone=sample_phone(8803))
    party = Party.objects.get(matter=case.matter, side="respondent")
    appoint(party=party, person_id=boss.pk, capacity="contact", since=case.opened_on)
    others = (
        signed_in(open_phone, boss.pk),
        signed_in(open_phone, create_person(name="示例路人", phone=sample_phone(8804)).pk),
    )
    for eyes in others:
        for address in (f"/m/{code}/", f"/e/{code}/"):
            eyes.page.goto(address)
            for hidden in ("示例家属", helper.number, "委托书"):
                assert hidden not in eyes.page.content()
    assert visible.own_helpers(acting(boss.pk), code) == ()


def test_without_script_each_small_question_is_a_page(open_phone) -> None:
    from weiquanbao.common.identifiers import sample_phone

    helper, number = open_phone(script=False), sample_phone(8805).removeprefix("+86")
    helper.answer_up_to_photos()
    helper.on_to("contact")
    say_for_whom(helper, "示例职工辛", number)
    on_to(helper, "way")
    helper.tap("code")
    on_to(helper, "code")
    helper.page.fill("#f-code", type(helper)(helper.page, number).code())
    helper.press()
    say_who_fills_in(helper)
    assert agree_and_hand_over(helper)
