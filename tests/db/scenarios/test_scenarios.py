"""tests/scenarios/*.yaml, done as written: through intake, the desk and the clock, checked on what people see."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from complaints import batch, do, filed, moment
from django.db import transaction

from weiquanbao.access.actors import SYSTEM, Actor
from weiquanbao.access.actors import person as acting
from weiquanbao.cases.models import Case
from weiquanbao.common.dates import at
from weiquanbao.common.identifiers import sample_phone
from weiquanbao.desk.agents import appoint
from weiquanbao.desk.enter_holidays import enter_year, recompute, table_of
from weiquanbao.desk.expire import expire_due
from weiquanbao.desk.file import Filed
from weiquanbao.desk.open import begin
from weiquanbao.desk.refusals import Barred
from weiquanbao.kernel.forms import Field
from weiquanbao.kernel.procedure import Procedure
from weiquanbao.law.citations import cite
from weiquanbao.notices.reading import deliveries_of_case
from weiquanbao.people.consenting import withdraw_consents
from weiquanbao.people.persons import create_person
from weiquanbao.procedures import PROCEDURES
from weiquanbao.reading import visible
from weiquanbao.reading.rows import CaseView, ClockRow

FOLDER = Path(__file__).parents[2] / "scenarios"
BY_TITLE = {law.title: law for law in PROCEDURES.values()}
COMPLAINT = PROCEDURES["complaint"]
THE_CLOCK, THE_SYSTEM, WORKER, STRANGER = "期限", "系统", "职工", "另一个职工"
#: Who files for the worker, and the act that is: on the code he was sent, or on what he signed.
HELPER = "帮忙的人"
FOR_ANOTHER = {"验证码": ("code", "file_for"), "委托书": ("paper", "file_on_paper")}
#: Who acts for the respondents, in the order they were named.
RESPONDENTS = ("单位", "第二家单位")
STAFF = {
    "受理员": "intake_officer",
    "另一受理员": "second_officer",
    "镇街干部甲": "county_town_officer",
    "另一镇街干部": "other_town_officer",
    "县总干部": "county_officer",
    "领导": "leader",
}
#: Fellow workers by the words the scenarios use: 工友1, 工友2 and so on.
FELLOW = "工友"
SCENARIO = {
    "title", "basis", "filed", "by", "another", "answers", "consents", "respondents", "claimants", "fellows", "joined",
    "then", "steps",
}  # fmt: skip
STEP = {"day", "who", "act", "with", "as_of", "opens", "in", "of", "files", "withdraws", "publishes", "then"}
THEN = {"state", "clocks", "told", "did", "barred", "plain", "result", "arbitration"}


def scenarios() -> list[dict[str, Any]]:
    """Every scenario of every file."""
    return [row for path in sorted(FOLDER.glob("*.yaml")) for row in yaml.safe_load(path.read_text("utf-8"))]


ALL = scenarios()


def titled(name: str) -> Procedure:
    """The procedure of a case called so: 调解, or 方案 2 for the second of several."""
    return BY_TITLE.get(name.split(" ", maxsplit=1)[0], COMPLAINT)


@dataclass
class Play:
    """One scenario on the stage: the people, the cases by title, which one is acted in, and what was seen before."""

    people: dict[str, Actor]
    filed: Filed
    day: date
    law: Procedure = COMPLAINT
    cases: dict[str, int] = field(default_factory=dict)
    here: str = COMPLAINT.title
    notices: dict[int, int] = field(default_factory=dict)
    steps: dict[int, int] = field(default_factory=dict)
    joining: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.cases[COMPLAINT.title] = self.filed.case_id

    @property
    def case_id(self) -> int:
        """The case that is acted in."""
        return self.cases[self.here]

    def turn_to(self, title: str) -> None:
        """From here on this case is acted in: the newest of that title, or the one with that number behind it."""
        self.here, self.law = title, titled(title)

    def opened(self, title: str, case_id: int) -> None:
        """A further case; it is called by its title, and by its title and place among those of the title."""
        if title in self.cases:
            self.cases[f"原来的{title}"] = self.cases[title]
        place = sum(1 for name in self.cases if name.startswith(f"{title} ")) + 1
        self.cases[title] = self.cases[f"{title} {place}"] = case_id
        self.turn_to(f"{title} {place}")

    def actor(self, who: str) -> Actor:
        """Who is meant."""
        if who == THE_SYSTEM:
            return SYSTEM
        return acting(self.filed.person_id) if who == WORKER else self.people[who]

    @property
    def page(self) -> CaseView:
        """The case as an officer sees it on this day."""
        with at(moment(self.day)):
            found = visible.case(self.people["受理员"], self.case_id)
        assert found is not None
        return found

    def offered(self, actor: Actor) -> dict[str, Any]:
        """The acts shown to this person, as staff or as a party."""
        with at(moment(self.day)):
            page = visible.case(actor, self.case_id) or visible.party_case(actor, self.case_id)
        return {row.code: row for row in (*page.acts, *page.later)} if page else {}


@pytest.fixture
def people(county) -> dict[str, Actor]:
    """The officers by the words the scenarios use."""
    staff = county.staff | {"county_town_officer": _town_officer_of(county)}
    return {word: staff[name] for word, name in STAFF.items()}


def _town_officer_of(county) -> Actor:
    """A town officer lent to the county: complaints without a known employer lie there."""
    from small_county import appoint

    from weiquanbao.people.models import Person

    people = Person.objects.order_by("id")
    (actor,) = appoint([("town_officer", county.federation, 30)], people[0], people[1])
    return actor


@pytest.mark.django_db
@pytest.mark.parametrize("scenario", ALL, ids=[row["title"] for row in ALL])
def test_scenario(scenario: dict[str, Any], people) -> None:
    by = people[scenario["by"]] if "by" in scenario else None
    case = filed(scenario["filed"], staff=by, **_filing(scenario))
    standing = stand_for_respondents(case, scenario.get("respondents", 0))
    standing |= stand_beside_the_worker(case, scenario.get("claimants", 1) - 1)
    play = Play(people | standing | {HELPER: acting(case.filed_by)}, case, scenario["filed"])
    stand_with(play, scenario.get("fellows", 0), joined=scenario.get("joined", False))
    check(play, scenario.get("then", {}))
    for step in scenario.get("steps", ()):
        play.day = step["day"]
        if "of" in step:
            play.cases["入伙确认"] = play.joining[step["of"]]
        if "in" in step:
            play.turn_to(step["in"])
        if step["who"] == THE_CLOCK:
            with at(moment(play.day)):
                expire_due()
        elif "files" in step:
            file_another(play, step)
        elif "withdraws" in step:
            withdraw(play, step)
        elif "publishes" in step:
            publish(play, step)
        elif "opens" in step:
            open_further(play, step)
        else:
            perform(play, step)
        check(play, step.get("then", {}))


def _filing(scenario: Mapping[str, Any]) -> dict[str, Any]:
    answers = {
        question: {name: [str(one)] for name, one in given.items()}
        for question, given in scenario.get("answers", {}).items()
    }
    extra = {"consents": tuple(scenario["consents"])} if "consents" in scenario else {}
    extra |= {"another": FOR_ANOTHER[scenario["another"]][0]} if "another" in scenario else {}
    return answers | extra


def stand_for_respondents(case: Filed, count: int) -> dict[str, Actor]:
    """Somebody for each respondent, as if the union had found whom to speak to; more respondents where there are."""
    from weiquanbao.cases.models import Matter, Party

    matter = Matter.objects.get(code=case.matter_code)
    found = {}
    for number, who in enumerate(RESPONDENTS[:count]):
        parties = Party.objects.filter(matter=matter, side="respondent").order_by("id")
        party = list(parties)[number] if parties.count() > number else None
        party = party or Party.objects.create(
            matter=matter, side="respondent", standing="contractor", name=f"示例承包公司{number}"
        )
        person = create_person(name=f"示例{who}负责人", phone=sample_phone(700 + number))
        appoint(party=party, person_id=person.pk, capacity="contact", since=matter.filed_on)
        found[who] = acting(person.pk)
    return found


def stand_with(play: Play, count: int, *, joined: bool) -> None:
    """Fellow workers whom the worker asked to stand with him, on the day of filing; `joined` when they said yes."""
    from weiquanbao.cases.models import Case

    for number in range(1, count + 1):
        values = {"name": f"示例工友{number}", "phone": sample_phone(500 + number), "amount": "1000"}
        with at(moment(play.day)):
            asked = begin(
                parent_id=play.filed.case_id,
                code="joining",
                act="invite",
                acting_as=play.actor(WORKER),
                values=values,
            )
        party = Case.objects.get(pk=asked.case_id).party
        assert party is not None
        assert party.person_id is not None
        play.people[f"{FELLOW}{number}"] = acting(party.person_id)
        play.joining[f"{FELLOW}{number}"] = asked.case_id
        if joined:
            do(asked.case_id, "confirm", play.day, acting(party.person_id), {}, seen=None)


def stand_beside_the_worker(case: Filed, count: int) -> dict[str, Actor]:
    """Another worker who asks for the same, where there is one."""
    from weiquanbao.cases.models import Matter, Party

    if not count:
        return {}
    person = create_person(name="示例职工乙", phone=sample_phone(720))
    matter = Matter.objects.get(code=case.matter_code)
    Party.objects.create(matter=matter, side="claimant", standing="worker", person=person)
    return {"另一职工": acting(person.pk)}


def perform(play: Play, step: Mapping[str, Any]) -> None:
    """Somebody does something on a day."""
    act = acts_of(play.law)[step["act"]]
    for who in step["who"] if isinstance(step["who"], list) else [step["who"]]:
        values = values_of(play, act, step["with"]) if "with" in step else None
        do(play.case_id, act, play.day, play.actor(who), values, effective_on=step.get("as_of"), seen=None)


def file_another(play: Play, step: Mapping[str, Any]) -> None:
    """The worker, or somebody else with a phone of his own, files a further complaint."""
    phone = {"phone": [sample_phone(2 if step["who"] == STRANGER else 1)]}
    contact = {"name": ["示例职工乙" if step["who"] == STRANGER else "示例职工甲"]} | phone
    play.cases[step["files"]] = filed(step["day"], contact=contact).case_id


def open_further(play: Play, step: Mapping[str, Any]) -> None:
    """Somebody opens a further case from the one acted in, and goes on in that."""
    parent, law = play.case_id, BY_TITLE[step["opens"]]
    act, actor = acts_of(law)[step["act"]], play.actor(step["who"])
    if law.title in play.cases:
        play.cases[f"原来的{law.title}"] = play.cases[law.title]
    play.turn_to(law.title)
    with at(moment(play.day)):
        values = values_of(play, act, step.get("with", {}))
        outcome = begin(
            parent_id=parent,
            code=law.code,
            act=act,
            acting_as=actor,
            values=values,
            effective_on=step.get("as_of"),
        )
    play.opened(law.title, outcome.case_id)


def withdraw(play: Play, step: Mapping[str, Any]) -> None:
    """The worker takes back that the papers may go to this body."""
    with at(moment(play.day)):
        withdraw_consents(
            purpose="pass_to_body",
            matter_id=play.page.matter_id,
            recipient=step["withdraws"],
            person_id=play.filed.person_id,
        )


def publish(play: Play, step: Mapping[str, Any]) -> None:
    """The State Council's notice is entered, and what was counted without it is counted again."""
    with at(moment(play.day)):
        enter_year(table=table_of(source="放假通知", **step["publishes"]), acting_as=play.actor(step["who"]))
        recompute()


def values_of(play: Play, act: str, written: Mapping[str, Any]) -> dict[str, Any]:
    """Labels and words of the form as its codes."""
    fields = {one.label: one for one in play.law.acts[act].form or ()}
    return {
        fields[label].code: _ballot(play, given) if label == "选谁" else _value(play, fields[label], given)
        for label, given in written.items()
    }


def _ballot(play: Play, names: list[str]) -> str:
    return ",".join(str(party_of(play, who)) for who in names)


def _value(play: Play, one: Field, given: Any) -> Any:
    codes = {label: code for code, label in one.choices}
    if one.code in ROWS or one.kind in ROWS:
        return ROWS[one.code if one.code in ROWS else one.kind](play, given)
    if one.kind == "yes_no":
        return {"是": "yes", "否": "no"}[given] if isinstance(given, str) else given
    if codes:
        return [codes[word] for word in given] if isinstance(given, list) else codes[given]
    return _called(play, given) if one.code == "into" else str(given)


def _called(play: Play, name: str) -> str:
    """The number of a case by the name the scenario gave it."""
    return Case.objects.get(pk=play.cases[name]).number


def party_of(play: Play, who: str) -> int:
    """The claimant that this word stands for."""
    from weiquanbao.cases.models import Party

    parties = Party.objects.filter(matter__code=play.filed.matter_code, person_id=play.actor(who).person_id)
    return parties.values_list("pk", flat=True)[0]


def respondent_of(play: Play, who: str) -> int:
    """The party that this word stands for."""
    from weiquanbao.cases.models import Party

    parties = Party.objects.filter(matter__code=play.filed.matter_code, side="respondent").order_by("id")
    return list(parties.values_list("pk", flat=True))[RESPONDENTS.index(who)]


def claim_of(play: Play, word: str) -> int:
    """The claim that is called so."""
    return next(claim.id for claim in play.page.claims if claim.word == word)


def confirmed_by(play: Play, name: str) -> str:
    """Somebody of this name opened the link that was sent and proved the phone."""
    from weiquanbao.invitations.actions import confirm
    from weiquanbao.invitations.reading import letter_of

    with at(moment(play.day)):
        sent = letter_of(play.case_id)
        assert sent is not None
        person = create_person(name=name, phone=sample_phone(720))
        return str(confirm(token=sent.token, person_id=person.pk).id)


def item_of(play: Play, place: int | str) -> int:
    """The first, second … piece of evidence of the matter by its number; by any word what was brought last."""
    items = sorted(item.id for item in play.page.items)
    return items[place - 1 if isinstance(place, int) else -1]


def officer_of(play: Play, who: str) -> int | None:
    """The officer that this word stands for."""
    return play.actor(who).person_id


def shares_of(play: Play, each: Mapping[str, Any]) -> dict[str, str]:
    """The sum of every worker that is named."""
    return {str(party_of(play, who)): str(his) for who, his in each.items()}


def batch_of(play: Play, _word: str) -> str:
    """Something the worker hands in."""
    return str(batch(play.actor(WORKER)))


#: Kinds of fields, and one field by its code, whose words stand for rows.
ROWS = {
    "party": respondent_of, "claim": claim_of, "item": item_of, "invitation": confirmed_by, "officer": officer_of,
    "shares": shares_of, "evidence": batch_of,
}  # fmt: skip


def acts_of(law: Procedure) -> dict[str, str]:
    """What an act is called → its code."""
    return {act.title: code for code, act in law.acts.items()}


def check(play: Play, then: Mapping[str, Any]) -> None:
    """What people see after a step is what was written; what was not written about is not looked at."""
    page = play.page
    seen = play.steps.get(page.id, 0)
    found = {
        "state": page.state_word,
        "clocks": {row.title: _standing(row) for row in page.clocks if row.stopped_on is None},
        "told": _told(play),
        "did": {row.title: row.effective_on for row in page.steps if row.number > seen},
    }
    expected = {name: value for name, value in then.items() if name in found}
    if "told" in expected:
        expected["told"] = sorted(expected["told"])
    assert {name: found[name] for name in expected} == expected
    play.steps[page.id] = page.seen
    _check_worker(play, then)
    for one in then.get("barred", ()):
        _check_barred(play, one)


def _standing(row: ClockRow) -> date | str:
    return f"停着，{row.number}" if row.paused_on else row.due_on


def _told(play: Play) -> list[str]:
    """Subjects of what was sent since the step before; one to several people counts once."""
    sent = deliveries_of_case([play.case_id]).get(play.case_id, ())
    fresh = [one for one in sent if one.id > play.notices.get(play.case_id, 0)]
    play.notices[play.case_id] = max((one.id for one in sent), default=0)
    return sorted({one.subject for one in fresh})


def _check_worker(play: Play, then: Mapping[str, Any]) -> None:
    """The worker's own page: of the complaint the matter's, of any other case that case's."""
    if not then.keys() & {"plain", "result", "arbitration"}:
        return
    worker = acting(play.filed.person_id)
    with at(moment(play.day)):
        own = visible.matter(worker, play.page.matter_code)
        case = visible.party_case(worker, play.case_id)
    assert own is not None
    assert case is not None
    steps = own.steps if play.law is COMPLAINT else case.steps
    found = {
        "plain": steps[-1].plain,
        "result": own.result,
        "arbitration": own.limit and own.limit.lapses_on,
    }
    expected = {name: value for name, value in then.items() if name in found}
    assert {name: found[name] for name in expected} == expected


def _check_barred(play: Play, one: Mapping[str, str]) -> None:
    """The desk refuses with the reason, and the screen shows the same one before anybody tries."""
    law = BY_TITLE[one["opens"]] if "opens" in one else play.law
    act, actor = acts_of(law)[one["act"]], play.actor(one["who"])
    with pytest.raises(Barred) as refused:
        _try(play, law, act, actor, one.get("with"), opens="opens" in one)
    assert one["why"] in refused.value.reasons
    shown = play.offered(actor)
    if law is play.law and act in shown:
        assert not shown[act].allowed
        assert one["why"] in shown[act].reasons


@transaction.atomic
def _try(
    play: Play, law: Procedure, act: str, actor: Actor, given: Mapping[str, Any] | None, *, opens: bool
) -> None:
    """What is refused leaves nothing behind."""
    parent, before = play.case_id, play.law
    play.law = law
    try:
        values = values_of(play, act, given) if given is not None else None
    finally:
        play.law = before
    if not opens:
        do(parent, act, play.day, actor, values)
        return
    with at(moment(play.day)):
        begin(parent_id=parent, code=law.code, act=act, acting_as=actor, values=values)


def steps_of(scenario: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """What is written about each step, the filing first."""
    yield scenario
    yield from scenario.get("steps", ())


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
    found, here, states = Walked(), COMPLAINT.title, {COMPLAINT.title: "received"}
    found.acts.add((COMPLAINT.code, FOR_ANOTHER.get(scenario.get("another"), ("", "file"))[1]))
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
            here = next(one for one in reversed(states) if one.startswith(here))
        law = titled(here)
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


EVERY = pytest.mark.parametrize("code", PROCEDURES)
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
