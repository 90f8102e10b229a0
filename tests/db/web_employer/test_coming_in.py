"""How a respondent comes in: by link or letter and a code of its own phone, and what is said before that."""

from __future__ import annotations

import pytest
from complaints import do
from django.test import Client
from respondents import FIRST, SECOND, acts, code_sent, come_in, home, letter_code, link_of, notify
from signed_in import browser_of

from weiquanbao.cases.models import Agent, Case
from weiquanbao.common.dates import today
from weiquanbao.common.identifiers import sample_phone
from weiquanbao.invitations.models import Invitation
from weiquanbao.notices.models import Notice

pytestmark = pytest.mark.django_db


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
