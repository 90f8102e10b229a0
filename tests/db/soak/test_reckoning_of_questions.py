"""The reckoning of questions to a lawyer: whatever is given to nobody, answered by a stranger, or half, is named."""

from __future__ import annotations

from uuid import uuid4

import pytest
from consultations import ANSWER, given, lawyer_at, question_draft, worker
from django.db import connection, connections, transaction
from small_county import County, make_county

from weiquanbao.commands.soaking import answers, audit, replay, settle, tellings
from weiquanbao.commands.soaking.asking import ASK
from weiquanbao.commands.soaking.journal import Line
from weiquanbao.consultation.actions import keep_answer
from weiquanbao.desk.act import act
from weiquanbao.desk.consulting import ask_lawyer
from weiquanbao.desk.file import Filed

COMPLAINING = {"problems": ["wages"], "agree": "yes"}


def turned(county: County) -> Filed:
    """A question that was answered, asked again, answered again, and became a complaint."""
    lawyer = lawyer_at(county)
    filed = given(county, lawyer)
    act(case_id=filed.case_id, act="answer", acting_as=lawyer, values=ANSWER)
    act(case_id=filed.case_id, act="follow_up", acting_as=worker(filed), values={"question": "还有呢？"})
    act(case_id=filed.case_id, act="answer", acting_as=lawyer, values=ANSWER)
    act(case_id=filed.case_id, act="become_matter", acting_as=worker(filed), values=COMPLAINING)
    return filed


#: What is planted, whose audit finds it, and what it says.
PLANTED = (
    ("UPDATE cases_case SET handler_id = NULL WHERE procedure = 'consultation'", answers, "and is None's"),
    (
        "UPDATE cases_case SET handler_id = (SELECT min(id) FROM people_person) WHERE procedure = 'consultation'",
        answers,
        "(answer) is",
    ),
    ("DELETE FROM cases_entry WHERE code = 'answer'", answers, "(answer) says nothing"),
    (
        "UPDATE cases_case SET state = 'closed' WHERE procedure = 'consultation'",
        answers,
        "is closed: complaints",
    ),
    ("DELETE FROM people_consent WHERE purpose = 'handle_consultation'", answers, "agreed to 0 times"),
    ("DELETE FROM people_consent WHERE purpose = 'handle_complaint'", answers, "agreed to 0 times"),
    ("DELETE FROM cases_claim", replay, "matter"),
)


@pytest.mark.django_db
def test_a_question_that_stands_half_is_named(county: County) -> None:
    turned(county)
    settle.sweep()
    assert answers.count() == (2, 2, 1)
    assert [*answers.faults(), *replay.faults(), *tellings.notices()[2]] == []
    for planted, audited, named in PLANTED:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute(planted)
            assert any(named in fault for fault in audited.faults()), (planted, list(audited.faults()))
            transaction.set_rollback(True)


@pytest.mark.django_db
def test_an_answer_that_was_sent_and_is_still_being_written_is_named(county: County) -> None:
    lawyer = lawyer_at(county)
    filed = given(county, lawyer)
    act(case_id=filed.case_id, act="answer", acting_as=lawyer, values=ANSWER)
    assert list(answers.faults()) == []
    keep_answer(case_id=filed.case_id, lawyer_id=lawyer.person_id, answer="写到一半", articles="")
    assert ["still being written" in fault for fault in answers.faults()] == [True]


@pytest.mark.parametrize("acts", [("ask", "follow_up"), ("ask", "answer", "answer")])
def test_each_question_has_its_answer(acts: tuple[str, ...]) -> None:
    taken = [(number, one, 7, None, ["question", "answer"]) for number, one in enumerate(acts, 1)]
    assert ["wait for an answer" in fault for fault in answers.turns(1, taken, 7)] == [True]


def test_a_complaint_that_was_a_question_is_no_request_of_its_own(own_database) -> None:
    county, mark = make_county(), uuid4().hex
    draft = question_draft(f"老板不给工资 {mark}")
    filed = ask_lawyer(draft_key=draft)
    lines = [Line(what="done", act=ASK, key=str(draft), mark=mark)]
    for one, actor, values in (
        (
            "assign",
            county.staff["intake_officer"],
            {"handler": lawyer_at(county).person_id, "reason": "示例"},
        ),
        ("become_matter", worker(filed), COMPLAINING),
    ):
        key = uuid4()
        act(case_id=filed.case_id, act=one, acting_as=actor, values=values, key=key)
        lines.append(Line(what="done", act=one, key=str(key), mark=""))
    settle.sweep()
    sound = audit.reckon(lines)
    assert (sound.acknowledged, sound.found, sound.duplicated, sound.faults) == (3, 3, 0, ())
    assert (sound.asked, sound.answers, sound.turned) == (1, 0, 1)
    connections.close_all()
