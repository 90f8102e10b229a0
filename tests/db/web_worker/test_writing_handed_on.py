"""What becomes of a written document: whoever wrote it is told, and it enters the dossier of its matter."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

import pytest
from both_sides import first_matter
from complaints import do
from django.test import Client
from respondents import notify
from signed_in import any_browser_of, browser_of
from small_county import County
from writing import fill, lawyer_at, start, walked

from weiquanbao.common.dates import TZ, at
from weiquanbao.common.identifiers import sample_phone
from weiquanbao.documents.texts import example_of
from weiquanbao.drafting.models import Draft, Review
from weiquanbao.evidence.models import Item
from weiquanbao.ledger.models import Step
from weiquanbao.notices.models import Notice

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 27, 10, 0, tzinfo=TZ)
CODE = "mediation_application"


def reviewed(lawyer: Client, **sent: str) -> None:
    """The lawyer ends the look that waits for him."""
    number = re.search(r"/desk/drafts/(\d+)/", lawyer.get("/desk/drafts/").content.decode())[1]
    page = lawyer.get(f"/desk/drafts/{number}/").content.decode()
    text = re.search(r'name="text"[^>]*>(.*?)</textarea>', page, re.DOTALL)[1]
    assert lawyer.post(f"/desk/drafts/{number}/", {"text": text, **sent}).status_code == 302


def test_without_a_matter_a_text_message_brings_whoever_wrote_it_back_even_late(county: County) -> None:
    with at(NOW):
        lawyer = lawyer_at(county)
        client = Client()
        walked(client, CODE, example_of(CODE))
        page = client.get(f"/write/{CODE}/text/").content.decode()
        client.post(f"/write/{CODE}/lawyer/", {"phone": sample_phone(7)})
        waiting = client.get(f"/write/{CODE}/text/").content.decode()
    assert 'name="phone"' in page
    assert "还没看好" in waiting
    with at(NOW + timedelta(days=9)):
        reviewed(browser_of(lawyer), op="release", note="可以交了")
        told = Notice.objects.get()
        other = Client()
        link = re.search(r"/write/link/[\w-]+/", told.text)[0]
        assert other.post(link).status_code == 302
        seen = other.get(f"/write/{CODE}/text/").content.decode()
    assert told.channel == "sms"
    assert told.address == sample_phone(7)
    assert told.text.startswith("调解申请书：律师看过，可以用。")
    assert "/write/link/" not in told.kept
    assert "可以交了" in seen
    assert Review.objects.get().phone == ""


def test_a_wrong_phone_is_named_and_nothing_is_asked(county: County) -> None:
    with at(NOW):
        lawyer_at(county)
        client = Client()
        walked(client, CODE, example_of(CODE))
        client.post(f"/write/{CODE}/lawyer/", {"phone": "12"})
        client.post("/write/authority/")
        client.post("/write/authority/lawyer/", {"phone": sample_phone(7)})
        page = client.get("/write/authority/text/").content.decode()
    assert "还有没答的，先答完再请律师看。" in page
    assert not Review.objects.exists()


def test_a_party_and_staff_are_told_where_they_find_it(county: County) -> None:
    with at(NOW):
        sides = first_matter(county)
        lawyer = browser_of(lawyer_at(county))
        worker, officer = any_browser_of(sides.people["worker"]), browser_of(county.staff["county_officer"])
        Notice.objects.all().delete()
        for client, address in (
            (worker, f"/m/{sides.code}/write/"),
            (officer, f"/desk/cases/{sides.filed.case_id}/write/"),
        ):
            start(client, address, CODE)
            fill(client, CODE, example_of(CODE))
            client.post(f"/write/{CODE}/lawyer/")
            reviewed(lawyer, op="return", note="写清哪几个月")
        told = list(Notice.objects.order_by("id"))
        page = worker.get(f"/write/{CODE}/text/").content.decode()
    assert [(one.channel, one.recipient_id) for one in told] == [
        ("in_app", sides.people["worker"].person_id),
        ("sms", sides.people["worker"].person_id),
        ("in_app", county.staff["county_officer"].person_id),
    ]
    assert f"/m/{sides.code}/write/" in told[1].text
    assert told[2].case_id == sides.filed.case_id
    assert "写清哪几个月" in page


def test_what_was_answered_while_the_lawyer_looked_is_not_released(county: County) -> None:
    with at(NOW):
        lawyer = browser_of(lawyer_at(county))
        client = Client()
        walked(client, CODE, example_of(CODE))
        client.post(f"/write/{CODE}/lawyer/")
    with at(NOW + timedelta(minutes=5)):
        client.post(f"/write/{CODE}/ask/facts/", {"facts": "单位换了说法。", "then": "text"})
        client.get(f"/write/{CODE}/file/pdf/")
        number = re.search(r"/desk/drafts/(\d+)/", lawyer.get("/desk/drafts/").content.decode())[1]
        before_him = lawyer.get(f"/desk/drafts/{number}/").content.decode()
        reviewed(lawyer, op="release")
        page = client.get(f"/write/{CODE}/text/").content.decode()
    assert "写的人又改过" in before_him
    assert "单位换了说法" not in before_him
    assert "单位换了说法" in page
    assert "律师没看过改的地方" in page


def test_a_worker_hands_it_in_once_and_again_only_what_he_changed(county: County) -> None:
    with at(NOW):
        sides = first_matter(county)
        client = any_browser_of(sides.people["worker"])
        start(client, f"/m/{sides.code}/write/", CODE)
        page = fill(client, CODE, example_of(CODE))
    assert "放进这件事的案卷" in page
    with at(NOW + timedelta(minutes=5)):
        for _press in range(2):
            assert client.post(f"/write/{CODE}/enter/").status_code == 302
        handed = client.get(f"/write/{CODE}/text/").content.decode()
    step = Step.objects.get(case_id=sides.filed.case_id, act="add_evidence")
    assert [one.title for one in Item.objects.filter(matter=sides.matter)] == ["调解申请书"]
    assert f"第 {step.number} 步，校验码 {bytes(step.digest).hex()[:12]}" in handed
    assert "放进这件事的案卷" not in handed
    with at(NOW + timedelta(days=1)):
        assert "改过的这一稿" not in client.get(f"/write/{CODE}/text/").content.decode()
        client.post(f"/write/{CODE}/ask/facts/", {"facts": "又想起一件。", "then": "text"})
        assert "把改过的这一稿放进案卷" in client.get(f"/write/{CODE}/text/").content.decode()


@pytest.mark.parametrize("share", [False, True])
def test_an_employers_defence_enters_by_its_own_case_and_is_shown_only_if_it_says_so(
    county: County, share: bool
) -> None:
    with at(NOW):
        sides = first_matter(county)
        client = any_browser_of(sides.people["contact"])
        start(client, f"/e/{sides.code}/write/", "defence")
        before = fill(client, "defence", example_of("defence"))
        refused = client.post("/write/defence/enter/")
        do(sides.filed, "accept", NOW.date(), county.staff["intake_officer"])
        case = notify(
            county, sides.filed, sides.respondents[0], contact="示例人事甲", mobile=sample_phone(41)
        )
        page = client.get("/write/defence/text/").content.decode()
        assert client.post("/write/defence/enter/", {"share": "yes"} if share else {}).status_code == 302
        handed = client.get("/write/defence/text/").content.decode()
        stranger = any_browser_of(sides.people["second_contact"])
        stranger.cookies["writing"] = client.cookies["writing"].value
        assert stranger.post("/write/defence/enter/").status_code == 410
    assert refused.status_code == 404
    assert "放进这件事的案卷" not in before
    assert "给职工那边也看" in page
    item = Item.objects.get(matter=sides.matter)
    assert (item.title, item.side, item.party_id) == ("答辩书", "respondent", sides.respondents[0].pk)
    assert (item.shared_on is not None) is share
    assert Step.objects.get(case_id=case, act="add_evidence").actor
    assert "放进案卷了" in handed
    assert Draft.objects.get().side == "employer"
