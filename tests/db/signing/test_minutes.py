"""Minutes of a session: read and signed by those who were there, or not, and standing either way."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from complaints import moment
from filing_for import code_sent_to
from mediations import group, talks
from signatures import hidden, mediator_signs, number_of, signs, wording
from signed_in import browser_of, phone_of
from small_county import make_county

from weiquanbao.cases.models import Case, Entry, Party
from weiquanbao.common.dates import at, now
from weiquanbao.common.identifiers import sample_phone
from weiquanbao.desk.act import act
from weiquanbao.desk.open import begin
from weiquanbao.desk.refusals import Barred, Incomplete
from weiquanbao.jobs.expire import expire_due
from weiquanbao.ledger.models import Step
from weiquanbao.ledger.verify import walked
from weiquanbao.papers.actions import unsealed
from weiquanbao.papers.models import Paper, Signature, Signer
from weiquanbao.papers.reading import pdf, text_of
from weiquanbao.papers.words import sentence_of
from weiquanbao.people.persons import create_person
from weiquanbao.reading import visible
from weiquanbao.service.models import Service
from weiquanbao.store.shelves import digest

pytestmark = pytest.mark.django_db
NOTED = "单位说月底以前给，职工说要写下来。"


@pytest.fixture(autouse=True)
def monday(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    with at(moment("2026-11-23")):
        yield


def held(here, *present: str) -> int:
    """A session noted the day after; the minutes that come of it."""
    here.meet(here.mediator)
    with at(now() + timedelta(days=1, hours=3)):
        here.do("hold_session", here.mediator, present=list(present), minutes=NOTED)
    return Case.objects.filter(procedure="minutes").latest("pk").pk


def state(case: int) -> str:
    return Case.objects.get(pk=case).state


def test_those_who_were_there_sign_what_they_read_and_no_other_words() -> None:
    here = talks(make_county())
    case = held(here, "claimant", "respondent")
    with at(now() + timedelta(days=1, hours=4)):
        # The talks may be over: what was said in them is signed all the same.
        here.do("fail", here.mediator, ground="too_far", explanation="谈不拢")
        for page in (
            phone_of(here.units[0].person_id).get(f"/e/{here.filed.matter_code}/"),
            browser_of(here.mediator).get(f"/desk/cases/{here.case_id}/"),
        ):
            assert "有笔录等着签字" in page.content.decode()
        worker_signs(here, case)
        # The employer does not sign and says why; the minutes stand.
        act(case_id=case, act="decline", acting_as=here.units[0], values={"note": "没有说过要写下来"})
        with pytest.raises(Barred):
            act(case_id=case, act="decline", acting_as=here.units[0], values={"note": "再说一遍"})
        its = f"/e/{here.filed.matter_code}/cases/{case}/"
        page = phone_of(here.units[0].person_id).get(its).content.decode()
        assert "您不用签，或者已经签好了" in page
        assert not [one for one in ("签好了</b>", "不能办") if one in page]
        assert mediator_signs(case, here.mediator).status_code == 302
        assert state(case) == "done"
        paper = Paper.objects.get(case_id=case)
        assert paper.state == "final"
        assert paper not in [one.paper for one in unsealed()]
        served = Service.objects.filter(paper_id=paper.pk)
        assert {one.party.side for one in served} == {"claimant", "respondent"}
        stands = phone_of(here.worker.person_id).get(f"/m/{here.filed.matter_code}/papers/{paper.pk}/")
        assert "没有签，写明了" in stands.content.decode()
        assert not walked().faults
        corrected_twice(here, case, paper)


def worker_signs(here, case: int) -> None:
    """Reads the very words; another code, other words or another person sign nothing; pressed twice it is once."""
    code, kept, worker = here.filed.matter_code, wording(case), phone_of(here.worker.person_id)
    address = f"/m/{code}/cases/{case}/acts/sign/"
    page = worker.get(address).content.decode()
    shown = re.sub(r"\s|<[^>]+>", "", re.search(r'<article class="sheet.*?</article>', page, re.DOTALL)[0])
    assert re.sub(r"[\s：]", "", text_of(kept.pk)) in shown.replace("：", "")
    assert NOTED in shown
    assert sentence_of("minutes.minutes") in page
    fields = hidden(page) | {"agreed": "yes"}
    worker.post(address, fields | {"send_code": "yes"})
    right = code_sent_to(number_of(here.worker))
    wrong = "000000" if right != "000000" else "111111"
    assert "还能试 4 次" in worker.post(address, fields | {"code": wrong}).content.decode()
    other = worker.post(address, fields | {"code": right, "digest": "0" * 64}).content.decode()
    assert "文字刚才改过了" in other
    assert not Signature.objects.exists()
    stranger = create_person(name="示例外人", phone=sample_phone(881))
    assert phone_of(stranger.pk).get(address).status_code == 404
    first, second = (worker.post(address, fields | {"code": right}) for _ in range(2))
    assert (first.status_code, second.status_code) == (302, 302)
    signed = Signature.objects.get()
    assert (signed.way, signed.sha256) == ("phone", digest(pdf(kept.sha256)))
    assert signed.sentence == sentence_of("minutes.minutes")
    assert "有笔录等着签字" not in worker.get(f"/m/{code}/").content.decode()


def corrected_twice(here, case: int, paper: Paper) -> None:
    """New minutes name the old, which stay; what nobody had signed is void."""
    again = {"present": ["claimant"], "minutes": "单位说月底以前给。", "explanation": "单位没有说要写下来"}
    with pytest.raises(Barred, match="只有这件事的调解员"):
        rewritten(here.county.staff["intake_officer"], case, again)
    second = rewritten(here.mediator, case, again)
    with pytest.raises(Incomplete, match="已经更正过了"):
        rewritten(here.mediator, case, again)
    assert paper.number in text_of(wording(second).pk)
    third = rewritten(here.mediator, second, again | {"minutes": "单位说十二月给。"})
    assert (state(second), Paper.objects.get(case_id=second).state) == ("corrected", "void")
    with at(now() + timedelta(minutes=2)):
        signs(here.filed.matter_code, third, here.worker, "m")
    mediator_signs(third, here.mediator)
    new = Paper.objects.get(case_id=third)
    assert (new.state, new.replaces_id) == ("final", paper.pk)
    assert Paper.objects.get(pk=paper.pk).state == "final"
    assert "2026年11月24日" in text_of(wording(third).pk)


def rewritten(by, case: int, values) -> int:
    return begin(parent_id=case, code="minutes", act="rewrite", acting_as=by, values=values).case_id


def test_of_several_workers_the_elected_sign_each_for_himself_and_time_closes_it() -> None:
    several = group(make_county(), 9, elected=True)
    here = several.talks
    case = held(here, "claimant_agent", "respondent")
    code = here.filed.matter_code
    unit = Party.objects.get(matter__code=code, side="respondent")
    wanted = set(Signer.objects.filter(case_id=case).values_list("party_id", flat=True))
    assert wanted == {*several.parties[:3], unit.pk, None}
    with at(now() + timedelta(days=1, hours=4)):
        assert signs(code, case, several.members[1], "m").status_code == 302
        assert [one.party_id for one in Signature.objects.all()] == [several.parties[1]]
        member = f"/m/{code}/cases/{case}/"
        assert "有笔录等着签字" in phone_of(several.members[0].person_id).get(f"/m/{code}/").content.decode()
        for other in (several.members[1], several.members[5]):
            assert "有笔录等着签字" not in phone_of(other.person_id).get(f"/m/{code}/").content.decode()
        with pytest.raises(Barred):
            act(case_id=case, act="sign", acting_as=several.members[5])
        assert phone_of(several.members[5].person_id).get(member).status_code == 200
        noted = {"party": str(several.parties[0]), "ground": "gone", "note": "没等签就回厂了"}
        act(case_id=case, act="note_unsigned", acting_as=here.mediator, values=noted)
        with pytest.raises(Incomplete, match="已经签好了"):
            act(case_id=case, act="note_unsigned", acting_as=here.mediator, values=noted)
    with at(moment("2026-12-02")):
        expire_due()
    assert state(case) == "unsigned"
    assert Step.objects.get(case_id=case, act="not_signed").effective_on.isoformat() == "2026-12-01"
    assert Paper.objects.get(case_id=case).state == "final"
    assert visible.papers(several.members[5], case, side="claimant")
    assert not Entry.objects.filter(case_id=case, code="code").exists()
