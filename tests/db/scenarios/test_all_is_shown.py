"""Every act, clock, ending, article and refusal of every procedure is shown by some scenario."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pytest
from scenario_words import (
    ALL,
    BY_TITLE,
    CONSULTATION,
    FOR_ANOTHER,
    FUND,
    SCENARIO,
    STEP,
    THE_CLOCK,
    THEN,
    acts_of,
    begun_as,
    steps_of,
    titled,
)

from weiquanbao.law.citations import cite
from weiquanbao.procedures import PROCEDURES

#: What begins a scenario that begins with no complaint.
FIRST = {CONSULTATION.code: "ask", FUND.code: "establish"}


@dataclass
class Walked:
    """What one scenario does, procedure by procedure: acts, clocks, endings, refusals."""

    acts: set[tuple[str, str]] = field(default_factory=set)
    clocks: set[tuple[str, str]] = field(default_factory=set)
    met: set[tuple[str, str]] = field(default_factory=set)
    endings: set[tuple[str, str, str]] = field(default_factory=set)
    why: set[tuple[str, str]] = field(default_factory=set)


def walked(scenario: Mapping[str, Any]) -> Walked:
    """Read a scenario without playing it."""
    begun = begun_as(scenario)
    first = FIRST.get(begun.code) or FOR_ANOTHER.get(scenario.get("another"), ("", "file"))[1]
    found, here, states = Walked(), begun.title, {begun.title: begun.acts[first].target or ""}
    found.acts.add((begun.code, first))
    asked: dict[str, str] = {}
    fellow = ""
    for step in steps_of(scenario):
        here = step.get("in", here)
        if "files" in step:
            states[step["files"]] = "received"
        if "of" in step:
            fellow = step["of"]
            states[here] = asked.get(fellow, "joined" if scenario.get("joined") else "invited")
        if "opens" in step:
            here = _newly_opened(step["opens"], states)
        elif here not in states:
            here = next((one for one in reversed(states) if one.startswith(here)), here)
        law = titled(here)
        if here not in states:  # opened by another act, not by anybody
            states[here] = law.acts[law.openings[0]].target
        then = step.get("then", {})
        titles = [step["act"]] if "act" in step else []
        titles += list(then.get("did", {}))
        for title in titles:
            code = acts_of(law)[title]
            found.acts.add((law.code, code))
            target = law.acts[code].target
            if target and law.states[target].final and set(law.acts[code].by) != {"clock"}:
                found.endings.add((law.code, code, states.get(here, "")))
            if target:
                states[here] = target
        asked[fellow] = states.get(PROCEDURES["joining"].title, "")
        clocks = {clock.title: code for code, clock in law.clocks.items()}
        for title, day in then.get("clocks", {}).items():
            found.clocks.add((law.code, clocks[title]))
            if step.get("who") == THE_CLOCK and then.get("did") == {} and day == step["day"]:
                found.met.add((law.code, clocks[title]))
        for one in then.get("barred", ()):
            found.why.add((BY_TITLE[one.get("opens", law.title)].code, one["why"]))
    return found


def _newly_opened(title: str, states: dict[str, str]) -> str:
    """What the case is called that was opened now; one called by the bare title before is the former one."""
    if title in states:
        states[f"原来的{title}"] = states.pop(title)
    return f"{title} {sum(1 for one in states if one.startswith(f'{title} ')) + 1}"


WALKED = [walked(row) for row in ALL]


def of(code: str, name: str) -> set[Any]:
    """What all scenarios together do in one procedure."""
    rows = set().union(*(getattr(one, name) for one in WALKED))
    return {row[1] if len(row) == 2 else row[1:] for row in rows if row[0] == code}


def test_scenarios_are_written_in_the_words_explained() -> None:
    assert len({row["title"] for row in ALL}) == len(ALL)
    for row in ALL:
        assert row.keys() <= SCENARIO, row["title"]
        assert {"title", "basis", "filed"} <= row.keys()
        for step in row.get("steps", ()):
            assert step.keys() <= STEP, row["title"]
        for step in steps_of(row):
            assert step.get("then", {}).keys() <= THEN, row["title"]
        days = [row["filed"], *(step["day"] for step in row.get("steps", ()))]
        assert days == sorted(days), row["title"]


EVERY = pytest.mark.parametrize("code", sorted(PROCEDURES))

#: The same ending by another hand, or one that cannot be shown apart from its twin.
TWINS = {
    ("complaint", "withdraw_for_worker", "received"),
    ("complaint", "withdraw_for_worker", "completing"),
}


@EVERY
def test_every_act_is_done_in_a_scenario(code: str) -> None:
    assert of(code, "acts") == PROCEDURES[code].acts.keys() - _said_elsewhere(code)


def _said_elsewhere(code: str) -> set[str]:
    """Counting again is shown once, on the complaint: every procedure does it alike."""
    return set() if code == "complaint" else {"recompute"}


@EVERY
def test_every_clock_runs_is_met_on_its_last_day_and_runs_out(code: str) -> None:
    law = PROCEDURES[code]
    assert of(code, "clocks") == law.clocks.keys()
    assert {clock.on_expiry for clock in law.clocks.values()} - {None} <= of(code, "acts")
    assert of(code, "met") == law.clocks.keys()


@EVERY
def test_every_ending_is_reached_from_every_state_it_may_follow(code: str) -> None:
    law = PROCEDURES[code]
    endings = {
        (act, source)
        for act, declared in law.acts.items()
        if declared.target and law.states[declared.target].final and set(declared.by) != {"clock"}
        for source in declared.sources
    }
    assert endings - of(code, "endings") <= {
        (act, source) for law_code, act, source in TWINS if law_code == code
    }


@EVERY
def test_every_article_is_exercised_by_a_scenario_that_names_it(code: str) -> None:
    law = PROCEDURES[code]
    exercised = set()
    for row, one in zip(ALL, WALKED, strict=True):
        acts = {act for owner, act in one.acts if owner == code}
        clocks = {clock for owner, clock in one.clocks if owner == code}
        bases = {law.acts[act].basis for act in acts} | {law.clocks[clock].basis for clock in clocks}
        assert all(cite(basis) for basis in row["basis"])
        exercised |= set(row["basis"]) & bases
    declared = {act.basis for name, act in law.acts.items() if name not in _said_elsewhere(code)}
    assert declared | {clock.basis for clock in law.clocks.values()} <= exercised


@EVERY
def test_every_guard_refuses_in_a_scenario(code: str) -> None:
    law = PROCEDURES[code]
    guards = {guard for act in law.acts.values() for guard in act.guards}
    assert {guard.name for guard in guards if not _reasons(guard) & of(code, "why")} == set()


def _reasons(guard) -> set[str]:
    """The sentences in a guard's code: what it may answer."""
    return {text for text in guard.test.__code__.co_consts if isinstance(text, str)}
