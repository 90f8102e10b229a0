"""Random acts on random days through the desk: whatever happens, the record stays what the ledger says."""

from __future__ import annotations

import random
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from complaints import do, filed, moment
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from weiquanbao.access.actors import Actor
from weiquanbao.access.actors import person as acting
from weiquanbao.common.dates import at
from weiquanbao.law.calendar import china
from weiquanbao.law.parameters import period
from weiquanbao.law.periods import Due, Period, Remaining, due_date, extend, remaining, resumed_due
from weiquanbao.procedures import PROCEDURES
from weiquanbao.procedures.matrix import open_to

LAW = PROCEDURES["complaint"]
WHO = ("worker", "intake_officer", "second_officer", "county_officer", "leader", "auditor", "nobody")
OFTEN = (3, 6, 4, 4, 4, 1, 1)
FIRST = date(2026, 11, 2)
DAYS = (0, 0, 0, 0, 1, 1, 2, 4, 9, 25)
ACTS = 22
#: What moves neither the case nor a clock: that a period ran out, that days were counted again.
NOTES = frozenset({"intake_overdue", "handling_overdue", "recompute"})
SELDOM = {"assign": 0.2, "add_evidence": 0.2, "correct": 0.3, "accept": 3}


@pytest.fixture(scope="module")
def staff(shared_database) -> dict[str, Actor]:
    """The officers of a county that is committed."""
    from small_county import make_county

    from weiquanbao.people.persons import create_person

    county = make_county()
    return county.staff | {"nobody": acting(create_person(name="示例路人").pk)}


@settings(max_examples=14, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.integers(0, 10**9))
def test_the_record_is_what_the_ledger_says(staff, seed: int) -> None:
    from weiquanbao.desk.expire import expire_due
    from weiquanbao.desk.refusals import Refused

    dice = random.Random(seed)
    day = FIRST
    case = filed(day)
    assert_sound(case.case_id)
    for _ in range(ACTS):
        day += timedelta(days=dice.choice(DAYS))
        who = dice.choices(WHO, OFTEN)[0]
        actor = acting(case.person_id) if who == "worker" else staff[who]
        if dice.random() < 0.4:
            with at(moment(day)):
                expire_due()
            assert_sound(case.case_id)
        act = chosen(dice, who, case)
        # A refusal writes nothing, which is asserted like everything else.
        earlier = day - timedelta(days=dice.choice((1, 3, 8))) if dice.random() < 0.3 else None
        with suppress(Refused):
            do(case, act, day, actor, effective_on=earlier)
        assert_sound(case.case_id)
    assert_proven()


def chosen(dice: random.Random, who: str, case) -> str:
    """Mostly what is open to his role, seldom an ending or a by-way, now and then anything at all."""
    from weiquanbao.cases.models import Case

    state = Case.objects.values_list("state", flat=True).get(pk=case.case_id)
    role = {"worker": "claimant", "second_officer": "intake_officer"}.get(who, who)
    offered = open_to(LAW, state, role)
    if not offered or dice.random() < 0.1:
        return dice.choice(list(LAW.acts))
    return dice.choices(
        offered, [SELDOM.get(code, 1) * (1 - 0.9 * LAW.acts[code].grave) for code in offered]
    )[0]


@dataclass
class Run:
    """A clock as replaying the ledger gives it."""

    started: date
    span: Period
    due: Due
    paused: date | None = None
    left: Remaining | None = None


def replayed(steps) -> tuple[str | None, dict[str, Run]]:
    """State and open clocks, from nothing but the steps and the declaration."""
    state: str | None = None
    runs: dict[str, Run] = {}
    for step in steps:
        assert step.before == state
        assert (state, step.act) in LAW.index, "only declared acts are in the ledger"
        decision = LAW.index[state, step.act][3]
        turn(runs, decision, step.effective_on)
        state = decision.target
        assert step.after == state
    return state, runs


def turn(runs: dict[str, Run], decision, on: date) -> None:
    """What one decision does to the clocks."""
    calendar = china()
    for code in list(runs) if decision.final else decision.stops:
        runs.pop(code, None)
    for code in decision.pauses:
        run = runs[code]
        run.paused, run.left = on, remaining(run.started, on, run.due, run.span, calendar)
    for code in decision.resumes:
        run = runs[code]
        run.due, run.paused = resumed_due(on, run.left, calendar), None
    for code, length in decision.extends:
        runs[code].due = extend(runs[code].due, period(length, on)[0], calendar)
    for code in decision.starts:
        span = period(LAW.clocks[code].length, on)[0]
        runs[code] = Run(on, span, due_date(on, span, calendar))


def assert_sound(case_id: int) -> None:
    """Everything that must hold after every act, refused or done."""
    from weiquanbao.cases.models import Case, ClockRun
    from weiquanbao.ledger.models import Step

    case = Case.objects.get(pk=case_id)
    steps = list(Step.objects.filter(case_id=case_id).order_by("number"))
    state, runs = replayed(steps)
    assert (case.state, case.steps) == (state, len(steps))
    assert [step.number for step in steps] == list(range(1, len(steps) + 1))
    moving = [step.effective_on for step in steps if step.act not in NOTES]
    assert moving == sorted(moving)
    stored = list(ClockRun.objects.filter(case=case, stopped_on=None))
    assert {run.code: (run.due_on, run.paused_on) for run in stored} == {
        code: (run.due.on, run.paused) for code, run in runs.items()
    }
    assert len({run.code for run in stored}) == len(stored)
    if LAW.states[case.state].final:
        assert not stored
        assert case.closed_on == steps[-1].effective_on
    else:
        assert case.closed_on is None
    running = [run.due_on for run in stored if run.paused_on is None]
    assert case.next_due == min(running, default=None)
    assert case.paused == any(run.paused_on for run in stored)
    expiries = [(step.act, step.effective_on) for step in steps if step.actor == "clock"]
    assert len(set(expiries)) == len(expiries), "a period runs out once"


def assert_proven() -> None:
    from weiquanbao.desk.verify import verify

    assert verify().faults == ()
