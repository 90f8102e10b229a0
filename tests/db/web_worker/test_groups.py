"""Workers who stand together: filed from a pasted list, each asked, each seeing only what concerns him."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from signed_in import browser_of
from small_county import make_draft

from weiquanbao.access.actors import person as acting
from weiquanbao.cases.facts import gather
from weiquanbao.cases.models import Agent, Case, Claim, Entry, Matter, Party
from weiquanbao.common.identifiers import sample_phone
from weiquanbao.desk.act import act
from weiquanbao.desk.file import file_complaint
from weiquanbao.desk.open import begin
from weiquanbao.desk.refusals import Barred, NotFound
from weiquanbao.groups.facts import members_consent
from weiquanbao.groups.models import Ballot
from weiquanbao.intake import actions as intake
from weiquanbao.intake.models import DraftMember
from weiquanbao.ledger.models import Step
from weiquanbao.notices.models import Notice
from weiquanbao.people.accounts import worker_account
from weiquanbao.procedures import PROCEDURES
from weiquanbao.reading import visible

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def plain(n: int) -> str:
    """A sample phone as it is typed."""
    return sample_phone(n).removeprefix("+86")


@pytest.fixture
def group(county):
    """A function that files for one worker and so many others, who all said yes."""

    def make(others: int, *, joined: bool = True):
        key = make_draft()
        rows = "\n".join(f"示例工友{n}\t{plain(100 + n)}\t{1000 + n}" for n in range(1, others + 1))
        assert not intake.add_members(key=key, text=rows).bad
        filed = file_complaint(draft_key=key)
        for case in Case.objects.filter(parent_id=filed.case_id, procedure="joining") if joined else ():
            act(case_id=case.pk, act="confirm", acting_as=acting(case.party.person_id))
        return filed

    return make


def members(filed) -> list[Party]:
    return list(
        Party.objects.filter(matter__code=filed.matter_code).exclude(side="respondent").order_by("id")
    )


def phone_of(party: Party) -> Client:
    """The phone of a member who proved his number."""
    client = Client()
    client.force_login(worker_account(party.person_id), backend=BACKEND)
    return client


def test_a_pasted_list_names_its_bad_row_and_keeps_the_rest(county) -> None:
    from django.urls import reverse

    client = Client()
    key = make_draft()
    token, _until = intake.resume_link(key=key)
    client.post(reverse("worker:redeem", args=[token]))
    rows = f"示例工友1 {plain(101)} 5000\n示例工友2 1380000\n示例工友3，{plain(103)}"
    page = client.post("/file/together/", {"op": "list", "list": rows})
    assert page.status_code == 422
    told = page.content.decode()
    assert "第 2 行" in told
    assert "示例工友2 1380000" in told
    assert DraftMember.objects.filter(draft=key).count() == 2
    assert "还有 2 个工友" in client.get("/file/check/").content.decode()
    assert (
        client.post("/file/together/", {"op": "one", "name": "示例工友4", "phone": "12"}).status_code == 422
    )
    one = DraftMember.objects.filter(draft=key).first()
    client.post("/file/together/", {"drop": str(one.pk)})
    assert DraftMember.objects.filter(draft=key).count() == 1


def test_a_workbook_is_read_and_the_empty_list_is_one(county) -> None:
    import importlib.util
    from pathlib import Path

    from django.core.files.uploadedfile import SimpleUploadedFile
    from django.urls import reverse

    place = Path(__file__).parents[2] / "unit" / "evidence" / "books.py"
    spec = importlib.util.spec_from_file_location("books", place)
    books = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(books)
    client, key = Client(), make_draft()
    token, _until = intake.resume_link(key=key)
    client.post(reverse("worker:redeem", args=[token]))
    rows = {
        2: ["姓名", "手机号", "欠多少"],
        3: ["示例甲", float(plain(101)), 5000.0],
        5: ["示例乙", 1380000.0, None],
    }
    data = books.book({"名单": rows, "另一张": {1: ["示例丙"]}})
    sent = {"op": "list", "list": f"示例丁 {plain(104)}", "file": SimpleUploadedFile("名单.xlsx", data)}
    page = client.post("/file/together/", sent)
    told = page.content.decode()
    assert page.status_code == 422
    assert "文件第 5 行" in told
    assert "示例乙\t1380000" in told
    assert "还有 1 张表没有读" in told
    kept = DraftMember.objects.filter(draft=key)
    assert {(one.name, one.phone) for one in kept} == {
        ("示例甲", f"+86{plain(101)}"),
        ("示例丁", f"+86{plain(104)}"),
    }
    broken = {"op": "list", "list": "留着", "file": SimpleUploadedFile("名单.xlsx", b"PK\x03\x04rest")}
    again = client.post("/file/together/", broken).content.decode()
    assert "这个表格打不开" in again
    assert "留着" in again
    empty = client.get("/file/together/list.csv")
    assert empty.content.decode("utf-8-sig").startswith("姓名,手机号,")
    sent = {"op": "list", "list": "", "file": SimpleUploadedFile("空.csv", empty.content)}
    assert "名单里没有人" in client.post("/file/together/", sent).content.decode()
    assert kept.count() == 2


def test_filing_asks_each_one_and_makes_nobody_a_party_unasked(group) -> None:
    filed = group(3, joined=False)
    first, *others = members(filed)
    assert [party.side for party in others] == ["invited"] * 3
    assert first.side == "claimant"
    assert sorted(Claim.objects.filter(party__in=others).values_list("amount", flat=True)) == [
        1001,
        1002,
        1003,
    ]
    assert Claim.objects.get(party=first).amount == Decimal("13740.00")
    assert Notice.objects.filter(template="joining.invited").values("recipient").distinct().count() == 3
    assert not DraftMember.objects.exists()
    told = str(list(Entry.objects.filter(case__procedure="joining").values_list("code", "value")))
    assert "phone" not in told
    assert "示例工友" not in told
    assert file_complaint(draft_key=Matter.objects.get().opening_key).repeated
    with pytest.raises(NotFound):
        act(case_id=filed.case_id, act="add_evidence", acting_as=acting(others[0].person_id))


def test_who_is_asked_is_led_to_the_question_and_says_no(group) -> None:
    filed = group(2, joined=False)
    _first, asked, other = members(filed)
    client = phone_of(asked)
    assert "工友请你一起提" in client.get("/mine/").content.decode()
    led = client.get(f"/m/{filed.matter_code}/")
    assert led.status_code == 302
    case = Case.objects.get(party=asked, procedure="joining")
    assert led.url == f"/m/{filed.matter_code}/cases/{case.pk}/"
    page = client.get(led.url).content.decode()
    assert "示例工友2" not in page
    assert client.get(f"/m/{filed.matter_code}/cases/{filed.case_id}/").status_code == 404
    assert phone_of(other).get(led.url).status_code == 404
    gone = client.post(f"{led.url}acts/decline/", {"seen": str(case.steps)})
    assert gone.status_code == 302
    assert gone.url == "/mine/"
    asked.refresh_from_db()
    assert asked.side == "out"
    for page in ("", f"cases/{case.pk}/", f"cases/{filed.case_id}/"):
        assert client.get(f"/m/{filed.matter_code}/{page}").status_code == 404
    assert visible.matters(acting(asked.person_id)) == ()


def test_a_member_sees_no_amount_phone_evidence_or_claim_of_another(group) -> None:
    filed = group(3)
    first, one, two, _three = members(filed)
    page = phone_of(one).get(f"/m/{filed.matter_code}/")
    told = page.content.decode()
    assert page.status_code == 200
    assert "4 个人一起提" in told
    for hidden in (
        "13,740",
        "13740",
        "1,002",
        "1002",
        "示例工友2",
        "示例职工甲",
        plain(102),
        plain(102)[-4:],
    ):
        assert hidden not in told, hidden
    view = visible.matter(acting(one.person_id), filed.matter_code)
    assert [claim.amount for claim in view.claims] == [Decimal("1001.00")]
    others = Case.objects.get(party=two, procedure="joining")
    assert phone_of(one).get(f"/m/{filed.matter_code}/cases/{others.pk}/").status_code == 404
    assert phone_of(first).get(f"/m/{filed.matter_code}/cases/{others.pk}/").status_code == 404
    with pytest.raises(Barred):
        act(case_id=filed.case_id, act="withdraw", acting_as=acting(first.person_id), values={})


def elected(filed, officer) -> Case:
    """An election in which everybody voted for the first three."""
    everybody = members(filed)
    opened = begin(
        parent_id=filed.case_id, code="election", act="open_vote", acting_as=officer, values={"seats": "3"}
    )
    for number, voter in enumerate(everybody):
        chosen = everybody[:3] if number % 2 else everybody[1:4]
        response = phone_of(voter).post(
            f"/m/{filed.matter_code}/cases/{opened.case_id}/acts/vote/",
            {"candidates": [str(party.pk) for party in chosen]},
        )
        assert response.status_code == 302
    return Case.objects.get(pk=opened.case_id)


def test_twelve_elect_three_in_secret_who_then_stand_for_all_and_ask_before_settling(group, county) -> None:
    filed = group(11)
    case = elected(filed, county.staff["county_officer"])
    everybody = members(filed)
    assert case.state == "elected"
    representatives = {party.person_id for party in everybody[:3]}
    acting_now = Agent.objects.filter(capacity="representative", until=None)
    assert set(acting_now.values_list("person_id", flat=True)) == representatives
    assert acting_now.count() == 3 * 11
    assert Ballot.objects.filter(case=case).count() == 12
    assert not Entry.objects.filter(case=case, code="candidates").exists()
    said = "".join(Step.objects.filter(case_id=case.pk, act="vote").values_list("canonical", flat=True))
    assert "candidates" not in said
    member = phone_of(everybody[9])
    assert "示例职工甲、示例工友1、示例工友2" in member.get(f"/m/{filed.matter_code}/").content.decode()
    again = member.post(
        f"/m/{filed.matter_code}/cases/{case.pk}/acts/vote/", {"candidates": [str(everybody[0].pk)]}
    )
    assert again.status_code in (404, 409)
    asked = begin(
        parent_id=filed.case_id,
        code="settlement_consent",
        act="ask",
        acting_as=acting(everybody[1].person_id),
        values={"about": "settle", "terms": "给七成"},
    )
    for party in everybody[:-1]:
        act(case_id=asked.case_id, act="answer", acting_as=acting(party.person_id), values={"agrees": "yes"})
    before = members_consent([filed.case_id])[filed.case_id]
    assert before["open"]
    assert before["silent"] == (everybody[-1].pk,)
    last = phone_of(everybody[-1])
    last.post(f"/m/{filed.matter_code}/cases/{asked.case_id}/acts/answer/", {"agrees": "no"})
    assert Case.objects.get(pk=asked.case_id).state == "split"
    after = members_consent([filed.case_id])[filed.case_id]
    assert after["no"] == (everybody[-1].pk,)
    assert not after["open"]
    page = phone_of(everybody[5]).get(f"/m/{filed.matter_code}/cases/{asked.case_id}/").content.decode()
    assert "同意 11 人，不同意 1 人" in page
    assert "示例工友11" not in page


def test_a_representative_who_leaves_represents_nobody(group, county) -> None:
    filed = group(10)
    elected(filed, county.staff["county_officer"])
    leaving = members(filed)[2]
    case = Case.objects.get(party=leaving, procedure="joining")
    act(case_id=case.pk, act="leave", acting_as=acting(leaving.person_id), values={})
    assert not Agent.objects.filter(person_id=leaving.person_id, until=None).exists()
    assert phone_of(leaving).get(f"/m/{filed.matter_code}/").status_code == 404


def test_a_helper_sees_and_brings_and_decides_nothing_until_the_worker_ends_it(group) -> None:
    filed = group(1)
    first, other = members(filed)
    worker = acting(first.person_id)
    act(
        case_id=filed.case_id, act="name_helper", acting_as=worker,
        values={"relation": "family", "name": "示例家人", "phone": plain(300)},
    )  # fmt: skip
    agent = Agent.objects.get(capacity="helper")
    assert agent.party == first
    assert not Entry.objects.filter(case_id=filed.case_id, code="phone").exists()
    client = Client()
    client.force_login(worker_account(agent.person_id), backend=BACKEND)
    assert "帮示例职工甲看的" in client.get("/mine/").content.decode()
    told = client.get(f"/m/{filed.matter_code}/").content.decode()
    assert "这是示例职工甲的事，你在帮忙" in told
    assert "1,001" not in told
    view = visible.matter(acting(agent.person_id), filed.matter_code)
    assert {row.code for row in view.acts} == {"add_evidence"}
    with pytest.raises(Barred):
        act(case_id=filed.case_id, act="end_help", acting_as=acting(other.person_id), values={})
    act(case_id=filed.case_id, act="end_help", acting_as=worker, values={})
    assert client.get(f"/m/{filed.matter_code}/").status_code == 404


def test_staff_see_the_table_and_its_queries_do_not_grow(group, county) -> None:
    browser = browser_of(county.staff["intake_officer"])

    def queries(case_id: int) -> int:
        browser.get(f"/desk/cases/{case_id}/")
        with CaptureQueriesContext(connection) as seen:
            page = browser.get(f"/desk/cases/{case_id}/")
        assert page.status_code == 200
        return len(seen)

    filed = group(2)
    few = queries(filed.case_id)
    for n in range(20, 28):
        begin(
            parent_id=filed.case_id, code="joining", act="invite", acting_as=acting(filed.person_id),
            values={"name": f"示例后来{n}", "phone": plain(n), "amount": "10"},
        )  # fmt: skip
    assert queries(filed.case_id) == few
    told = browser.get(f"/desk/cases/{filed.case_id}/").content.decode()
    assert "一起提的 3 人" in told
    assert "8 人还没点头" in told
    assert "15,743" in told
    assert plain(101) not in told


def test_the_fact_of_consent_is_empty_where_nobody_was_asked(group) -> None:
    filed = group(2)
    assert members_consent([filed.case_id]) == {}
    law = PROCEDURES["settlement_consent"]
    assert gather(law, [filed.case_id], None)[filed.case_id]["consent_given_by"] == frozenset()
