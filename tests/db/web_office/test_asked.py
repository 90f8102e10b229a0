"""A lawyer on duty at his desk: his own questions and nobody else's, passages one press away, nothing typed lost."""

from __future__ import annotations

from uuid import uuid4

import pytest
from complaints import filed as complaint
from complaints import moment
from consultations import ANSWER, QUESTION, answered, given, lawyer_at, worker
from django.urls import reverse
from signed_in import browser_of, phone_of

from weiquanbao.cases.models import Case
from weiquanbao.common.dates import at
from weiquanbao.consultation.models import KeptAnswer, PublishedAnswer
from weiquanbao.desk.act import act
from weiquanbao.desk.publishing import withdraw
from weiquanbao.desk.refusals import Barred, NotFound
from weiquanbao.people.consenting import has_consented
from weiquanbao.reading import visible

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today():
    with at(moment("2026-11-16")):
        yield


@pytest.fixture
def lawyer(county):
    return lawyer_at(county)


def _one(filed) -> str:
    return reverse("office:asked_one", args=[filed.case_id])


def test_his_own_queue_is_where_he_comes_to(county, lawyer) -> None:
    filed = given(county, lawyer)
    browser = browser_of(lawyer)
    assert browser.get(reverse("office:home")).url == reverse("office:asked")
    page = browser.get(reverse("office:asked")).content.decode()
    assert QUESTION in page
    assert _one(filed) in page


def test_a_passage_and_an_article_are_put_in_and_what_was_typed_stays(county, lawyer) -> None:
    filed = given(county, lawyer)
    browser = browser_of(lawyer)
    typed = {"op": "passage-wages_monthly", "answer": "先看这一条。", "articles": "劳动合同法 30"}
    page = browser.post(_one(filed), typed)
    told = page.context["fields"]
    assert told["answer"].value.startswith("先看这一条。\n工资要用钱发给你本人")
    assert told["articles"].value == "劳动合同法 30、劳动法 50"
    kept = KeptAnswer.objects.get()
    assert kept.answer == "先看这一条。"
    assert browser.get(_one(filed)).context["fields"]["answer"].value == "先看这一条。"


def test_an_answer_is_sent_once_and_the_worker_reads_it_with_its_articles(county, lawyer) -> None:
    filed = given(county, lawyer)
    browser, key = browser_of(lawyer), str(uuid4())
    for _press in range(2):
        assert browser.post(_one(filed), ANSWER | {"op": "answer", "key": key}).status_code == 302
    assert Case.objects.get(pk=filed.case_id).state == "answered"
    assert not KeptAnswer.objects.exists()
    phone = phone_of(filed.person_id)
    page = phone.get(reverse("worker:track", args=[filed.matter_code]), follow=True).content.decode()
    assert "可以要。先去要工资条" in page
    assert reverse("worker:law", args=["劳动法", "50"]) in page


def test_the_engine_computes_beside_it_and_keeps_the_answer(county, lawyer) -> None:
    filed = given(county, lawyer)
    sent = {
        "op": "reckon",
        "answer": "写到一半",
        "story": "wages",
        "e-wage": "5000",
        "e-owed": "3",
        "e-paid": "0",
        "e-still": "yes",
    }
    page = browser_of(lawyer).post(_one(filed), sent)
    assert page.context["sums"]["total"] == "15,000"
    assert page.context["fields"]["answer"].value == "写到一半"


def test_another_lawyer_other_workers_and_administrators_see_nothing(county, lawyer) -> None:
    other = lawyer_at(county, 32)
    filed = given(county, lawyer)
    theirs = given(county, other, number=2)
    assert browser_of(lawyer).get(_one(theirs)).status_code == 404
    assert visible.consultation(other, filed.case_id) is None
    assert [one.case_id for one in visible.lawyer_queue(lawyer)] == [filed.case_id]
    for role in ("system_admin", "security_admin", "audit_admin", "county_officer"):
        assert visible.consultation(county.staff[role], filed.case_id) is None
        assert visible.lawyer_queue(county.staff[role]) == ()
    assert visible.case(county.staff["system_admin"], filed.case_id) is None
    assert visible.conversation(worker(theirs), filed.case_id) == ()
    assert visible.party_case(worker(theirs), filed.case_id) is None


def test_a_lawyer_sees_no_case_of_anybody(county, lawyer) -> None:
    case = complaint("2026-11-16")
    filed = given(county, lawyer)
    assert visible.case(lawyer, case.case_id) is None
    assert visible.case(lawyer, filed.case_id) is None
    browser = browser_of(lawyer)
    assert browser.get(reverse("office:queue")).status_code == 404
    assert browser.get(reverse("office:case", args=[case.case_id])).status_code == 404
    values = {"problems": ["wages"], "agree": "yes"}
    act(case_id=filed.case_id, act="become_matter", acting_as=worker(filed), values=values)
    turned = Case.objects.get(matter__code=filed.matter_code, procedure="complaint")
    assert visible.case(lawyer, turned.pk) is None
    with pytest.raises(NotFound):
        act(case_id=turned.pk, act="refuse", acting_as=lawyer)


PROPOSAL = {
    "topic": "wages",
    "question": "老板不发工资怎么办",
    "answer": "一年内去申请仲裁。",
    "articles": "劳动法 50",
}


def _proposed(county, lawyer, **change):
    filed = answered(county, lawyer)
    sent = browser_of(lawyer).post(reverse("office:asked_publish", args=[filed.case_id]), PROPOSAL | change)
    return filed, sent


def test_an_answer_without_names_joins_the_guide_with_three_yeses_and_leaves_it_with_one_no(
    county, lawyer
) -> None:
    filed, _sent = _proposed(county, lawyer)
    publication = Case.objects.get(procedure="publication")
    chief = county.staff["county_officer"]
    with pytest.raises(Barred):
        act(case_id=publication.pk, act="approve", acting_as=chief)
    act(case_id=publication.pk, act="agree", acting_as=worker(filed), values={"agree": "yes"})
    with pytest.raises(Barred):
        act(case_id=publication.pk, act="approve", acting_as=lawyer)
    assert visible.published_answers("wages") == ()
    act(case_id=publication.pk, act="approve", acting_as=chief)
    (shown,) = visible.published_answers("wages")
    assert (shown.question, shown.articles) == ("老板不发工资怎么办", ("劳动法 50",))
    with pytest.raises(NotFound):
        withdraw(publication_id=publication.pk, acting_as=lawyer_at(county, 33))
    assert withdraw(publication_id=publication.pk, acting_as=worker(filed))
    assert visible.published_answers("wages") == ()
    assert not has_consented(purpose="publish_answer", matter_id=publication.matter_id)


@pytest.mark.parametrize(
    ("field", "text", "why"),
    [
        ("answer", "打 13812345678 问", "手机号“138…78”要去掉"),
        ("answer", "示例职工1的工资", "姓名“示例职工1”要去掉"),
        ("question", "义乌示例饰品有限公司不发工资", "要去掉，写“一家公司”"),
        ("answer", "身份证 330782199001011234", "证件号“330…34”要去掉"),
    ],
)
def test_what_names_somebody_is_refused_with_a_sentence(county, lawyer, field, text, why) -> None:
    _filed, sent = _proposed(county, lawyer, **{field: text})
    assert sent.status_code == 422
    assert why in "".join(str(one.text) for one in sent.context["errors"])
    assert not PublishedAnswer.objects.exists()
    assert not Case.objects.filter(procedure="publication").exists()
