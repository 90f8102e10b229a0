"""An agreement signed by phone, by authenticator and not at all: as each side does it, through its own door."""

from __future__ import annotations

import re
import sys
from datetime import timedelta

import pytest
import signatures
from complaints import moment
from filing_for import code_sent_to
from mediations import group, talks
from signatures import hidden, number_of, wording
from signatures import signs as by_code
from signed_in import phone_of
from small_county import make_county

from weiquanbao.cases.models import Case, Entry, Party
from weiquanbao.common.dates import at, now, today
from weiquanbao.desk.act import act
from weiquanbao.desk.open import begin
from weiquanbao.desk.receive import agree_to_phone
from weiquanbao.desk.refusals import Barred, Incomplete
from weiquanbao.jobs.expire import expire_due
from weiquanbao.ledger.models import Step
from weiquanbao.ledger.verify import walked
from weiquanbao.notices.models import Notice
from weiquanbao.papers.models import Paper, Signature
from weiquanbao.papers.reading import pdf, sheet_of_version, text_of
from weiquanbao.papers.words import SENTENCE
from weiquanbao.payments.models import Due
from weiquanbao.people import proving
from weiquanbao.people.consents import current
from weiquanbao.people.models import Proof
from weiquanbao.reading import visible
from weiquanbao.store.shelves import digest

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def monday(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    with at(moment("2026-11-23")):
        yield


@pytest.fixture
def here():
    """Talks that ended with an accepted offer in two instalments."""
    made = talks(make_county())
    made.answer(made.offer("bid", made.units[0], "9000", instalments="2"), "accept_by_worker", made.worker)
    made.do("conclude", made.mediator, explanation="两次付清")
    return made


def drafted(here, **values: str) -> int:
    said = {"way": "transfer", "clauses": "单位开离职证明。", **values}
    return begin(
        parent_id=here.case_id, code="signing", act="draft", acting_as=here.mediator, values=said
    ).case_id


def sent(here) -> int:
    case = drafted(here)
    act(case_id=case, act="send", acting_as=here.mediator)
    return case


def state(case: int) -> str:
    return Case.objects.get(pk=case).state


def sign_address(here, case: int, side: str) -> str:
    return f"/{side}/{here.filed.matter_code}/cases/{case}/acts/sign/"


def signs(here, case: int, actor, side: str, **more: str):
    """As on the phone: read, have a code sent, write it, sign."""
    return by_code(here.filed.matter_code, case, actor, side, **more)


def mediator_signs(here, case: int):
    """By the authenticator."""
    return signatures.mediator_signs(case, here.mediator)


def test_everybody_signs_what_he_has_read(here) -> None:
    case = sent(here)
    kept = wording(case)
    its = f"/m/{here.filed.matter_code}/cases/{case}/"
    assert "签好了</b>" not in phone_of(here.worker.person_id).get(its).content.decode()
    page = phone_of(here.worker.person_id).get(sign_address(here, case, "m")).content.decode()
    shown = re.sub(r"\s|<[^>]+>", "", re.search(r'<article class="sheet.*?</article>', page, re.DOTALL)[0])
    assert re.sub(r"[\s：]", "", text_of(kept.pk)) in shown.replace("：", "")
    assert "草稿" not in shown
    assert SENTENCE in page
    assert signs(here, case, here.worker, "m").status_code == 302
    assert signs(here, case, here.units[0], "e").status_code == 302
    assert state(case) == "signing"
    for actor, address in ((here.worker, its), (here.units[0], its.replace("/m/", "/e/"))):
        page = phone_of(actor.person_id).get(address).content.decode()
        assert "11月23日签好了" in page
        assert "签齐了会有通知" in page
        assert "不能办" not in page
    matter = Case.objects.get(pk=case).matter_id
    agree_to_phone(here.worker, matter, "claimant", current("electronic_service").version)
    assert mediator_signs(here, case).status_code == 302
    # Served on his phone, he is told once, with the news; the other side, to whom it is brought, with the news alone.
    told = Notice.objects.filter(channel="sms", template__regex=r"^(service\.|signing\.signed$)")
    assert sorted(told.values_list("recipient_id", "template")) == sorted(
        [(here.worker.person_id, "service.arrived_signed"), (here.units[0].person_id, "signing.signed")]
    )
    assert "都签了" in told.get(recipient=here.worker.person_id).text
    assert "签齐了会有通知" not in phone_of(here.worker.person_id).get(its).content.decode()
    assert state(case) == "signed"
    assert Paper.objects.get(case_id=case).state == "final"
    signatures = list(Signature.objects.order_by("id"))
    assert [one.way for one in signatures] == ["phone", "phone", "authenticator"]
    assert {one.sha256 for one in signatures} == {digest(pdf(kept.sha256))}
    assert all(one.sentence == SENTENCE for one in signatures)
    assert signatures[0].shown == f"{number_of(here.worker)[:3]}****{number_of(here.worker)[-4:]}"
    assert not Entry.objects.filter(case_id=case, code="code").exists()
    proof = Proof.objects.get(pk=signatures[0].proof_id)
    assert f'"proof":{proof.pk}' in Step.objects.get(case_id=case, number=signatures[0].step).canonical
    assert not walked().faults


def test_the_paper_says_what_was_accepted(here) -> None:
    text = text_of(wording(drafted(here)).pk)
    assert "支付申请人9,000元（大写：玖仟元整）。" in text
    assert f"第1期 {today() + timedelta(days=20):%Y年%-m月%-d日} 4,500".replace(" ", "") in text.replace(
        " ", ""
    )
    assert "支付方式：转到银行卡。" in text
    assert "单位开离职证明。" in text


def test_no_code_another_ones_code_and_an_old_code_sign_nothing(here) -> None:
    case = sent(here)
    browser, address = phone_of(here.worker.person_id), sign_address(here, case, "m")
    fields = hidden(browser.get(address).content.decode()) | {"agreed": "yes"}
    assert "还没写验证码" in browser.post(address, fields).content.decode()
    phone_of(here.units[0].person_id).post(sign_address(here, case, "e"), {"send_code": "yes"})
    stolen = code_sent_to(number_of(here.units[0]))
    answer = browser.post(address, fields | {"code": stolen})
    assert answer.status_code == 422
    browser.post(address, fields | {"send_code": "yes"})
    code = code_sent_to(number_of(here.worker))
    with at(now() + timedelta(minutes=11)):
        assert "验证码过时了" in browser.post(address, fields | {"code": code}).content.decode()
    values = {"agreed": "yes", "code": code, "digest": wording(case).sha256}
    with pytest.raises(Incomplete):
        act(case_id=case, act="sign", acting_as=here.worker, values=values)
    assert not Signature.objects.exists()


def test_a_wrong_code_counts_although_nothing_is_done(here) -> None:
    case = sent(here)
    browser, address = phone_of(here.worker.person_id), sign_address(here, case, "m")
    fields = hidden(browser.get(address).content.decode()) | {"agreed": "yes"}
    browser.post(address, fields | {"send_code": "yes"})
    right = code_sent_to(number_of(here.worker))
    wrong = "000000" if right != "000000" else "111111"
    pages = [browser.post(address, fields | {"code": wrong}).content.decode() for _ in range(5)]
    assert "还能试 4 次" in pages[0]
    assert "试错 5 次了" in pages[4]
    assert browser.post(address, fields | {"code": right}).status_code == 422


def test_pressed_twice_it_is_signed_once(here) -> None:
    case = sent(here)
    browser, address = phone_of(here.worker.person_id), sign_address(here, case, "m")
    fields = hidden(browser.get(address).content.decode()) | {"agreed": "yes"}
    browser.post(address, fields | {"send_code": "yes"})
    fields["code"] = code_sent_to(number_of(here.worker))
    first, second = browser.post(address, fields), browser.post(address, fields)
    assert (first.status_code, second.status_code) == (302, 302)
    assert Signature.objects.count() == 1
    assert Step.objects.filter(case_id=case, act="sign").count() == 1


def test_a_process_that_dies_before_the_proof_is_there_uses_no_code_up(here, monkeypatch) -> None:
    case = sent(here)
    browser, address = phone_of(here.worker.person_id), sign_address(here, case, "m")
    fields = hidden(browser.get(address).content.decode()) | {"agreed": "yes"}
    browser.post(address, fields | {"send_code": "yes"})
    fields["code"] = code_sent_to(number_of(here.worker))
    with monkeypatch.context() as dying:
        dying.setattr(proving, "record", lambda *_, **__: sys.exit())
        with pytest.raises(SystemExit):
            browser.post(address, fields)
    assert browser.post(address, fields).status_code == 302
    assert Signature.objects.count() == 1


def test_who_does_not_agree_to_the_way_does_not_sign_that_way(here) -> None:
    case = sent(here)
    answer = signs(here, case, here.worker, "m", agreed="no")
    assert "可以到工会在纸上签" in answer.content.decode()
    assert not Signature.objects.exists()


def test_changed_words_are_signed_anew(here) -> None:
    case = sent(here)
    assert signs(here, case, here.worker, "m").status_code == 302
    old = wording(case)
    act(case_id=case, act="take_back", acting_as=here.mediator, values={"explanation": "写错了一个字"})
    assert phone_of(here.worker.person_id).get(sign_address(here, case, "m")).status_code == 200
    changed = {"way": "cash", "clauses": "单位开离职证明，当天给。"}
    act(case_id=case, act="revise", acting_as=here.mediator, values=changed)
    act(case_id=case, act="send", acting_as=here.mediator)
    assert wording(case).number == 2
    assert "当天给" in text_of(wording(case).pk)
    with at(now() + timedelta(minutes=2)):
        answer = signs(here, case, here.worker, "m", digest=old.sha256)
        assert "文字刚才改过了" in answer.content.decode()
    assert Signature.objects.filter(version=old).count() == 1
    assert not Signature.objects.filter(version=wording(case)).exists()
    made = Entry.objects.get(case_id=case, code="papers_made", step=wording(case).step)
    assert made.value == [f"{wording(case).paper_id} {wording(case).sha256}"]


def test_a_draft_is_the_mediators_alone(here) -> None:
    case = drafted(here)
    paper = Paper.objects.get(case_id=case)
    assert visible.papers(here.worker, case, side="claimant") == ()
    for actor, side in ((here.worker, "m"), (here.units[0], "e")):
        address = f"/{side}/{here.filed.matter_code}/papers/{paper.pk}/"
        assert phone_of(actor.person_id).get(address).status_code == 404
    with pytest.raises(Barred, match="只有这件事的调解员"):
        act(case_id=case, act="send", acting_as=here.county.staff["intake_officer"])


def test_one_who_does_not_sign_ends_it_and_reads_his_roads(here) -> None:
    case = sent(here)
    act(case_id=case, act="refuse", acting_as=here.worker, values={"note": "想再想想"})
    assert state(case) == "refused"
    assert Paper.objects.get(case_id=case).state == "void"
    page = phone_of(here.worker.person_id).get(f"/m/{here.filed.matter_code}/cases/{case}/").content.decode()
    assert "还有这些路" in page
    following = Case.objects.get(procedure="performance")
    assert following.state == "unsigned"
    # Nothing of it is due, and the unit is not reminded of it.
    due = Due.objects.filter(case=following).earliest("due_on").due_on
    assert visible.payments_due(due) == ()
    page = phone_of(here.worker.person_id).get(f"/m/{here.filed.matter_code}/cases/{following.pk}/")
    told = page.content.decode()
    assert "协议没签成，这笔钱还没有定下来" in told
    assert "劳动仲裁" in told
    assert "还没到日子" not in told
    assert drafted(here) != case


def test_where_a_signed_agreement_stands_its_correction_may_be_refused(here) -> None:
    first = sent(here)
    for actor, side in ((here.worker, "m"), (here.units[0], "e")):
        signs(here, first, actor, side)
    mediator_signs(here, first)
    with at(moment("2026-11-24")):
        act(case_id=sent(here), act="refuse", acting_as=here.worker, values={"note": "第一份就好"})
    assert Case.objects.get(procedure="performance").state == "paying"


def test_what_is_not_signed_in_time_is_no_agreement(here) -> None:
    case = sent(here)
    signs(here, case, here.worker, "m")
    with at(moment("2026-11-30")):
        expire_due()
        assert state(case) == "signing"
    with at(moment("2026-12-01")):
        expire_due()
    assert state(case) == "unsigned"
    assert Step.objects.get(case_id=case, act="not_signed").effective_on.isoformat() == "2026-11-30"


def test_a_corrected_agreement_names_the_one_before(here) -> None:
    first = sent(here)
    for actor, side in ((here.worker, "m"), (here.units[0], "e")):
        signs(here, first, actor, side)
    mediator_signs(here, first)
    with pytest.raises(Barred):
        act(case_id=first, act="take_back", acting_as=here.mediator, values={"explanation": "改"})
    with at(moment("2026-11-24")):
        second = sent(here)
        for actor, side in ((here.worker, "m"), (here.units[0], "e")):
            assert signs(here, second, actor, side).status_code == 302
        mediator_signs(here, second)
    old, new = Paper.objects.get(case_id=first), Paper.objects.get(case_id=second)
    assert (old.state, new.state) == ("final", "final")
    assert new.replaces_id == old.pk


def test_nothing_is_drafted_before_the_talks_are_over() -> None:
    made = talks(make_county())
    with pytest.raises(Barred, match="谈成了、结束调解以后"):
        drafted(made)


def test_a_representative_signs_for_those_who_said_yes() -> None:
    several = group(make_county(), 9, elected=True)
    talk = several.talks
    offer = talk.offer("bid", talk.units[0], "9000")
    round_id = several.ask(offer, several.members[0])
    several.say(round_id, yes=several.members[:8], no=several.members[8:])
    act(case_id=offer, act="accept_by_worker", acting_as=several.members[0])
    talk.do("conclude", talk.mediator, explanation="按方案付")
    case = sent(talk)
    assert signs(talk, case, several.members[0], "m").status_code == 302
    signed = set(Signature.objects.values_list("party_id", flat=True))
    assert signed == set(several.parties[:8])
    with pytest.raises(Barred):
        act(case_id=case, act="sign", acting_as=several.members[9])


def test_signed_on_paper_it_is_compared_and_what_differs_is_refused_with_where(here) -> None:
    from scanning import Scanner, gathered, printed, replaced, scanned

    case = sent(here)
    version = wording(case)
    sheet = sheet_of_version(version.pk)
    whole, changed = (
        scanned(printed(one), Scanner(turned=0.4)) for one in (sheet, replaced(sheet, "玖仟", "伍仟"))
    )
    party = Party.objects.get(matter__code=here.filed.matter_code, side="claimant").pk

    def hand_in(pages: list[bytes], **more: str):
        return act(
            case_id=case,
            act="record_signature",
            acting_as=here.mediator,
            values={"party": str(party), "digest": version.sha256, "items": str(gathered(pages)), **more},
        )

    with pytest.raises(Incomplete) as refused:
        hand_in(changed)
    assert "示例饰品有限公司支付申请人9,000元" in str(refused.value)
    assert not Signature.objects.exists()
    hand_in(whole, looked="yes")
    signed = Signature.objects.get()
    assert (signed.way, signed.party_id, len(signed.item_ids)) == ("paper", party, 1)
    step = Step.objects.get(case_id=case, act="record_signature")
    assert '"differences":' in step.canonical
    assert signs(here, case, here.units[0], "e").status_code == 302
    mediator_signs(here, case)
    assert state(case) == "signed"
