"""The reckoning itself: whatever is lost, doubled, half there or answered wrongly is named."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import pytest
from complaints import do, filed, written
from django.db import connection, connections, transaction
from mediations import talks
from small_county import make_county, make_draft

from weiquanbao.access.actors import Actor
from weiquanbao.cases.models import Case
from weiquanbao.commands.soaking import (
    audit,
    papers,
    payments,
    replay,
    services,
    settle,
    signatures,
    tellings,
)
from weiquanbao.commands.soaking.asking import FILE
from weiquanbao.commands.soaking.journal import Line
from weiquanbao.common import dates
from weiquanbao.desk.act import act as desk_act
from weiquanbao.desk.file import file_complaint
from weiquanbao.desk.open import begin
from weiquanbao.papers.models import Version
from weiquanbao.papers.signing import paper_to_sign
from weiquanbao.people import proving


def history(officer: Actor, mark: str = "") -> list[Line]:
    """One complaint filed and worked on, and what a client would have written down about it."""
    today, mark = dates.today(), mark or uuid4().hex
    draft = make_draft(told={"told": [mark]})
    case = file_complaint(draft_key=draft)
    lines = [Line(what="done", act=FILE, key=str(draft), mark=mark)]
    for act in ("accept", "wait", "resume", "record_progress"):
        key, mark = uuid4(), uuid4().hex
        values = written(act, officer) | ({"explanation": mark} if act != "resume" else {})
        do(case, act, today, officer, values, key=key)
        lines.append(Line(what="done", act=act, key=str(key), mark=mark if act != "resume" else ""))
    settle.sweep()
    return lines


@pytest.fixture
def officer(county) -> Actor:
    return county.staff["intake_officer"]


@pytest.mark.django_db
def test_a_whole_history_has_no_fault(officer: Actor) -> None:
    history(officer)
    assert list(replay.faults()) == []
    notices, shown, wrong = tellings.notices()
    assert notices > shown > 0
    assert wrong == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("planted", "named"),
    [
        ("DELETE FROM cases_clockrun WHERE code = 'handling'", "has the clocks"),
        ("UPDATE cases_clockrun SET stopped_on = NULL, stopped_by = NULL", "has the clocks"),
        (
            "UPDATE cases_clockrun SET paused_on = due_on, \"left\" = 1 WHERE code = 'handling'",
            "standing still",
        ),
        ("UPDATE cases_case SET state = 'received'", "is received instead of accepted"),
        ("UPDATE cases_case SET closed_on = opened_on", "is accepted instead of accepted"),
        ("UPDATE cases_case SET paused = true", "standing still"),
        ("UPDATE cases_case SET next_due = NULL", "falls due None"),
        ("DELETE FROM cases_entry WHERE code = 'done'", "lacks entries"),
        ("DELETE FROM cases_claim", "matter"),
        ("UPDATE intake_draft SET submitted_at = NULL", "draft"),
    ],
)
def test_an_act_that_stands_half_is_named(officer: Actor, planted: str, named: str) -> None:
    history(officer)
    with connection.cursor() as cursor:
        cursor.execute(planted)
    assert any(named in fault for fault in replay.faults())


@pytest.mark.django_db
def test_a_paper_that_is_half_there_is_named(officer: Actor, settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path
    history(officer)
    assert list(papers.faults()) == []
    for planted, named in (
        ("DELETE FROM service_service", "goes to nobody"),
        ("DELETE FROM cases_entry WHERE code = 'papers_made'", "names other papers"),
        ("UPDATE papers_series SET last = last + 1", "have a gap"),
    ):
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(planted)
            assert any(named in fault for fault in papers.faults()), planted
            transaction.set_rollback(True)
    for file in (tmp_path / "papers").rglob("*"):
        if file.is_file():
            file.unlink()
    assert any("has lost its bytes" in fault for fault in papers.faults())


def settled() -> None:
    """An agreement signed by all, one instalment of it paid and confirmed, and a paper handed over."""
    made = talks(make_county())
    made.answer(made.offer("bid", made.units[0], "9000", instalments="2"), "accept_by_worker", made.worker)
    made.do("conclude", made.mediator, explanation="两次付清")
    words = {"way": "transfer", "clauses": "示例"}
    case = begin(
        parent_id=made.case_id, code="signing", act="draft", acting_as=made.mediator, values=words
    ).case_id
    desk_act(case_id=case, act="send", acting_as=made.mediator)
    values = {"digest": paper_to_sign(case)[1].sha256, "agreed": "yes", "code": "000000"}
    signing = (("sign", made.worker), ("sign", made.units[0]), ("sign_as_mediator", made.mediator))
    for what, actor in signing:
        proving.record(actor.person_id, proving.about_act(case, what), way="phone")
        desk_act(case_id=case, act=what, acting_as=actor, values=values)
    following = Case.objects.get(procedure="performance").pk
    paid = {"amount": "4500", "paid_on": str(dates.today()), "way": "bank"}
    desk_act(case_id=following, act="report", acting_as=made.units[0], values=paid)
    desk_act(case_id=following, act="confirm", acting_as=made.worker)
    bring = Case.objects.filter(procedure="service").order_by("id").first()
    brought = {"recipient": "示例职工", "capacity": "self"}
    desk_act(case_id=bring.pk, act="hand_over", acting_as=made.mediator, values=brought)


#: What is planted, whose audit finds it, and what it says.
PLANTED = (
    ("DELETE FROM papers_signature WHERE party_id IS NULL", signatures, "left None"),
    ("DELETE FROM papers_signature WHERE party_id IS NULL", signatures, "1 have not signed"),
    ("DELETE FROM people_proofuse", signatures, ", 0]"),
    ("UPDATE papers_paper SET state = 'signing' WHERE state = 'final'", signatures, "its paper signing"),
    ("DELETE FROM payments_payment", payments, "(report) is in the books 0 times"),
    ("UPDATE payments_payment SET step = step + 100", payments, "belongs to no act"),
    ("UPDATE payments_payment SET answered_step = answered_step + 100", payments, "(confirm) answered 0"),
    ("UPDATE payments_payment SET amount = 1, received = 1", payments, "(report) is in the books 1 times"),
    ("UPDATE payments_due SET paid = 0", payments, "0.00 paid, 4500.00 received"),
    ("DELETE FROM payments_due", payments, "9000.00 agreed, 0 due"),
    ("DELETE FROM payments_plan", payments, "is followed 0 times"),
    ("DELETE FROM service_service", services, "has no row"),
    ("UPDATE service_service SET paper_id = paper_id + 100", services, "is not that of its paper"),
    ("UPDATE service_service SET served_on = NULL WHERE served_on IS NOT NULL", services, "on a day False"),
)


@pytest.mark.django_db
def test_a_signature_a_payment_and_a_service_that_stand_half_are_named(settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path
    settled()
    assert [fault for each in (papers, signatures, payments, services) for fault in each.faults()] == []
    assert (signatures.count(), payments.count(), services.count()) == ((3, 1), (1, 0), 1)
    for planted, audited, named in PLANTED:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute(planted)
            assert any(named in fault for fault in audited.faults()), (planted, list(audited.faults()))
            transaction.set_rollback(True)
    signed = Version.objects.get(paper__case__procedure="signing").sha256
    file = next((tmp_path / "papers").rglob(signed))
    file.write_bytes(file.read_bytes() + b" ")
    assert any("other bytes than were signed" in fault for fault in signatures.faults())


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("planted", "named"),
    [
        (
            "UPDATE notices_notice SET key = 'of nothing' WHERE id = (SELECT min(id) FROM notices_notice)",
            "missing",
        ),
        (
            "UPDATE notices_notice SET key = 'of nothing' WHERE id = (SELECT min(id) FROM notices_notice)",
            "no act",
        ),
        ("UPDATE notices_notice SET state = 'given_up' WHERE channel = 'sms'", "is given_up"),
        ("UPDATE notices_screenmessage SET key = key || 'x'", "was shown 0 times"),
        ("UPDATE notices_screenmessage SET key = key || 'x'", "belongs to no notice"),
    ],
)
def test_a_notice_that_did_not_go_out_once_is_named(officer: Actor, planted: str, named: str) -> None:
    history(officer)
    with connection.cursor() as cursor:
        cursor.execute(planted)
    assert any(named in wrong for wrong in tellings.notices()[2])


@pytest.mark.django_db
def test_what_a_dead_worker_held_is_sent_once_its_hold_is_over(officer: Actor) -> None:
    from weiquanbao.notices import delivery
    from weiquanbao.notices.models import Notice

    filed()
    held = Notice.objects.filter(channel="sms").get()
    # A worker dies between taking it and sending it.
    delivery.take.__wrapped__(held.pk)
    assert settle.sweep() == 1
    assert tellings.notices()[2] == []


def test_the_journal_is_held_against_the_record(own_database) -> None:
    officer = make_county().staff["intake_officer"]
    lines = history(officer)
    sound = audit.reckon(lines)
    assert (sound.acknowledged, sound.found, sound.duplicated, sound.half) == (5, 5, 0, 0)
    # The complaint, and the service of the paper that says it was accepted.
    assert (sound.cases, sound.faults) == (2, ())

    lost = audit.reckon([*lines, replace(lines[1], key=str(uuid4()))])
    assert (lost.acknowledged, lost.found) == (6, 5)
    assert "acknowledged and not there: accept" in lost.faults[0]

    unread = audit.reckon([*lines[:4], replace(lines[4], mark=uuid4().hex)])
    assert (unread.acknowledged, unread.found) == (5, 4)

    unasked = audit.reckon(lines[:-1])
    assert unasked.duplicated == 1
    assert f"step {lines[-1].key} was never asked for" in unasked.faults

    wrongly = audit.reckon([*lines[:-1], replace(lines[-1], what="refused", said="404", tries=2)])
    assert "refused and yet done: record_progress" in wrongly.faults[0]

    silent = audit.reckon([*lines, Line(what="unanswered", act="accept", key="k", mark="")])
    assert "never answered: accept" in silent.faults[0]

    # The same words in two matters: one filing was done twice, under whatever keys.
    twice = audit.reckon([*lines, *history(officer, mark=lines[0].mark)])
    assert twice.duplicated == 2
    assert f"matter {lines[0].mark} is there 2 times" in twice.faults
    connections.close_all()
