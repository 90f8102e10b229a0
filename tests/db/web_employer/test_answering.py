"""The employer's console over HTTP: in by link or letter, answered claim by claim, and nothing of anybody else's."""

from __future__ import annotations

from uuid import uuid4

import pytest
from complaints import do
from django.test import Client
from respondents import (
    FIRST,
    SECOND,
    code_sent,
    come_in,
    complaint_against_two,
    letter_code,
    link_of,
    notify,
)
from signed_in import browser_of

from weiquanbao.cases.models import Agent, Case, Claim
from weiquanbao.common.dates import today
from weiquanbao.common.identifiers import sample_phone
from weiquanbao.invitations.models import Invitation
from weiquanbao.ledger.models import Step
from weiquanbao.notices.models import Notice
from weiquanbao.people.accounts import worker_account

pytestmark = pytest.mark.django_db


def phone_of(person_id: int) -> Client:
    client = Client()
    client.force_login(
        worker_account(person_id), backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    return client


@pytest.fixture
def two(county):
    """A complaint against two respondents; gives it and the two parties."""
    return complaint_against_two(county)


@pytest.fixture
def first(county, two) -> int:
    """The response of the first respondent, who has a phone."""
    case, (party, _other) = two
    return notify(county, case, party, contact="示例人事甲", mobile=FIRST, papers=["wages", "attendance"])


def home(case_id: int) -> str:
    case = Case.objects.select_related("matter").get(pk=case_id)
    return f"/e/{case.matter.code}/cases/{case_id}/"


def typed(case_id: int, stance: str, amount: str = "", reason: str = "", **more: str) -> dict[str, str]:
    claim = Claim.objects.filter(matter__id=Case.objects.get(pk=case_id).matter_id).get()
    return {
        f"stance-{claim.pk}": stance,
        f"amount-{claim.pk}": amount,
        f"reason-{claim.pk}": reason,
        "key": str(uuid4()),
        **more,
    }


def acts(case_id: int) -> list[str]:
    return list(Step.objects.filter(case_id=case_id).order_by("number").values_list("act", flat=True))


def test_the_link_shows_nobody_s_matter_before_the_code(first, two):
    page = Client().get(link_of(first)).content.decode()
    assert "示例饰品有限公司" in page
    for hidden in ("示例职工甲", "13,740", "工资没给", two[0].matter_code, FIRST.removeprefix("+86")):
        assert hidden not in page
    assert "138****" in page or "****" in page


def test_by_the_link_the_code_and_in(first):
    client = come_in(first)
    page = client.get(home(first)).content.decode()
    assert "职工提了什么，您逐项答" in page
    assert "13,740" in page
    assert acts(first) == ["notify", "appear"]
    assert Agent.objects.get(party_id=Case.objects.get(pk=first).party_id).capacity == "contact"


def test_a_link_lets_in_once_and_says_how_to_go_on(first):
    come_in(first)
    again = Client().get(link_of(first))
    assert again.status_code == 410
    assert "用手机号进去" in again.content.decode()
    assert Client().get("/e/open/" + "0" * 40 + "/").status_code == 404


def test_a_new_notice_makes_the_old_link_worthless(first, county):
    old = link_of(first)
    values = {"contact": "示例人事乙", "mobile": SECOND}
    do(first, "invite_again", today(), county.staff["intake_officer"], values)
    assert "以前的链接作废了" in Client().get(old).content.decode()
    assert Client().get(link_of(first)).status_code == 200


def test_a_link_that_ran_out_says_so(first):
    Invitation.objects.update(expires_at="2020-01-01T00:00:00Z")
    page = Client().get(link_of(first))
    assert page.status_code == 410
    assert "过期了" in page.content.decode()


def test_a_wrong_code_keeps_out_and_five_close_the_door_for_a_while(first):
    client, link = Client(), link_of(first)
    client.post(link)
    for _ in range(5):
        assert client.post(f"{link}code/", {"code": "000000"}).status_code == 422
    assert client.post(f"{link}code/", {"code": code_sent()}).status_code == 422
    assert acts(first) == ["notify"]


def test_the_code_page_is_no_door_without_the_link_s_own_browser(first):
    link = link_of(first)
    Client().post(link)
    stranger = Client()
    assert stranger.post(f"{link}code/", {"code": code_sent()}).url == link


def test_by_the_letter_whoever_has_it_confirms_the_own_phone(county, two):
    case, (party, _) = two
    response = notify(county, case, party)
    link, client = link_of(response), Client()
    assert client.post(link).status_code == 200, "without a known phone no code can be sent"
    own = {"name": "示例厂长", "phone": "13800000977"}
    wrong = client.post(link, {"letter": "ZZZZ ZZZZ", **own})
    assert wrong.status_code == 422
    assert "通知书编码不对" in wrong.content.decode()
    assert "13800000977" in wrong.content.decode()
    printed = letter_code(response).lower()
    sent = client.post(link, {"letter": f"{printed[:4]} {printed[4:]}", **own})
    assert sent.url == f"{link}code/"
    assert client.post(f"{link}code/", {"code": code_sent()}).url == home(response)
    assert acts(response)[-1] == "appear"


def test_a_letter_code_is_guessed_five_times_and_no_more(county, two):
    response = notify(county, two[0], two[1][0])
    own = {"name": "示例厂长", "phone": "13800000977"}
    for _ in range(5):
        Client().post(link_of(response), {"letter": "ZZZZZZZZ", **own})
    right = Client().post(link_of(response), {"letter": letter_code(response), **own})
    assert right.status_code == 422
    assert "过一刻钟" in right.content.decode()


def test_the_letter_is_printed_by_staff_and_names_no_worker(county, two, first):
    page = browser_of(county.staff["intake_officer"]).get(f"/desk/cases/{first}/letter/").content.decode()
    code = letter_code(first)
    assert f"{code[:4]} {code[4:]}" in page
    assert link_of(first) in page
    for hidden in ("示例职工甲", "工资没给", "13,740", "三个月没发工资"):
        assert hidden not in page
    assert browser_of(county.staff["auditor"]).get(f"/desk/cases/{first}/letter/").status_code == 404
    assert come_in(first).get(f"/desk/cases/{first}/letter/").status_code == 404


def test_answers_are_looked_over_and_handed_in_on_one_page(first, two, county):
    client, answer = come_in(first), home(first) + "answer/"
    sent = typed(first, "partly", "8,460", "有预支", words="愿意谈")
    look = client.post(answer, sent).content.decode()
    assert "您是这么答的" in look
    assert "8,460" in look
    assert acts(first) == ["notify", "appear"]
    assert client.post(answer, sent | {"sure": "1"}).url == home(first)
    assert acts(first)[2:] == ["answer_claim", "finish"]
    client.post(answer, sent | {"sure": "1"})
    assert acts(first)[2:] == ["answer_claim", "finish"], "a double tap is answered once"
    changed = typed(first, "admit", sure="1")
    client.post(answer, changed)
    assert acts(first)[4:] == ["answer_claim"]
    assert "您答复了" in client.get(home(first)).content.decode()


@pytest.mark.parametrize(
    ("stance", "amount", "reason", "said"),
    [
        ("", "", "", "这一项还没选"),
        ("partly", "", "少发", "认可一部分的，写认可多少"),
        ("partly", "八千", "少发", "写个数字"),
        ("partly", "13,740", "少发", "不比职工要的少"),
        ("deny", "", "", "写明理由"),
    ],
)
def test_what_is_missing_is_said_beside_the_field_and_what_was_typed_stays(
    first, stance, amount, reason, said
):
    client = come_in(first)
    answered = client.post(home(first) + "answer/", typed(first, stance, amount, reason, words="愿意谈"))
    page = answered.content.decode()
    assert answered.status_code == 422
    assert said in page
    assert "愿意谈" in page
    assert amount in page
    assert acts(first) == ["notify", "appear"]


def test_the_desk_refuses_what_the_page_refuses(first, two):
    from weiquanbao.access.actors import person
    from weiquanbao.desk.refusals import Incomplete

    come_in(first)
    contact = person(Agent.objects.get(capacity="contact").person_id)
    claim = str(Claim.objects.get(matter__code=two[0].matter_code).pk)
    for values, field in (
        ({"stance": "partly", "reason": "少发"}, "amount"),
        ({"stance": "partly", "amount": "20000", "reason": "少发"}, "amount"),
        ({"stance": "deny"}, "reason"),
    ):
        with pytest.raises(Incomplete) as refused:
            do(first, "answer_claim", today(), contact, {"claim": claim, **values})
        assert field in refused.value.errors


def test_the_worker_and_the_desk_see_each_answer(first, two, county):
    client = come_in(first)
    client.post(home(first) + "answer/", typed(first, "partly", "8460", "有预支", sure="1"))
    case = two[0]
    worker = phone_of(case.person_id).get(f"/m/{case.matter_code}/").content.decode()
    desk = browser_of(county.staff["intake_officer"]).get(f"/desk/cases/{case.case_id}/").content.decode()
    for page in (worker, desk):
        assert "部分认可" in page
        assert "8,460" in page
        assert "有预支" in page
    for hidden in (FIRST.removeprefix("+86"), "示例人事甲"):
        assert hidden not in worker


def evidence_for(client: Client, case_id: int, share: str) -> None:
    from io import BytesIO

    from django.core.files.uploadedfile import SimpleUploadedFile
    from PIL import Image

    data = BytesIO()
    Image.effect_noise((64, 64), 50).save(data, "PNG")
    sent = {
        "items": str(uuid4()),
        "paper": "wages",
        "share": share,
        "files": SimpleUploadedFile("工资表.png", data.getvalue()),
        "key": str(uuid4()),
    }
    assert client.post(home(case_id) + "acts/add_evidence/", sent).status_code == 302


def page_of_evidence() -> int:
    from weiquanbao.evidence.models import Page

    return Page.objects.order_by("-id").values_list("pk", flat=True)[0]


def opens(client: Client, address: str) -> bool:
    """Whether a picture is given."""
    answer = client.get(address)
    return answer.status_code == 200 and bool(b"".join(answer.streaming_content))


@pytest.mark.parametrize("share", ["no", "yes"])
def test_the_worker_sees_what_the_employer_shares_and_nothing_else(first, two, share):
    client = come_in(first)
    evidence_for(client, first, share)
    page = page_of_evidence()
    case = two[0]
    worker = phone_of(case.person_id)
    assert opens(worker, f"/m/{case.matter_code}/seen/{page}/served/") == (share == "yes")
    assert opens(client, f"/e/{case.matter_code}/seen/{page}/served/")
    assert "已交 1 页" in client.get(home(first)).content.decode()


def every_page(client: Client, code: str, cases: list[int]) -> str:
    """All a respondent can open, as one text."""
    addresses = ["/e/", f"/e/{code}/", "/me/"]
    for case in cases:
        base = f"/e/{code}/cases/{case}/"
        addresses += [base, *(f"{base}acts/{act}/" for act in ("add_evidence", "name_agent", "answer_claim"))]
    return "".join(client.get(address).content.decode() for address in addresses)


def test_a_respondent_sees_nothing_that_is_not_its_own(county, two, first):
    case, (_one, other) = two
    officer = county.staff["intake_officer"]
    do(case, "record_progress", today(), officer, {"done": "内部备注一二三", "explanation": "去过了"})
    second = notify(county, case, other, contact="示例项目经理", mobile=SECOND)
    mine, theirs = come_in(first), come_in(second)
    theirs.post(home(second) + "answer/", typed(second, "deny", "", "总包付过了", sure="1"))
    # What the other respondent shares is for the worker, not for this one.
    evidence_for(theirs, second, "yes")
    hidden_page = page_of_evidence()
    text = every_page(mine, case.matter_code, [first, second, case.case_id])
    for hidden in (
        sample_phone(1).removeprefix("+86"), sample_phone(1)[-4:] + "电话", "三个月没发工资", "内部备注一二三",
        "总包付过了", "示例项目经理", SECOND.removeprefix("+86"), "示例建设有限公司",
    ):  # fmt: skip
        assert hidden not in text
    assert mine.get(home(second)).status_code == 404
    assert mine.get(home(case.case_id)).status_code == 404
    assert mine.post(home(second) + "answer/", typed(first, "admit")).status_code == 404
    assert mine.get(home(second) + "acts/finish/").status_code == 404
    assert mine.get(f"/e/{case.matter_code}/seen/{hidden_page}/served/").status_code == 404
    assert mine.get(f"/m/{case.matter_code}/").status_code == 404
    assert mine.get(f"/m/{case.matter_code}/cases/{first}/").status_code == 404
    assert mine.get(f"/desk/cases/{first}/").status_code == 404


def test_a_respondent_sees_no_other_matter(county, two, first):
    client = come_in(first)
    other, (party, _second) = complaint_against_two(
        county, contact={"name": ["示例职工乙"], "phone": [sample_phone(2)]}
    )
    response = notify(county, other, party, contact="示例人事丙", mobile=sample_phone(803))
    for address in (f"/e/{other.matter_code}/", home(response), f"/e/{other.matter_code}/cases/{first}/"):
        assert client.get(address).status_code == 404
    assert other.matter_code not in client.get("/e/").content.decode()


def test_messages_to_the_employer_say_nothing_of_the_worker(county, two, first):
    come_in(first)
    texts = [one.text for one in Notice.objects.filter(case_id=first)]
    invited = next(text for text in texts if "/e/open/" in text)
    for hidden in ("示例职工甲", sample_phone(1).removeprefix("+86"), "13,740", "工资"):
        assert hidden not in invited


def test_the_record_keeps_no_number_of_the_employer_in_clear(first):
    from weiquanbao.cases.models import Entry

    kept = [str(value) for value in Entry.objects.filter(case_id=first).values_list("value", flat=True)]
    assert FIRST not in kept
    assert FIRST.removeprefix("+86") not in " ".join(kept)


def test_a_worker_s_own_phone_is_never_invited(county, two):
    from weiquanbao.desk.refusals import Incomplete

    with pytest.raises(Incomplete) as refused:
        notify(county, two[0], two[1][0], contact="示例人事甲", mobile=sample_phone(1))
    assert "mobile" in refused.value.errors


def test_one_response_a_respondent_at_a_time(county, two, first):
    from weiquanbao.desk.refusals import Incomplete

    with pytest.raises(Incomplete) as refused:
        notify(county, two[0], two[1][0])
    assert "party" in refused.value.errors


def test_an_agent_is_named_signs_in_and_is_dismissed(first, two):
    client = come_in(first)
    from io import BytesIO

    from django.core.files.uploadedfile import SimpleUploadedFile
    from PIL import Image

    data = BytesIO()
    Image.effect_noise((64, 64), 50).save(data, "PNG")
    sent = {
        "name": "示例律师甲",
        "mobile": "13800000955",
        "kind": "lawyer",
        "powers": ["settle"],
        "items": str(uuid4()),
        "files": SimpleUploadedFile("委托书.png", data.getvalue()),
        "key": str(uuid4()),
    }
    assert client.post(home(first) + "acts/name_agent/", sent).status_code == 302
    agent = Agent.objects.get(capacity="agent")
    assert agent.powers == ["settle"]
    lawyer = phone_of(agent.person_id)
    assert "示例律师甲" in lawyer.get(home(first)).content.decode()
    assert "13800000955" not in client.get(home(first)).content.decode()
    gone = client.post(home(first) + "acts/end_agent/", {"name": "示例律师甲", "key": str(uuid4())})
    assert gone.status_code == 302
    assert lawyer.get(home(first)).status_code == 404


def test_more_claims_and_more_respondents_take_no_more_queries(county, two, first):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client, case = come_in(first), two[0]
    matter = Case.objects.get(pk=first).matter_id
    worker, desk = phone_of(case.person_id), browser_of(county.staff["intake_officer"])

    def counted() -> list[int]:
        found = []
        for browser, address in (
            (client, home(first)),
            (worker, f"/m/{case.matter_code}/"),
            (desk, f"/desk/cases/{case.case_id}/"),
        ):
            browser.get(address)
            with CaptureQueriesContext(connection) as asked:
                browser.get(address)
            found.append(len(asked))
        return found

    notify(county, case, two[1][1], contact="示例项目经理", mobile=SECOND)
    before = counted()
    Claim.objects.bulk_create(Claim(matter_id=matter, kind="overtime", amount=n) for n in range(1, 9))
    do(case, "add_respondent", today(), county.staff["intake_officer"],
       {"name": "示例用工单位", "standing": "user_unit", "explanation": "也要负责"})  # fmt: skip
    from weiquanbao.cases.models import Party

    third = Party.objects.filter(matter_id=matter).order_by("-id")[0]
    notify(county, case, third)
    assert counted() == before


def test_some_claims_are_answered_now_and_the_rest_later_with_nothing_lost(county) -> None:
    """Answered ones are in the record; what was begun or written beside them is there again."""
    case, (party, _other) = complaint_against_two(county, problems={"problems": ["wages", "overtime"]})
    response = notify(county, case, party, contact="示例人事甲", mobile=FIRST)
    client, address = come_in(response), home(response)
    one, other = Claim.objects.filter(matter__code=case.matter_code).order_by("id")
    form = {"key": str(uuid4()), "save": "yes", "words": "账在外地，先答一项。", f"stance-{one.pk}": "admit"}
    saved = client.post(f"{address}answer/", form, follow=True).content.decode()
    assert "存下了 1 项" in saved
    assert "账在外地，先答一项。" in saved
    assert "1 / 2 已答" in saved
    assert acts(response).count("answer_claim") == 1
    again = client.post(f"{address}answer/", {**form, "key": str(uuid4()), f"stance-{other.pk}": "deny"})
    assert again.status_code == 422
    text = again.content.decode()
    assert "写明理由" in text
    assert f'name="stance-{other.pk}" value="deny" checked' in text
    assert acts(response).count("answer_claim") == 1
    last = {
        **form,
        "key": str(uuid4()),
        "sure": "yes",
        f"stance-{other.pk}": "deny",
        f"reason-{other.pk}": "付过了",
    }
    del last["save"]
    assert client.post(f"{address}answer/", last).status_code == 302
    assert acts(response)[-1] == "finish"
