"""A lawyer on duty at his desk: his own questions and nobody else's, passages one press away, nothing typed lost."""

from __future__ import annotations

from uuid import uuid4

import pytest
from complaints import filed as complaint
from complaints import moment
from consultations import ANSWER, QUESTION, given, lawyer_at, worker
from django.urls import reverse
from signed_in import browser_of, phone_of

from weiquanbao.cases.models import Case
from weiquanbao.common.dates import at
from weiquanbao.consultation.articles import articles_of
from weiquanbao.consultation.models import KeptAnswer
from weiquanbao.desk.act import act
from weiquanbao.desk.refusals import NotFound
from weiquanbao.reading import visible
from weiquanbao.reading.seats import handlers

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


def test_an_answer_whose_receipt_was_lost_is_sent_again_and_stands_once(county, lawyer) -> None:
    filed, browser = given(county, lawyer), browser_of(lawyer)
    page = browser.get(_one(filed)).context
    form = ANSWER | {"op": "answer", "key": str(page["key"]), "seen": page["seen"]}
    browser.post(_one(filed), form)
    # Somebody went on meanwhile: the old form is answered as before, and takes nothing back.
    act(case_id=filed.case_id, act="follow_up", acting_as=worker(filed), values={"question": "还有呢？"})
    again = browser.post(_one(filed), form, follow=True).content.decode()
    assert "刚才已经办好了，没有再办一遍" in again
    acts = [one.act for one in visible.conversation(worker(filed), filed.case_id)]
    assert acts == ["ask", "answer", "follow_up"]
    assert not KeptAnswer.objects.exists(), "what was sent does not stand in the field of the next answer"


def test_the_engine_stands_beside_it_at_once_with_what_the_question_says(county, lawyer) -> None:
    filed = given(county, lawyer, question="老板拖了三个月工资，我还在干，怎么办？")
    answer = browser_of(lawyer).get(_one(filed))
    engine, page = answer.context["engine"], answer.content.decode()
    assert (engine.story.value, engine.sums["at_least"]) == ("wages", True)
    assert {one.name: one.value for one in engine.fields}["e-owed"] == "3"
    assert "按职工说的，至少" in page
    assert "最晚什么时候去要" in page
    assert "一个月工资多少？" in page, "what is missing"
    assert "调解仲裁法 27" in page
    assert "3 个月一共应发" in page, "the sum with its steps"


WAGES = {"story": "wages", "e-wage": "5000", "e-owed": "3", "e-paid": "0", "e-still": "yes"}


def test_it_computes_again_with_what_he_corrects_and_puts_it_into_the_answer(county, lawyer) -> None:
    filed, browser = given(county, lawyer), browser_of(lawyer)
    page = browser.post(_one(filed), WAGES | {"op": "reckon", "answer": "写到一半"})
    engine = page.context["engine"]
    assert (engine.sums["total"], engine.sums["open"]) == ("15,000", ())
    assert page.context["fields"]["answer"].value == "写到一半"
    put_in = browser.post(_one(filed), WAGES | {"op": "sums", "answer": "写到一半"}).context["fields"]
    assert put_in["answer"].value.startswith("写到一半\n按你说的，大约能要 15,000 元")
    assert articles_of(put_in["articles"].value), "every article of the engine may be cited in an answer"


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"e-wage": "两千多"}, "写个数字就行"),
        ({"story": "dismissal", "e-began": "2026-05", "e-ended": "2026-01"}, "看看月份对不对"),
    ],
)
def test_what_the_engine_does_not_understand_is_said_beside_it_and_nothing_is_computed(
    county, lawyer, typed, says
) -> None:
    page = browser_of(lawyer).post(_one(given(county, lawyer)), WAGES | {"op": "reckon"} | typed)
    assert page.context["engine"].sums is None
    assert says in page.content.decode()


def test_what_he_deleted_does_not_come_back_and_nothing_is_kept_of_what_is_over(county, lawyer) -> None:
    filed, browser = given(county, lawyer), browser_of(lawyer)
    browser.post(_one(filed), {"op": "keep", "answer": "写错了"})
    browser.post(_one(filed), {"op": "take", "answer": "接下来还在写"})
    assert KeptAnswer.objects.get().answer == "接下来还在写"
    browser.post(_one(filed), {"op": "keep", "answer": ""})
    assert not KeptAnswer.objects.exists()
    act(case_id=filed.case_id, act="drop", acting_as=worker(filed))
    browser.post(_one(filed), {"op": "keep", "answer": "太晚了"})
    assert not KeptAnswer.objects.exists()


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


def test_what_is_written_to_the_union_is_not_told_to_the_lawyer(county, lawyer) -> None:
    filed = given(county, lawyer)
    assert handlers(Case.objects.get(pk=filed.case_id).matter_id) == ()
