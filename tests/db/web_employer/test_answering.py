"""A respondent answers claim by claim: looked over, saved, handed in once."""

from __future__ import annotations

from uuid import uuid4

import pytest
from complaints import do
from respondents import FIRST, SECOND, acts, come_in, complaint_against_two, home, notify, typed
from signed_in import browser_of, phone_of

from weiquanbao.cases.models import Agent, Case, Claim
from weiquanbao.common.dates import today
from weiquanbao.common.identifiers import sample_phone
from weiquanbao.desk.agents import appoint
from weiquanbao.people.persons import create_person

pytestmark = pytest.mark.django_db


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


def test_what_was_begun_is_there_on_another_device_and_for_nobody_else(first, two, county) -> None:
    """The words beside the answers follow whoever wrote them; what is his alone goes once it is handed in."""
    from weiquanbao.invitations.actions import drop_old_words
    from weiquanbao.invitations.models import Begun

    desk, contact = come_in(first), Agent.objects.get(capacity="contact")
    begun = {"key": str(uuid4()), "save": "yes", "words": "账在外地，明天再答。"}
    assert desk.post(home(first) + "answer/", begun).status_code == 302
    phone = phone_of(contact.person_id)
    assert "账在外地，明天再答。" in phone.get(home(first)).content.decode()
    other = create_person(name="示例副厂长", phone=sample_phone(810))
    appoint(party=two[1][0], person_id=other.pk, capacity="contact", since=today())
    assert "账在外地" not in phone_of(other.pk).get(home(first)).content.decode()
    officer = browser_of(county.staff["intake_officer"])
    assert "账在外地" not in officer.get(f"/desk/cases/{two[0].case_id}/").content.decode()
    assert drop_old_words() == 0, "the case goes on"
    phone.post(home(first) + "answer/", typed(first, "admit", words="账在外地，明天再答。", sure="1"))
    assert acts(first)[-1] == "finish"
    assert not Begun.objects.exists()


def test_what_was_begun_goes_with_the_case(first, two) -> None:
    from weiquanbao.invitations.actions import drop_old_words
    from weiquanbao.invitations.models import Begun

    client = come_in(first)
    client.post(home(first) + "answer/", {"key": str(uuid4()), "save": "yes", "words": "先存着。"})
    Case.objects.filter(pk=first).update(closed_on=today())
    assert drop_old_words() == 1
    assert not Begun.objects.exists()
