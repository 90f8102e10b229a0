"""A question taken down at the counter: in the worker's name, once, with a receipt; with a phone or without."""

from __future__ import annotations

import re
from uuid import uuid4

import pytest
from complaints import filed as complaint
from complaints import moment
from consultations import ANSWER, QUESTION, lawyer_at
from django.test import Client
from django.urls import reverse
from filing_for import picture
from signed_in import browser_of, phone_of

from weiquanbao.cases.models import Case, Claim, Party
from weiquanbao.common.dates import at
from weiquanbao.common.identifiers import sample_phone
from weiquanbao.desk.act import act
from weiquanbao.desk.refusals import Incomplete, NotFound
from weiquanbao.evidence import actions as evidence
from weiquanbao.evidence.owners import DraftOwner
from weiquanbao.evidence.results import Upload
from weiquanbao.intake import actions as intake
from weiquanbao.ledger.models import Step
from weiquanbao.people.consents import current
from weiquanbao.people.models import Consent
from weiquanbao.reading import visible

pytestmark = pytest.mark.django_db
CONSENT = f"handle_consultation@{current('handle_consultation').version}"
NOBODY = {"name": "示例来访职工", "no_phone": "1"}


@pytest.fixture(autouse=True)
def today():
    with at(moment("2026-11-16")):
        yield


def take_down(browser: Client, contact: dict[str, str]) -> str:
    """The screens one after the other; gives where the last one leads."""
    assert browser.post("/desk/visit/", {"asks": "counter"}).headers["Location"] == "/ask/"
    assert "窗口代填" in browser.get("/ask/").content.decode()
    assert browser.post("/ask/", {"told": QUESTION, "go": "next"}).headers["Location"] == "/ask/found/"
    assert browser.get("/ask/send/").headers["Location"] == "/file/contact/?then=ask"
    said = browser.post("/file/contact/", contact | {"then": "ask"})
    assert said.headers["Location"] == "/ask/send/", "no code is asked for: they sit face to face"
    assert "先问他，他同意的再点" in browser.get("/ask/send/").content.decode()
    return browser.post("/ask/send/", {"consent": CONSENT}).headers["Location"]


def test_without_a_phone_the_same_procedure_follows_and_he_takes_a_receipt_home(county) -> None:
    officer = county.staff["intake_officer"]
    browser = browser_of(officer)
    address = take_down(browser, NOBODY)
    case = Case.objects.select_related("matter").get()
    first = Step.objects.get(case_id=case.pk, number=1)
    assert (case.procedure, case.state, case.matter.channel) == ("consultation", "asked", "counter")
    assert (first.act, first.role, first.person_id) == ("ask", "intake_officer", officer.person_id)
    asker = Party.objects.get(matter=case.matter, side="claimant").person
    assert (asker.name, asker.phone) == ("示例来访职工", None)
    assert address == reverse("office:asked_receipt", args=[case.pk])
    receipt = browser.get(address).content.decode()
    assert case.matter.code in receipt
    assert "11月18日" in receipt
    assert "到窗口，报收件号" in receipt
    _answer(county, case)
    assert ANSWER["answer"] in browser.get(reverse("office:case", args=[case.pk])).content.decode()


def _answer(county, case: Case) -> None:
    lawyer = lawyer_at(county)
    values = {"handler": lawyer.person_id, "reason": "问的就是工资"}
    act(case_id=case.pk, act="assign", acting_as=county.staff["county_officer"], values=values)
    act(case_id=case.pk, act="answer", acting_as=lawyer, values=ANSWER)


def test_with_a_phone_he_reads_the_answer_on_it_and_goes_on_himself(county) -> None:
    browser = browser_of(county.staff["county_officer"])
    receipt = browser.get(take_down(browser, {"name": "示例来访职工", "phone": sample_phone(77)}))
    assert "答好了发短信给你" in receipt.content.decode()
    case = Case.objects.select_related("matter").get()
    _answer(county, case)
    asker = Party.objects.get(matter=case.matter, side="claimant").person_id
    page = phone_of(asker).get(reverse("worker:track", args=[case.matter.code]), follow=True).content.decode()
    assert ANSWER["answer"] in page
    assert "追问" in page


def test_sent_twice_it_is_one_question_with_the_same_receipt(county) -> None:
    browser = browser_of(county.staff["town_officer"])
    first = take_down(browser, NOBODY)
    again = browser.post("/ask/send/", {"consent": CONSENT}).headers["Location"]
    assert again == first
    assert Case.objects.count() == 1
    assert browser.get(first).status_code == 200, "whoever took it down prints the receipt, wherever it lies"


def test_the_receipt_is_for_those_who_handle_it_and_what_staff_began_for_nobody_else(county) -> None:
    address = take_down(browser_of(county.staff["intake_officer"]), NOBODY)
    for who in ("auditor", "system_admin", "other_town_officer"):
        assert browser_of(county.staff[who]).get(address).status_code in {403, 404}, who
    assert browser_of(lawyer_at(county, 36)).get(address).status_code in {403, 404}
    assert Client().get(address).status_code in {302, 403, 404}
    other = complaint("2026-11-16")
    assert (
        browser_of(county.staff["intake_officer"])
        .get(reverse("office:asked_receipt", args=[other.case_id]))
        .status_code
        == 404
    )


def test_a_complaint_taken_down_does_not_become_a_question(county) -> None:
    browser = browser_of(county.staff["intake_officer"])
    browser.post("/desk/visit/", {"channel": "counter"})
    assert browser.get("/ask/send/").status_code == 410


def test_at_home_nobody_asks_without_a_phone(county) -> None:
    key = intake.start().key
    intake.asks(key=key)
    given = intake.answer(key=key, code="contact", raw={"name": ["示例职工"], "no_phone": ["1"]})
    assert "写上手机号" in given.errors["phone"]
    assert visible.asked_receipt(county.staff["intake_officer"], 1) is None


def test_whoever_has_no_phone_says_more_and_asks_again_at_the_counter(county) -> None:
    officer, lawyer = county.staff["town_officer"], lawyer_at(county)
    take_down(browser_of(county.staff["intake_officer"]), NOBODY)
    case = Case.objects.get()
    Case.objects.filter(pk=case.pk).update(organisation=county.town)
    values = {"handler": lawyer.person_id, "reason": "问的就是工资"}
    act(case_id=case.pk, act="assign", acting_as=county.staff["county_officer"], values=values)
    act(case_id=case.pk, act="ask_back", acting_as=lawyer, values={"wanted": "考勤在谁手里？"})
    browser = browser_of(officer)
    for name, said in (("tell_more", "考勤在班长手里"), ("follow_up", "没有合同呢？")):
        page = reverse("office:act", args=[case.pk, name])
        assert browser.post(page, {"question": said}).status_code == 302, name
        if name == "tell_more":
            act(case_id=case.pk, act="answer", acting_as=lawyer, values=ANSWER)
    turns = visible.consultation(lawyer, case.pk).turns
    assert [(one.side, one.text) for one in turns if one.act in {"tell_more", "follow_up"}] == [
        ("worker", "考勤在班长手里"),
        ("worker", "没有合同呢？"),
    ]
    assert set(Step.objects.filter(act__in=["tell_more", "follow_up"]).values_list("role", flat=True)) == {
        "town_officer"
    }


def test_without_a_phone_it_becomes_a_complaint_at_the_counter_on_a_paper_he_signed(county) -> None:
    officer = county.staff["intake_officer"]
    browser = browser_of(officer)
    take_down(browser, NOBODY)
    case = Case.objects.select_related("matter").get()
    asker = Party.objects.get(matter=case.matter, side="claimant").person_id
    address = reverse("office:act", args=[case.pk, "become_matter_on_paper"])
    form = browser.get(address).content.decode()
    paper = reverse("office:asked_consents", args=[case.pk])
    assert f'href="{paper}"' in form
    assert re.search(r'value="wages"[^>]*checked', form), "what it is about is known already"
    printed = browser.get(paper).content.decode()
    for words in ("让工会办你的事", "让工会去找单位", "本人签字", case.matter.code, NOBODY["name"]):
        assert words in printed, words
    batch = re.search(r'name="items" value="([^"]+)"', form)[1]
    told = {"problems": "wages", "contact": "yes", "items": batch}
    assert "还没" in browser.post(address, told).content.decode(), "nothing without the paper"
    assert not Case.objects.filter(procedure="complaint").exists()
    assert browser.post(address, told | {"files": picture("同意书.jpg")}).status_code == 302
    complaint = Case.objects.get(procedure="complaint")
    assert (complaint.matter_id, complaint.state) == (case.matter_id, "received")
    assert set(Claim.objects.values_list("kind", "matter_id")) == {("wages", case.matter_id)}
    given = Consent.objects.filter(matter_id=case.matter_id, person_id=asker).values_list(
        "purpose", flat=True
    )
    assert {"handle_complaint", "contact_employer"} <= set(given)
    last = Step.objects.filter(act__in=["become_matter_on_paper", "file"]).order_by("case_id", "number")
    assert [(one.role, one.person_id) for one in last] == [("intake_officer", officer.person_id)] * 2
    assert QUESTION in browser.get(reverse("office:case", args=[complaint.pk])).content.decode()


def test_the_consents_are_printed_for_those_who_take_down_and_an_injury_is_ticked_by_itself(county) -> None:
    take_down(browser_of(county.staff["intake_officer"]), NOBODY)
    case = Case.objects.get()
    paper = reverse("office:asked_consents", args=[case.pk])
    for who in ("auditor", "leader", "other_town_officer"):
        assert browser_of(county.staff[who]).get(paper).status_code == 404, who
    key, paper_signed = uuid4(), picture()
    upload = Upload("同意书.jpg", paper_signed.size or 0, paper_signed)
    evidence.add(owner=DraftOwner(key), uploads=[upload], added_by=None)
    values = {"problems": ["injury"], "items": str(key)}
    with pytest.raises(Incomplete, match="单独勾"):
        act(
            case_id=case.pk, act="become_matter_on_paper", acting_as=county.staff["intake_officer"],
            values=values,
        )  # fmt: skip
    with pytest.raises(NotFound):
        act(
            case_id=case.pk, act="become_matter_on_paper", acting_as=lawyer_at(county, 36),
            values=values | {"injury": "yes"},
        )  # fmt: skip
