"""替别人填: a relative files for a worker, by the code on the worker's own phone or by a paper he signed."""

from __future__ import annotations

import json
import re
from io import BytesIO
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image
from signed_in import browser_of
from small_county import ANSWERS

from weiquanbao.access.actors import person as acting
from weiquanbao.cases.models import Agent, Case, Matter, Party
from weiquanbao.common.identifiers import sample_phone
from weiquanbao.desk.act import act
from weiquanbao.desk.agents import appoint
from weiquanbao.desk.refusals import Barred, Incomplete
from weiquanbao.evidence.actions import share
from weiquanbao.evidence.models import Item
from weiquanbao.intake import actions as intake
from weiquanbao.intake.models import Draft
from weiquanbao.ledger.models import Step
from weiquanbao.notices.models import Notice
from weiquanbao.people.accounts import worker_account
from weiquanbao.people.consents import current
from weiquanbao.people.models import Disclosure, OneTimeCode, Person
from weiquanbao.people.persons import create_person
from weiquanbao.reading import visible

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
HELPER, WORKER = sample_phone(301).removeprefix("+86"), sample_phone(302).removeprefix("+86")
ANOTHER = "/file/another/"


def code_sent_to(phone: str) -> str:
    """The last code on this phone."""
    sent = Notice.objects.filter(channel="sms", has_secret=True).order_by("-id")
    text = next(one.text for one in sent if one.address == f"+86{phone}")
    return re.search(r"\d{6}", text)[0]


def picture(name: str = "委托书.jpg") -> SimpleUploadedFile:
    data = BytesIO()
    Image.effect_noise((120, 120), 60).save(data, "JPEG")
    return SimpleUploadedFile(name, data.getvalue(), "image/jpeg")


@pytest.fixture
def phone(county) -> Client:
    """A phone without script, on which everything up to the photos was answered."""
    client = Client()
    client.post("/file/problems/", {"problems": "wages"})
    key = draft_of().key
    for question in ("employer", "began", "still", "happened", "wants", "told", "photos"):
        assert not intake.answer(key=key, code=question, raw=ANSWERS[question]).errors
    return client


def draft_of() -> Draft:
    return Draft.objects.get()


def kept() -> dict:
    return json.loads(draft_of().answers)


def say_who(client: Client, **worker: str):
    """替别人填, and who the worker is."""
    assert client.post(ANOTHER, {"ask": "whose", "whose": "another"}).url == f"{ANOTHER}?ask=worker"
    filled = {"ask": "worker", "name": "示例职工戊", "phone": WORKER, "relation": "family", **worker}
    return client.post(ANOTHER, filled)


def say_own(client: Client) -> None:
    """Who fills in, with the code on the own phone."""
    client.post("/file/contact/", {"name": "示例家属", "phone": HELPER})
    assert client.post("/file/contact/", {"op": "code", "code": code_sent_to(HELPER)}).status_code == 302


def wait_a_minute() -> None:
    """One code a minute."""
    for row in OneTimeCode.objects.all():
        OneTimeCode.objects.filter(pk=row.pk).update(sent_at=row.sent_at.replace(year=2020))


def consent_and_hand_in(client: Client):
    ticks = [f"{name}@{current(name).version}" for name in ("handle_complaint", "contact_employer")]
    assert client.post("/file/consent/", {"consent": ticks}).status_code == 302
    return client.post("/file/check/")


@pytest.fixture
def by_code(phone) -> Client:
    """Filed with the worker's code."""
    say_who(phone)
    phone.post(ANOTHER, {"ask": "way", "way": "code"})
    phone.post(ANOTHER, {"ask": "code", "code": code_sent_to(WORKER)})
    say_own(phone)
    assert consent_and_hand_in(phone).status_code == 302
    return phone


@pytest.fixture
def on_paper(phone) -> Client:
    """Filed with a photo of what the worker signed."""
    say_who(phone)
    phone.post(ANOTHER, {"ask": "way", "way": "paper"})
    phone.post(ANOTHER, {"ask": "paper", "files": picture(), "go": "next"})
    say_own(phone)
    assert consent_and_hand_in(phone).status_code == 302
    return phone


def phone_of(person_id: int) -> Client:
    client = Client()
    client.force_login(worker_account(person_id), backend=BACKEND)
    return client


def helper() -> Person:
    return Person.objects.get(name="示例家属")


def worker() -> Person:
    return Person.objects.get(name="示例职工戊")


def told(person: Person, channel: str = "sms") -> list[str]:
    """The texts of what was sent to somebody, oldest first, codes left out."""
    rows = Notice.objects.filter(recipient=person, channel=channel).order_by("id")
    return list(rows.values_list("template", flat=True))


def test_the_ordinary_worker_is_asked_nothing_more(phone) -> None:
    page = phone.get("/file/contact/").content.decode()
    assert "我是替别人填的" in page
    say_own(phone)
    assert "another" not in kept()
    look = phone.get("/file/check/").content.decode()
    assert "给谁申请" in look
    assert "我自己" in look
    assert consent_and_hand_in(phone).url.endswith("/receipt/")
    assert not Agent.objects.exists()
    assert Step.objects.get().act == "file"


def test_by_code_the_worker_is_the_party_and_whoever_files_helps(by_code) -> None:
    matter, agent = Matter.objects.get(), Agent.objects.get()
    party = Party.objects.get(matter=matter, side="claimant")
    assert party.person == worker()
    assert matter.filed_by == agent.person == helper()
    assert (agent.capacity, agent.relation, agent.authority) == ("helper", "family", "code")
    step = Step.objects.get()
    said = json.loads(step.canonical)
    assert (step.act, step.role, step.person_id) == ("file_for", "helper", helper().pk)
    assert said["authority"] == "code"
    assert said["agent"] == agent.pk
    assert said["helper"] == helper().pk
    assert "T" in said["agreed_at"]
    for word in ("示例家属", "示例职工戊", HELPER, WORKER):
        assert word not in step.canonical
    assert told(worker()) == ["complaint.filed_for_you"]
    assert told(helper()) == ["helper_receipt"]
    receipt = by_code.get(f"/m/{matter.code}/receipt/")
    assert receipt.status_code == 200
    # The same filing sent again makes no second matter and lets in the same person.
    assert by_code.post("/file/check/").url == f"/m/{matter.code}/receipt/"
    assert Matter.objects.count() == 1


def test_the_code_says_what_giving_it_means_and_nothing_of_the_case(phone) -> None:
    say_who(phone)
    phone.post(ANOTHER, {"ask": "way", "way": "code"})
    text = Notice.objects.get(template="authorise_code").text
    assert "有人替你向工会申请" in text
    assert "告诉他，就是同意他替你提出、看进度、交材料" in text
    assert "不愿意，别告诉任何人" in text
    for word in ("示例家属", "示例饰品", "工资", "13"):
        assert word not in text.replace(code_sent_to(WORKER), "")


def test_a_wrong_code_is_counted_and_another_is_not_sent_at_once(phone) -> None:
    say_who(phone)
    phone.post(ANOTHER, {"ask": "way", "way": "code"})
    right = code_sent_to(WORKER)
    again = phone.post(ANOTHER, {"ask": "code", "op": "again"})
    assert again.status_code == 422
    assert "刚发过一次" in again.content.decode()
    wrong = "000000" if right != "000000" else "111111"
    for left in (4, 3, 2, 1):
        page = phone.post(ANOTHER, {"ask": "code", "code": wrong})
        assert f"还能试 {left} 次" in page.content.decode()
    page = phone.post(ANOTHER, {"ask": "code", "code": wrong})
    assert "先停一停" in page.content.decode()
    assert "先停一停" in phone.post(ANOTHER, {"ask": "code", "code": right}).content.decode()
    assert "another" in intake.view_of(draft_of()).open_questions


def test_a_code_for_one_purpose_opens_no_other(phone) -> None:
    say_who(phone)
    phone.post(ANOTHER, {"ask": "way", "way": "code"})
    phone.post("/file/contact/", {"name": "示例家属", "phone": HELPER})
    own, theirs = code_sent_to(HELPER), code_sent_to(WORKER)
    assert phone.post(ANOTHER, {"ask": "code", "code": own}).status_code == 422
    assert phone.post("/file/contact/", {"op": "code", "code": theirs}).status_code == 422


def test_a_yes_counts_for_the_same_worker_and_the_same_asker_only(phone) -> None:
    say_who(phone)
    phone.post(ANOTHER, {"ask": "way", "way": "code"})
    phone.post(ANOTHER, {"ask": "code", "code": code_sent_to(WORKER)})
    assert kept()["another"]["agreed_at"]
    say_who(phone)
    assert kept()["another"]["agreed_at"], "typed again, the same"
    say_who(phone, name="另一示例职工")
    assert "agreed_at" not in kept()["another"]
    wait_a_minute()
    phone.post(ANOTHER, {"ask": "way", "way": "code"})
    phone.post(ANOTHER, {"ask": "code", "code": code_sent_to(WORKER)})
    say_own(phone)
    phone.post("/file/contact/", {"name": "示例家属", "phone": sample_phone(303)})
    assert "agreed_at" not in kept()["another"]


def test_one_phone_is_not_both_peoples(phone) -> None:
    say_own(phone)
    page = say_who(phone, phone=HELPER)
    assert page.status_code == 422
    assert "这是你自己的号" in page.content.decode()
    assert "示例职工戊" in page.content.decode(), "what was typed is kept"
    say_who(phone)
    again = phone.post("/file/contact/", {"name": "示例家属", "phone": WORKER})
    assert again.status_code == 422
    assert "这是他的号" in again.content.decode()


def test_nothing_is_handed_over_before_the_worker_said_yes(phone) -> None:
    say_who(phone)
    say_own(phone)
    page = consent_and_hand_in(phone)
    assert page.status_code == 422
    assert "他还没点头" in page.content.decode()
    assert not Matter.objects.exists()
    # A worker whose yes was to be on paper: the paper taken back is no yes.
    phone.post(ANOTHER, {"ask": "way", "way": "paper"})
    assert phone.post(ANOTHER, {"ask": "paper", "go": "next"}).status_code == 422
    phone.post(ANOTHER, {"ask": "paper", "files": picture(), "go": "next"})
    assert kept()["another"]["shown"]
    page_id = Item.objects.get().pages.get().pk
    seen = phone.get(reverse("worker:seen", args=[page_id, "served"]))
    assert seen.status_code == 200
    assert b"".join(seen.streaming_content)
    assert Client().get(reverse("worker:seen", args=[page_id, "served"])).status_code == 404
    phone.post(ANOTHER, {"ask": "paper", "op": f"remove-{page_id}"})
    assert phone.post("/file/check/").status_code == 422
    assert not Matter.objects.exists()


def test_a_worker_without_a_phone_signs(phone) -> None:
    lacks = say_who(phone, phone="", no_phone="1")
    assert lacks.url == f"{ANOTHER}?ask=paper"
    with pytest.raises(ValueError, match="点一个"):
        intake.go_by(key=draft_of().key, road="code")
    phone.post(ANOTHER, {"ask": "paper", "files": picture(), "go": "next"})
    say_own(phone)
    assert consent_and_hand_in(phone).status_code == 302
    assert worker().phone is None
    assert Agent.objects.get().authority == "paper"
    assert told(worker()) == []
    assert told(worker(), "in_app") == ["complaint.filed_for_you"]
    assert told(helper()) == ["helper_receipt"]


def test_the_paper_is_offered_with_the_names_to_copy_or_print(phone) -> None:
    say_own(phone)
    say_who(phone)
    phone.post(ANOTHER, {"ask": "way", "way": "paper"})
    for address in (f"{ANOTHER}?ask=paper", f"{ANOTHER}paper/"):
        page = phone.get(address).content.decode()
        for word in ("委托人", "示例职工戊", "示例家属", "是我的家里人", "不能替我承认、放弃"):
            assert word in page
    assert Client().get(f"{ANOTHER}paper/").status_code == 410


def test_it_is_kept_and_taken_up_again_by_the_link_on_another_phone(phone) -> None:
    say_who(phone)
    phone.post(ANOTHER, {"ask": "way", "way": "paper"})
    phone.post(ANOTHER, {"ask": "paper", "files": picture()})
    say_own(phone)
    token, _until = intake.resume_link(key=draft_of().key)
    other = Client()
    opened = other.post(reverse("worker:redeem", args=[token]))
    assert opened.url == ANOTHER
    page = other.get(opened.url).content.decode()
    assert "拿掉" in page
    assert other.post(ANOTHER, {"ask": "paper", "go": "next"}).status_code == 302
    assert consent_and_hand_in(other).status_code == 302


def test_back_to_oneself(phone) -> None:
    say_who(phone)
    say_own(phone)
    phone.post(ANOTHER, {"ask": "whose", "whose": "self"})
    assert "another" not in kept()
    assert consent_and_hand_in(phone).status_code == 302
    assert Party.objects.get(side="claimant").person.name == "示例家属"


def test_a_draft_kept_too_long_goes_with_its_paper(phone) -> None:
    from weiquanbao.jobs.drafts import drop

    say_who(phone)
    phone.post(ANOTHER, {"ask": "paper", "files": picture(), "go": "next"})
    key = draft_of().key
    Draft.objects.update(keep_until="2020-01-01T00:00Z")
    drop(UUID(str(key)))
    assert not Item.objects.exists()


def test_at_the_counter_nothing_of_it_is_asked(county) -> None:
    desk = browser_of(county.staff["intake_officer"])
    account = county.staff["intake_officer"].account_id
    key = intake.start(channel="counter", started_by=account).key
    intake.for_another(key=key)
    assert kept() == {}
    token, _until = intake.resume_link(key=key)
    desk.post(reverse("worker:redeem", args=[token]))
    assert "替别人" not in desk.get("/file/contact/").content.decode()
    assert desk.get(ANOTHER).url == "/file/contact/"
    assert "给谁申请" not in desk.get("/file/check/").content.decode()


def test_the_paper_is_read_before_the_case_is_taken_up(on_paper, county) -> None:
    case, officer = Case.objects.get(), county.staff["intake_officer"]
    paper = Item.objects.get(use="authority")
    assert paper.title == "授权委托书"
    said = json.loads(Step.objects.get().canonical)
    assert (said["act"], said["authority"], said["papers"]) == ("file_on_paper", "paper", [paper.pk])
    with pytest.raises(Barred, match="委托书还没核对"):
        act(case_id=case.pk, act="accept", acting_as=officer)
    page = browser_of(officer).get(f"/desk/cases/{case.pk}/").content.decode()
    for word in ("授权待核对", "示例家属", "家里人", "本人签的委托书，还没核对", "核对委托书"):
        assert word in page
    assert HELPER not in page
    act(case_id=case.pk, act="confirm_authority", acting_as=officer, values={"way": "read"})
    assert Agent.objects.get().authority == "checked"
    act(case_id=case.pk, act="accept", acting_as=officer)
    assert told(helper()) == ["helper_receipt", "helper_news"]
    assert told(worker()) == ["complaint.filed_for_you", "complaint.accepted"]


def test_who_had_no_authority_sees_nothing_more_and_the_worker_decides(on_paper, county) -> None:
    case, officer, code = Case.objects.get(), county.staff["intake_officer"], Matter.objects.get().code
    assert phone_of(helper().pk).get(f"/m/{code}/").status_code == 200
    act(
        case_id=case.pk,
        act="reject_authority",
        acting_as=officer,
        values={"explanation": "签名不是本人写的"},
    )
    assert phone_of(helper().pk).get(f"/m/{code}/").status_code == 404
    assert told(helper())[-1] == "helper_refused"
    assert told(worker())[-1] == "complaint.authority_rejected"
    with pytest.raises(Barred, match="本人还没有认可"):
        act(case_id=case.pk, act="accept", acting_as=officer)
    own = phone_of(worker().pk)
    page = own.get(f"/m/{code}/").content.decode()
    for word in ("谁在帮你", "示例家属", "委托书不成立", "本人认可", "不想办了，撤回"):
        assert word in page
    act(case_id=case.pk, act="ratify", acting_as=acting(worker().pk))
    assert Agent.objects.get().authority == "ratified"
    act(case_id=case.pk, act="accept", acting_as=officer)


def test_the_worker_follows_and_ends_it_himself(by_code, county) -> None:
    case, code = Case.objects.get(), Matter.objects.get().code
    own = phone_of(worker().pk)
    page = own.get(f"/m/{code}/").content.decode()
    assert "替你提出来的" in page
    assert "本人收到短信验证码，告诉了他" in page
    assert HELPER not in page
    theirs = by_code.get(f"/m/{code}/").content.decode()
    assert "这是示例职工戊的事，你在帮忙" in theirs
    assert "不想办了，撤回" not in theirs
    for forbidden in ("withdraw", "name_helper", "ratify"):
        with pytest.raises(Barred):
            act(case_id=case.pk, act=forbidden, acting_as=acting(helper().pk))
    act(case_id=case.pk, act="end_help", acting_as=acting(worker().pk))
    assert by_code.get(f"/m/{code}/").status_code == 404
    assert visible.matters(acting(helper().pk)) == ()
    refusal = {
        "ground": "no_authority",
        "explanation": "不是他本人",
        "body": "arbitration",
        "road": "去仲裁委",
    }
    with pytest.raises(Incomplete, match="没有不成立的委托书"):
        act(case_id=case.pk, act="refuse", acting_as=county.staff["intake_officer"], values=refusal)


def test_the_other_side_sees_neither_the_paper_nor_who_helps(on_paper, county) -> None:
    matter, paper = Matter.objects.get(), Item.objects.get(use="authority")
    boss = create_person(name="示例人事", phone=sample_phone(310))
    respondent = Party.objects.get(matter=matter, side="respondent")
    appoint(party=respondent, person_id=boss.pk, capacity="contact", since=matter.filed_on)
    employer = acting(boss.pk)
    assert share(item_ids=[paper.pk], matter_id=matter.pk) == 0
    page = paper.pages.get().pk
    assert not visible.may_see_page(employer, page)
    assert visible.may_see_page(acting(helper().pk), page)
    assert visible.may_see_page(acting(worker().pk), page)
    stranger = phone_of(create_person(name="示例路人", phone=sample_phone(311)).pk)
    for client in (phone_of(boss.pk), stranger):
        for address in (f"/m/{matter.code}/", f"/e/{matter.code}/", f"/m/{matter.code}/seen/{page}/served/"):
            answer = client.get(address)
            assert answer.status_code == 404 or all(
                word not in answer.content.decode() for word in ("示例家属", HELPER, "委托书")
            )
    assert visible.own_helpers(employer, matter.code) == ()
    assert visible.own_helpers(acting(helper().pk), matter.code) == ()
    assert visible.helpers_of_case(employer, Case.objects.get().pk) == ()
    assert visible.helpers_of_case(county.staff["other_town_officer"], Case.objects.get().pk) == ()


def test_every_link_a_helper_is_shown_opens(by_code, county) -> None:
    act(case_id=Case.objects.get().pk, act="accept", acting_as=county.staff["intake_officer"])
    seen, open_links = set(), ["/mine/"]
    while open_links:
        page = open_links.pop()
        seen.add(page)
        answer = by_code.get(page)
        assert answer.status_code == 200, page
        found = set(re.findall(r'href="(/(?:m|mine)/[^"#]*)"', answer.content.decode()))
        open_links += sorted(found - seen - set(open_links))
    assert len(seen) > 3


def test_the_employer_is_not_told_on_the_helpers_phone(by_code, county) -> None:
    officer, case = county.staff["intake_officer"], Case.objects.get()
    act(case_id=case.pk, act="accept", acting_as=officer)
    with pytest.raises(Incomplete, match="这是职工的手机号"):
        act(
            case_id=case.pk,
            act="add_respondent",
            acting_as=officer,
            values={
                "name": "示例承包",
                "standing": "contractor",
                "mobile": HELPER,
                "explanation": "也要答复",
            },
        )


def test_a_helper_named_later_is_told_and_hears_of_news_without_its_content(county) -> None:
    from complaints import filed

    case = filed()
    act(
        case_id=case.case_id,
        act="name_helper",
        acting_as=acting(case.person_id),
        values={"relation": "townsman", "name": "示例老乡", "phone": sample_phone(320)},
    )
    named = Person.objects.get(name="示例老乡")
    assert told(named) == ["helper_named"]
    assert Agent.objects.get().authority == "named"
    act(case_id=case.case_id, act="accept", acting_as=county.staff["intake_officer"])
    assert told(named) == ["helper_named", "helper_news"]
    for text in Notice.objects.filter(recipient=named).values_list("text", flat=True):
        for word in ("工资", "示例饰品", "示例职工甲", "示例intake"):
            assert word not in text


def test_staff_see_the_helpers_number_once_they_say_why(on_paper, county, monkeypatch) -> None:
    case, agent = Case.objects.get(), Agent.objects.get()
    desk = browser_of(county.staff["intake_officer"])
    address = f"/desk/cases/{case.pk}/helpers/{agent.pk}/phone/"
    assert HELPER not in desk.get(address).content.decode()
    assert desk.post(address, {"reason": ""}).status_code == 422
    assert HELPER in desk.post(address, {"reason": "打电话核对委托书"}).content.decode()
    looked = Disclosure.objects.get(field="phone")
    assert (looked.subject, looked.case_id) == (helper(), case.pk)
    assert browser_of(county.staff["other_town_officer"]).get(address).status_code == 404
    assert desk.get(f"/desk/cases/{case.pk}/helpers/{agent.pk + 1}/phone/").status_code == 404
