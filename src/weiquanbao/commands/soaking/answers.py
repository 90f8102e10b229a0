"""Every question to a lawyer: asked once, given once, answered by him, and at most once a complaint, whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from weiquanbao.commands.soaking.rows import grouped, rows

_QUESTIONS = """
SELECT record.id, record.state, record.handler_id, record.parent_id IS NULL,
    (SELECT count(*) FROM cases_case other WHERE other.matter_id = record.matter_id
        AND other.procedure = 'consultation'),
    (SELECT count(*) FROM people_consent consent WHERE consent.matter_id = record.matter_id
        AND consent.purpose = 'handle_consultation'),
    (SELECT count(*) FROM consultation_keptanswer kept WHERE kept.case_id = record.id),
    (SELECT count(*) FROM people_consent consent WHERE consent.matter_id = record.matter_id
        AND consent.purpose = 'handle_complaint'),
    ARRAY(SELECT (step.canonical::jsonb ->> 'consultation')::bigint FROM cases_case turned
        JOIN ledger_step step ON step.case_id = turned.id AND step.number = 1
        WHERE turned.matter_id = record.matter_id AND turned.procedure = 'complaint')
FROM cases_case record WHERE record.procedure = 'consultation' ORDER BY record.id
"""
_STEPS = """
SELECT step.case_id, step.number, step.act, step.person_id, (step.canonical::jsonb ->> 'handler')::bigint,
    ARRAY(SELECT entry.code FROM cases_entry entry WHERE (entry.case_id, entry.step) = (step.case_id, step.number))
FROM ledger_step step JOIN cases_case record ON record.id = step.case_id AND record.procedure = 'consultation'
ORDER BY step.case_id, step.number
"""
#: What each act leaves written: without it a turn of the conversation would be empty.
SAID = {
    "ask": "question",
    "tell_more": "question",
    "follow_up": "question",
    "ask_back": "wanted",
    "answer": "answer",
}
ASKS, GIVES, LAWYERS = {"ask", "follow_up"}, {"assign", "assign_by_rota"}, {"take", "ask_back", "answer"}


def count() -> tuple[int, int, int]:
    """How often a lawyer was asked, how often he answered, and how many questions became a complaint."""
    acts = [act for _case, _number, act, *_rest in rows(_STEPS)]
    return sum(act in ASKS for act in acts), acts.count("answer"), acts.count("become_matter")


def faults() -> Iterator[str]:
    """A question that was given to nobody or twice, an empty turn, an answer of a stranger, half a complaint."""
    steps = grouped(_STEPS)
    for case, state, handler, first, several, agreed, kept, complaining, complaints in rows(_QUESTIONS):
        taken = steps.get(case, [])
        yield from turns(case, taken, handler)
        given = [named for _number, act, _person, named, _entries in taken if act in GIVES]
        if len(given) != (handler is not None) or set(given) - {handler}:
            yield f"question {case} was given to {given} and is {handler}'s"
        if not first or (several, agreed) != (1, 1):
            yield f"question {case} is one of {several}, agreed to {agreed} times"
        if kept and state == "answered":
            yield f"question {case} was answered, and its answer is still being written"
        turned = [case] * (state == "turned")
        if complaints != turned or complaining != len(turned):
            yield f"question {case} is {state}: complaints of {complaints}, agreed to {complaining} times"


def turns(case: int, taken: Iterable[tuple[Any, ...]], handler: int | None) -> Iterator[str]:
    """What was said in turn: each question is there before its answer, and each answer is its lawyer's."""
    waiting = 0
    for number, act, person, _named, entries in taken:
        waiting += (act in ASKS) - (act == "answer")
        if waiting not in {0, 1}:
            yield f"question {case} step {number} ({act}): {waiting} wait for an answer"
        if act in SAID and SAID[act] not in entries:
            yield f"question {case} step {number} ({act}) says nothing"
        if act in LAWYERS and person != handler:
            yield f"question {case} step {number} ({act}) is {person}'s, and not {handler}'s"
