"""替别人填: a relative files for a worker, by the code on the worker's own phone or by a paper he signed."""

from __future__ import annotations

import json
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse
from filing_for import (
    ANOTHER,
    HELPER,
    WORKER,
    code_sent_to,
    consent_and_hand_in,
    draft_of,
    helper,
    kept,
    picture,
    say_own,
    say_who,
    told,
    wait_a_minute,
    worker,
)
from signed_in import browser_of

from weiquanbao.cases.models import Agent, Matter, Party
from weiquanbao.common.identifiers import sample_phone
from weiquanbao.evidence.models import Item
from weiquanbao.intake import actions as intake
from weiquanbao.intake.models import Draft
from weiquanbao.ledger.models import Step
from weiquanbao.notices.models import Notice

pytestmark = pytest.mark.django_db


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
