"""请工会先垫 on a small phone: asked for, where the money goes, what is signed, paid; then what the employer reads."""

from __future__ import annotations

import pytest
from looking import PHONE, look

pytestmark = pytest.mark.browser


@pytest.fixture
def made(chromium, site):
    """Two workers who are owed wages, a fund, and the employer's contact; the case is not opened yet."""
    from advancing import advancing, moment
    from small_county import make_county

    from weiquanbao.cases.models import Matter, Party
    from weiquanbao.common.dates import at, today
    from weiquanbao.common.identifiers import sample_phone
    from weiquanbao.desk.agents import appoint
    from weiquanbao.people.persons import create_person

    found = advancing(make_county(), "5000", "7013")
    matter = Matter.objects.get(code=found.filed.matter_code)
    unit = create_person(name="示例人事主管", phone=sample_phone(801))
    with at(moment(found.day)):
        employer = Party.objects.get(matter=matter, side="respondent")
        appoint(party=employer, person_id=unit.pk, capacity="contact", since=matter.filed_on)
    found.day, found.said["unit"] = today(), unit.pk
    return found


def test_a_tired_worker_asks_signs_and_is_paid_and_the_employer_knows_whom_to_pay(made, open_page) -> None:
    from signed_in import phone_of

    from weiquanbao.cases.models import Case

    first, second = made.workers
    page = open_page(PHONE, phone_of(first.person_id).cookies["session"].value)
    page.goto(f"/m/{made.filed.matter_code}/")
    page.click("a[href$='/open/wage_assignment/apply/']")
    page.click("text=外来务工，身边没有钱")
    look(page, PHONE, "paid-first-ask")
    page.click(".go button")
    page.wait_for_selector("text=工会还没定给不给")
    made.case_id = Case.objects.get(procedure="wage_assignment").pk
    look(page, PHONE, "paid-first-asked")
    page.click("a[href$='/acts/give_account/']")
    page.fill("[name=bank]", "示例银行")
    page.fill("[name=account]", "6200 0000 0000 0001")
    look(page, PHONE, "paid-first-account")
    page.click(".go button")
    page.wait_for_selector("text=****0001")

    made.do("join", second, hardship=["illness"])
    made.account(second)
    made.assess("4000", "6000")
    made.do("approve", made.staff("leader"), explanation="同意，钱两三天到")
    page.reload()
    page.click("a[href$='/acts/sign/']")
    page.wait_for_selector("text=签了会怎样")
    assert page.locator("text=工会要不回来，你不用还").is_visible()
    look(page, PHONE, "paid-first-sign")
    for worker in made.workers:
        made.sign("sign", worker)
    made.sign("sign_for_union", made.staff("leader"), way="authenticator")
    made.do("order_payment", made.cashier)
    made.do("confirm_payment", made.cashier, day=str(made.day), bank_ref="示例流水001")
    made.notify()
    made.recover("5000", shares={str(made.parties[0]): "5000", str(made.parties[1]): "0"})
    page.goto(f"/m/{made.filed.matter_code}/cases/{made.case_id}/")
    page.wait_for_selector("text=有 1,000 元是你的")
    assert page.locator("text=7,013").count() == 0
    look(page, PHONE, "paid-first-paid")

    unit = open_page(PHONE, phone_of(made.said["unit"]).cookies["session"].value)
    unit.goto(f"/e/{made.filed.matter_code}/assignment/")
    unit.wait_for_selector("text=付到哪里")
    look(unit, PHONE, "paid-first-employer")
