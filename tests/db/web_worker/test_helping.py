"""谁在帮忙: a matter that somebody filed for a worker: the paper is read, help ends, nothing leaks."""

from __future__ import annotations

import json
import re

import pytest
from filing_for import HELPER, helper, told, worker
from signed_in import browser_of, phone_of

from weiquanbao.access.actors import person as acting
from weiquanbao.cases.models import Agent, Case, Matter, Party
from weiquanbao.common.identifiers import sample_phone
from weiquanbao.desk.act import act
from weiquanbao.desk.agents import appoint
from weiquanbao.desk.refusals import Barred, Incomplete
from weiquanbao.evidence.actions import share
from weiquanbao.evidence.models import Item
from weiquanbao.ledger.models import Step
from weiquanbao.notices.models import Notice
from weiquanbao.people.models import Disclosure, Person
from weiquanbao.people.persons import create_person
from weiquanbao.reading import visible

pytestmark = pytest.mark.django_db


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
    act(
        case_id=Case.objects.get(procedure="complaint").pk,
        act="accept",
        acting_as=county.staff["intake_officer"],
    )
    seen, open_links = set(), ["/mine/"]
    while open_links:
        page = open_links.pop()
        seen.add(page)
        answer = by_code.get(page)
        assert answer.status_code == 200, page
        found = set(re.findall(r'href="(/(?:m|mine)/[^"#]*)"', answer.content.decode(errors="replace")))
        open_links += sorted(found - seen - set(open_links))
    assert len(seen) > 3


def test_the_employer_is_not_told_on_the_helpers_phone(by_code, county) -> None:
    officer, case = county.staff["intake_officer"], Case.objects.get(procedure="complaint")
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
    case, agent = Case.objects.get(procedure="complaint"), Agent.objects.get()
    desk = browser_of(county.staff["intake_officer"])
    address = f"/desk/cases/{case.pk}/helpers/{agent.pk}/phone/"
    assert HELPER not in desk.get(address).content.decode()
    assert desk.post(address, {"reason": ""}).status_code == 422
    assert HELPER in desk.post(address, {"reason": "打电话核对委托书"}).content.decode()
    looked = Disclosure.objects.get(field="phone")
    assert (looked.subject, looked.case_id) == (helper(), case.pk)
    assert browser_of(county.staff["other_town_officer"]).get(address).status_code == 404
    assert desk.get(f"/desk/cases/{case.pk}/helpers/{agent.pk + 1}/phone/").status_code == 404
