"""tests/scenarios/*.yaml, done as written: through intake, the desk and the clock, checked on what people see."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from complaints import batch, do, filed, moment

from weiquanbao.access.actors import Actor
from weiquanbao.access.actors import person as acting
from weiquanbao.common.dates import at
from weiquanbao.desk.enter_holidays import enter_year, recompute, table_of
from weiquanbao.desk.expire import expire_due
from weiquanbao.desk.file import Filed
from weiquanbao.desk.refusals import Barred
from weiquanbao.kernel.forms import Field
from weiquanbao.law.citations import cite
from weiquanbao.notices.reading import deliveries_of_case
from weiquanbao.procedures import PROCEDURES
from weiquanbao.reading import visible
from weiquanbao.reading.rows import CaseView, ClockRow

LAW = PROCEDURES["complaint"]
FOLDER = Path(__file__).parents[2] / "scenarios"
ACTS = {act.title: code for code, act in LAW.acts.items()}
CLOCKS = {clock.title: code for code, clock in LAW.clocks.items()}
STATES = {state.title: code for code, state in LAW.states.items()}
THE_CLOCK, WORKER = "期限", "职工"
STAFF = {
    "受理员": "intake_officer",
    "另一受理员": "second_officer",
    "镇街干部甲": "county_town_officer",
    "县总干部": "county_officer",
    "领导": "leader",
}
SCENARIO = {"title", "basis", "filed", "by", "answers", "consents", "then", "steps"}
STEP = {"day", "who", "act", "with", "as_of", "publishes", "then"}
THEN = {"state", "clocks", "told", "did", "barred", "plain", "result", "arbitration"}


def scenarios() -> list[dict[str, Any]]:
    """Every scenario of every file."""
    return [row for path in sorted(FOLDER.glob("*.yaml")) for row in yaml.safe_load(path.read_text("utf-8"))]


ALL = scenarios()


@dataclass
class Play:
    """One scenario on the stage: the people, the case, and what had been seen before each step."""

    people: Mapping[str, Actor]
    case: Filed
    day: date
    notices: int = 0
    steps: int = 0

    def actor(self, who: str) -> Actor:
        """Who is meant."""
        return acting(self.case.person_id) if who == WORKER else self.people[who]

    @property
    def page(self) -> CaseView:
        """The case as an officer sees it on this day."""
        with at(moment(self.day)):
            found = visible.case(self.people["受理员"], self.case.case_id)
        assert found is not None
        return found


@pytest.fixture
def people(county) -> dict[str, Actor]:
    """The officers by the words the scenarios use."""
    staff = county.staff | {"county_town_officer": _town_officer_of(county)}
    return {word: staff[name] for word, name in STAFF.items()}


def _town_officer_of(county) -> Actor:
    """A town officer lent to the county: complaints without a known employer lie there."""
    from small_county import _appoint

    from weiquanbao.people.models import Person

    people = Person.objects.order_by("id")
    return _appoint("town_officer", county.federation, people[0], people[1], 30)


@pytest.mark.django_db
@pytest.mark.parametrize("scenario", ALL, ids=[row["title"] for row in ALL])
def test_scenario(scenario: dict[str, Any], people) -> None:
    by = people[scenario["by"]] if "by" in scenario else None
    case = filed(scenario["filed"], staff=by, **_filing(scenario))
    play = Play(people, case, scenario["filed"])
    check(play, scenario.get("then", {}))
    for step in scenario.get("steps", ()):
        play.day = step["day"]
        if step["who"] == THE_CLOCK:
            with at(moment(play.day)):
                expire_due()
        elif "publishes" in step:
            publish(play, step)
        else:
            perform(play, step)
        check(play, step.get("then", {}))


def _filing(scenario: Mapping[str, Any]) -> dict[str, Any]:
    answers = {
        question: {name: [str(one)] for name, one in given.items()}
        for question, given in scenario.get("answers", {}).items()
    }
    extra = {"consents": tuple(scenario["consents"])} if "consents" in scenario else {}
    return answers | extra


def perform(play: Play, step: Mapping[str, Any]) -> None:
    """Somebody does something on a day."""
    act, actor = ACTS[step["act"]], play.actor(step["who"])
    values = values_of(play, act, step["with"]) if "with" in step else None
    do(play.case, act, play.day, actor, values, effective_on=step.get("as_of"), seen=None)


def publish(play: Play, step: Mapping[str, Any]) -> None:
    """The State Council's notice is entered, and what was counted without it is counted again."""
    with at(moment(play.day)):
        enter_year(table=table_of(source="放假通知", **step["publishes"]), acting_as=play.actor(step["who"]))
        recompute()


def values_of(play: Play, act: str, written: Mapping[str, Any]) -> dict[str, Any]:
    """Labels and words of the form as its codes."""
    fields = {one.label: one for one in LAW.acts[act].form or ()}
    return {fields[label].code: _value(play, fields[label], given) for label, given in written.items()}


def _value(play: Play, one: Field, given: Any) -> Any:
    codes = {label: code for code, label in one.choices}
    if one.kind == "officer":
        return play.actor(given).person_id
    if one.kind == "evidence":
        return str(batch(play.actor(WORKER)))
    if codes:
        return [codes[word] for word in given] if isinstance(given, list) else codes[given]
    return str(given)


def check(play: Play, then: Mapping[str, Any]) -> None:
    """What people see after a step is what was written; what was not written about is not looked at."""
    page = play.page
    found = {
        "state": page.state_word,
        "clocks": {row.title: _standing(row) for row in page.clocks if row.stopped_on is None},
        "told": _told(play),
        "did": {row.title: row.effective_on for row in page.steps if row.number > play.steps},
    }
    expected = {name: value for name, value in then.items() if name in found}
    if "told" in expected:
        expected["told"] = sorted(expected["told"])
    assert {name: found[name] for name in expected} == expected
    play.steps = page.seen
    _check_worker(play, then)
    for one in then.get("barred", ()):
        _check_barred(play, one)


def _standing(row: ClockRow) -> date | str:
    return f"停着，{row.number}" if row.paused_on else row.due_on


def _told(play: Play) -> list[str]:
    """Subjects of what was sent since the step before; one to several people counts once."""
    sent = deliveries_of_case([play.case.case_id]).get(play.case.case_id, ())
    fresh = [one for one in sent if one.id > play.notices]
    play.notices = max((one.id for one in sent), default=0)
    return sorted({one.subject for one in fresh})


def _check_worker(play: Play, then: Mapping[str, Any]) -> None:
    with at(moment(play.day)):
        own = visible.matter(acting(play.case.person_id), play.case.matter_code)
    assert own is not None
    found = {
        "plain": own.steps[-1].plain,
        "result": own.result,
        "arbitration": own.limit and own.limit.lapses_on,
    }
    expected = {name: value for name, value in then.items() if name in found}
    assert {name: found[name] for name in expected} == expected


def _check_barred(play: Play, one: Mapping[str, str]) -> None:
    """The desk refuses with the reason, and the screen shows the same one before anybody tries."""
    act, actor = ACTS[one["act"]], play.actor(one["who"])
    with pytest.raises(Barred) as refused:
        do(play.case, act, play.day, actor)
    assert one["why"] in refused.value.reasons
    with at(moment(play.day)):
        page = visible.case(actor, play.case.case_id)
        offered = (*page.acts, *page.later) if page else visible.matter(actor, play.case.matter_code).acts
    shown = {row.code: row for row in offered}
    if act in shown:
        assert not shown[act].allowed
        assert one["why"] in shown[act].reasons


def steps_of(scenario: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """What is written about each step, the filing first."""
    yield scenario
    yield from scenario.get("steps", ())


def acts_in(scenario: Mapping[str, Any]) -> set[str]:
    """Codes of every act a scenario does or lets the clock do."""
    titles = {"收件"}
    for step in steps_of(scenario):
        titles |= {step["act"]} if "act" in step else set()
        titles |= step.get("then", {}).get("did", {}).keys()
    return {ACTS[title] for title in titles}


def clocks_in(scenario: Mapping[str, Any]) -> set[str]:
    """Codes of every clock whose day a scenario names."""
    named = {title for step in steps_of(scenario) for title in step.get("then", {}).get("clocks", {})}
    return {CLOCKS[title] for title in named}


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


def test_every_act_is_done_in_a_scenario() -> None:
    assert set().union(*map(acts_in, ALL)) == LAW.acts.keys()


def test_every_clock_runs_is_met_on_its_last_day_and_runs_out() -> None:
    assert set().union(*map(clocks_in, ALL)) == LAW.clocks.keys()
    expired = {clock.on_expiry for clock in LAW.clocks.values()}
    assert expired <= set().union(*map(acts_in, ALL))
    met = {
        code
        for row in ALL
        for step in row.get("steps", ())
        if step["who"] == THE_CLOCK and not step["then"]["did"]
        for code, day in _dues(step["then"]["clocks"])
        if day == step["day"]
    }
    assert met == LAW.clocks.keys()


def _dues(clocks: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    return ((CLOCKS[title], day) for title, day in clocks.items())


def test_every_ending_is_reached_from_every_state_it_may_follow() -> None:
    reached = set()
    for row in ALL:
        state = "新收件"
        for step in row.get("steps", ()):
            act = LAW.acts[ACTS[step["act"]]] if "act" in step else None
            if act and act.target and LAW.states[act.target].final:
                reached.add((ACTS[step["act"]], STATES[state]))
            state = step.get("then", {}).get("state") or (
                LAW.states[act.target].title if act and act.target else state
            )
    endings = {
        (code, source)
        for code, act in LAW.acts.items()
        if act.target and LAW.states[act.target].final
        for source in act.sources
    }
    # Withdrawing for a worker is the same ending by another hand.
    assert endings - reached <= {("withdraw_for_worker", "received"), ("withdraw_for_worker", "completing")}


def test_every_article_is_exercised_by_a_scenario_that_names_it() -> None:
    exercised = set()
    for row in ALL:
        bases = {LAW.acts[act].basis for act in acts_in(row)} | {
            LAW.clocks[clock].basis for clock in clocks_in(row)
        }
        named = set(row["basis"])
        assert all(cite(basis) for basis in named)
        ours = {
            basis for basis in named if basis.startswith(("内部规则 投诉办理", "浙江省工会劳动法律监督条例"))
        }
        assert ours <= bases, f"{row['title']} names an article it does not exercise: {ours - bases}"
        exercised |= named & bases
    declared = {act.basis for act in LAW.acts.values()} | {clock.basis for clock in LAW.clocks.values()}
    assert exercised == declared


def test_every_guard_refuses_in_a_scenario() -> None:
    read = {
        one["why"] for row in ALL for step in steps_of(row) for one in step.get("then", {}).get("barred", ())
    }
    guards = {guard for act in LAW.acts.values() for guard in act.guards}
    silent = {guard.name for guard in guards if not _reasons(guard) & read}
    assert silent == set()


def _reasons(guard) -> set[str]:
    """The sentences in a guard's code: what it may answer."""
    return {text for text in guard.test.__code__.co_consts if isinstance(text, str)}
