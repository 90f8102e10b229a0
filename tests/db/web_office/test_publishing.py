"""An answer made public: without names, with three yeses; taken back with one no, by whom and why."""

from __future__ import annotations

import pytest
from complaints import moment
from consultations import PROPOSAL, answered, lawyer_at, published, worker
from django.test import Client
from django.urls import reverse
from signed_in import browser_of, phone_of

from weiquanbao.cases.models import Case
from weiquanbao.common.dates import at, today
from weiquanbao.consultation.models import PublishedAnswer
from weiquanbao.desk.act import act
from weiquanbao.desk.publishing import withdraw
from weiquanbao.desk.refusals import Barred, Incomplete, NotFound
from weiquanbao.people.consenting import has_consented
from weiquanbao.reading import visible

pytestmark = pytest.mark.django_db
GUIDE = "/guide/topic/wages/"


@pytest.fixture(autouse=True)
def on_a_monday():
    with at(moment("2026-11-16")):
        yield


@pytest.fixture
def lawyer(county):
    return lawyer_at(county)


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
    assert visible.published_answers("wages").rows == ()
    act(case_id=publication.pk, act="approve", acting_as=chief)
    (shown,) = visible.published_answers("wages").rows
    assert (shown.question, shown.articles) == ("老板不发工资怎么办", ("劳动法 50",))
    with pytest.raises(NotFound):
        withdraw(publication_id=publication.pk, acting_as=lawyer_at(county, 33))
    with pytest.raises(Incomplete):
        withdraw(publication_id=publication.pk, acting_as=chief)
    assert withdraw(publication_id=publication.pk, acting_as=worker(filed))
    assert visible.published_answers("wages").rows == ()
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


def test_an_officer_takes_it_back_with_a_reason_and_the_guide_says_so(county, lawyer) -> None:
    filed = answered(county, lawyer)
    publication = published(county, filed, lawyer)
    assert PROPOSAL["answer"] in Client().get(GUIDE).content.decode()
    browser, case = browser_of(county.staff["county_officer"]), reverse("office:case", args=[publication])
    assert "从指南里收回" in browser.get(case).content.decode()
    address = reverse("office:unpublish", args=[publication])
    browser.post(address, {"why": ""})
    assert PROPOSAL["answer"] in Client().get(GUIDE).content.decode(), (
        "nobody takes it back without saying why"
    )
    for _press in range(2):
        assert browser.post(address, {"why": "条文改了"}).headers["Location"] == case
    row = PublishedAnswer.objects.get()
    assert (row.withdrawn_on, row.withdrawn_why) == (today(), "条文改了")
    assert row.withdrawn_by_id == county.staff["county_officer"].person_id
    page = browser.get(case).content.decode()
    assert "条文改了" in page
    assert "从指南里收回" not in page
    guide = Client().get(GUIDE).content.decode()
    assert PROPOSAL["answer"] not in guide
    assert "有答复收回了" in guide
    assert "条文改了" not in guide
    own = phone_of(filed.person_id).get(reverse("worker:case", args=[filed.matter_code, publication]))
    assert "条文改了" in own.content.decode()


def test_its_lawyer_takes_it_back_where_he_answers(county, lawyer) -> None:
    filed = answered(county, lawyer)
    publication, here = published(county, filed, lawyer), reverse("office:asked_one", args=[filed.case_id])
    browser = browser_of(lawyer)
    page = browser.get(here).content.decode()
    assert "从指南里收回" in page
    assert 'name="why"' in page
    sent = browser.post(reverse("office:unpublish", args=[publication]), {"why": "写得不清楚"})
    assert sent.headers["Location"] == here
    assert not visible.published_answers("wages").rows


def test_nobody_else_sees_the_button_or_takes_it_back(county, lawyer) -> None:
    publication = published(county, answered(county, lawyer), lawyer)
    address = reverse("office:unpublish", args=[publication])
    for who in ("intake_officer", "auditor", "system_admin"):
        browser = browser_of(county.staff[who])
        assert browser.post(address, {"why": "不喜欢"}).status_code in {403, 404}, who
        assert "从指南里收回" not in browser.get(reverse("office:case", args=[publication])).content.decode()
    assert browser_of(lawyer_at(county, 35)).post(address, {"why": "不喜欢"}).status_code == 404
    assert visible.answer_in_guide(lawyer_at(county, 36), publication) is None
    assert visible.published_answers("wages").rows
