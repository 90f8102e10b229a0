"""Who sees what of an answer: the worker, the desk, an agent, and nothing for the other respondent."""

from __future__ import annotations

from uuid import uuid4

import pytest
from complaints import do
from django.test import Client
from respondents import (
    FIRST,
    SECOND,
    come_in,
    complaint_against_two,
    evidence_for,
    home,
    notify,
    page_of_evidence,
    typed,
)
from signed_in import browser_of, phone_of

from weiquanbao.cases.models import Agent
from weiquanbao.common.dates import today
from weiquanbao.common.identifiers import sample_phone

pytestmark = pytest.mark.django_db


def opens(client: Client, address: str) -> bool:
    """Whether a picture is given."""
    answer = client.get(address)
    return answer.status_code == 200 and bool(b"".join(answer.streaming_content))


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
