"""An authority counts once the worker has signed the very words, by code or on paper; what was signed is served."""

from __future__ import annotations

from datetime import timedelta

import pytest
from complaints import filed, moment
from scanning import Scanner, gathered, printed, replaced, scanned
from signatures import hidden, number_of, signs, wording
from signed_in import browser_of, phone_of
from small_county import make_county

from weiquanbao.access.actors import person as acting
from weiquanbao.cases.models import Agent, Case, ClockRun, Party
from weiquanbao.common.dates import at, now
from weiquanbao.desk.act import act
from weiquanbao.desk.open import begin
from weiquanbao.desk.refusals import Barred, Incomplete
from weiquanbao.ledger.verify import walked
from weiquanbao.papers.models import Paper, Signature
from weiquanbao.papers.reading import sheet_of_version, text_of
from weiquanbao.papers.words import sentence_of
from weiquanbao.service.models import Service

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def monday(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    with at(moment("2026-11-23")):
        yield


def test_written_read_signed_by_code_and_given_anew_on_paper_to_another() -> None:
    county, complaint = make_county(), filed(moment("2026-11-20").date())
    worker, leader = acting(complaint.person_id), county.staff["leader"]
    begun = begin(
        parent_id=complaint.case_id, code="representation", act="apply", acting_as=worker,
        values={"forum": "arbitration"},
    )  # fmt: skip
    case = begun.case_id
    first, second = (county.staff[name] for name in ("second_officer", "county_officer"))
    named = {"handler": str(first.person_id), "explanation": "明天打电话给你"}
    act(case_id=case, act="grant", acting_as=leader, values=named)
    with pytest.raises(Barred, match="先写委托书"):
        act(case_id=case, act="authorise", acting_as=worker)

    # Written, and written again: the first is void, and nobody acts for the worker before he has signed.
    phone, code = phone_of(worker.person_id), complaint.matter_code
    address = f"/m/{code}/cases/{case}/acts/write_authority/"
    phone.post(address, hidden(phone.get(address).content.decode()))
    stale = wording(case).sha256
    fields = hidden(phone.get(address).content.decode())
    sent = phone.post(address, fields | {"powers": ["settle"]}, follow=True)
    assert sent.redirect_chain[-1][0].endswith("/acts/authorise/")
    page = sent.content.decode()
    assert "替你和解、调解" in page
    assert sentence_of("representation.authority") in page
    assert not Agent.objects.exists()
    refused = signs(code, case, worker, "m", act="authorise", digest=stale)
    assert "文字刚才改过了" in refused.content.decode()
    assert not Signature.objects.exists()
    with at(now() + timedelta(minutes=2)):
        assert signs(code, case, worker, "m", act="authorise").status_code == 302
    paper = Paper.objects.get(case_id=case, code="representation.authority", state="final")
    assert Paper.objects.get(case_id=case, state="void").number != paper.number
    agent = Agent.objects.get()
    assert (agent.person_id, agent.powers) == (first.person_id, ["settle"])
    assert not ClockRun.objects.filter(case_id=case, code="authority", stopped_on=None).exists()
    assert Service.objects.get(paper_id=paper.pk).party.side == "claimant"
    its = f"/m/{code}/cases/{case}/"
    assert "11月23日签好了" in phone.get(its).content.decode()

    # Another is named: signed by hand this time, and compared with the sheet.
    changed = {"handler": str(second.person_id), "explanation": "原来的病了"}
    act(case_id=case, act="replace", acting_as=leader, values=changed)
    assert "11月23日签好了" not in phone.get(its).content.decode()  # what he signed names another
    with at(now() + timedelta(minutes=3)):
        on_paper(case, worker, leader)
    new = Paper.objects.get(replaces=paper)
    assert (new.state, Case.objects.get(pk=case).state) == ("final", "authorised")
    assert "特别授权" not in text_of(wording(case).pk)
    acting_now = Agent.objects.get(until=None)
    assert (acting_now.person_id, acting_now.powers) == (second.person_id, [])
    assert phone.get(f"/m/{code}/papers/{new.pk}/").status_code == 200
    assert not walked().faults
    assert number_of(worker)


def on_paper(case: int, worker, officer) -> None:
    """Staff write it, print it, and take it back signed; one that says something else is not taken."""
    act(case_id=case, act="write_authority_for", acting_as=officer)
    kept = wording(case)
    shown = browser_of(officer).get(f"/desk/cases/{case}/acts/record_authority/").content.decode()
    assert kept.sha256 in shown
    party = Party.objects.get(person_id=worker.person_id)
    sheet = sheet_of_version(kept.pk)

    def hand_in(pages, **more: str):
        values = {"party": str(party.pk), "digest": kept.sha256, "items": str(gathered(pages)), **more}
        return act(case_id=case, act="record_authority", acting_as=officer, values=values)

    with pytest.raises(Incomplete):
        hand_in(scanned(printed(replaced(sheet, "一般授权", "特别授权")), Scanner(turned=0.4)))
    hand_in(scanned(printed(sheet), Scanner(turned=0.4)), looked="yes")
