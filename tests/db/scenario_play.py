"""One scenario on the stage: who stands where, and what they do on which day, through the doors people use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from complaints import do, filed, moment
from scenario_values import party_of, respondent_of, values_of, wording_of
from scenario_words import (
    BY_TITLE,
    COMPLAINT,
    FELLOW,
    FOR_ANOTHER,
    RESPONDENTS,
    STAFF,
    STRANGER,
    THE_SYSTEM,
    WORKER,
    acts_of,
    titled,
)

from weiquanbao.access.actors import SYSTEM, Actor
from weiquanbao.access.actors import person as acting
from weiquanbao.cases.models import Case, Matter, Party
from weiquanbao.common.dates import at
from weiquanbao.common.identifiers import sample_phone
from weiquanbao.desk.agents import appoint
from weiquanbao.desk.enter_holidays import enter_year, recompute, table_of
from weiquanbao.desk.file import Filed
from weiquanbao.desk.open import begin
from weiquanbao.desk.publishing import propose
from weiquanbao.desk.receive import agree_to_phone, back_to_paper, take_note
from weiquanbao.kernel.procedure import Procedure
from weiquanbao.ledger.models import Step
from weiquanbao.papers.models import Paper
from weiquanbao.people import proving
from weiquanbao.people.consenting import withdraw_consents
from weiquanbao.people.consents import current
from weiquanbao.people.persons import create_person
from weiquanbao.procedures import OF_THE_HOUSE
from weiquanbao.reading import visible
from weiquanbao.reading.rows import CaseView
from weiquanbao.service.models import Service

#: The field that names the wording one signs.
DIGEST = "digest"


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
        self.here = self.law.title
        self.cases[self.here] = self.filed.case_id

    @property
    def case_id(self) -> int:
        """The case that is acted in."""
        return self.cases[self.here]

    def turn_to(self, title: str) -> None:
        """From here on this case is acted in: the newest of that title, or the one with that number behind it."""
        if title not in self.cases:
            self._opened_by_itself(titled(title))
        self.here, self.law = title, titled(title)

    def _opened_by_itself(self, law: Procedure) -> None:
        """What an act opened without anybody's doing: 履行, once an agreement is there."""
        cases = Case.objects.filter(matter__code=self.filed.matter_code, procedure=law.code).order_by("id")
        for place, case in enumerate(cases.values_list("pk", flat=True), 1):
            self.cases[law.title] = self.cases[f"{law.title} {place}"] = case

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
            found = visible.case(self.people[_reader(self.law)], self.case_id)
        assert found is not None
        return found

    def offered(self, actor: Actor) -> dict[str, Any]:
        """The acts shown to this person, as staff or as a party."""
        with at(moment(self.day)):
            page = visible.case(actor, self.case_id) or visible.party_case(actor, self.case_id)
        return {row.code: row for row in (*page.acts, *page.later)} if page else {}


def _reader(law: Procedure) -> str:
    """Who looks: what is the house's own is no business of whoever takes complaints down."""
    return "领导" if law.code in OF_THE_HOUSE else "受理员"


def filing(scenario: Mapping[str, Any]) -> dict[str, Any]:
    """What `filed` is asked for this scenario."""
    answers = {
        question: {name: [str(one)] for name, one in given.items()}
        for question, given in scenario.get("answers", {}).items()
    }
    extra = {"consents": tuple(scenario["consents"])} if "consents" in scenario else {}
    extra |= {"another": FOR_ANOTHER[scenario["another"]][0]} if "another" in scenario else {}
    return answers | extra


def stand_for_respondents(case: Filed, count: int) -> dict[str, Actor]:
    """Somebody for each respondent, as if the union had found whom to speak to; more respondents where there are."""
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


def stand_with(play: Play, count: int, *, joined: bool, each: int = 1000) -> None:
    """Fellow workers whom the worker asked to stand with him, on the day of filing; `joined` when they said yes."""
    for number in range(1, count + 1):
        values = {"name": f"示例工友{number}", "phone": sample_phone(500 + number), "amount": str(each)}
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
        values = signing(play, act, who, values)
        do(play.case_id, act, play.day, play.actor(who), values, effective_on=step.get("as_of"), seen=None)


def signing(play: Play, act: str, who: str, values: dict[str, Any] | None) -> dict[str, Any] | None:
    """What nobody writes about an act that asks for a code: the wording that counts, that one agrees, and the code."""
    fields = {one.code: one.kind for one in play.law.acts[act].form or ()}
    if DIGEST in fields:
        known = {DIGEST: wording_of(play).sha256} | ({"agreed": "yes"} if "agreed" in fields else {})
        values = known | (values or {})
    if "code" in fields.values():
        prove(play, act, who)
    return values and values | {one: "000000" for one, kind in fields.items() if kind == "code"}


def prove(play: Play, act: str, who: str) -> None:
    """Whoever acts proves who he is: staff by authenticator, anybody else by the code sent to his phone."""
    person, about = play.actor(who).person_id, proving.about_act(play.case_id, act)
    assert person is not None
    with at(moment(play.day)):
        if who in STAFF:
            proving.record(person, about, way="authenticator")
        else:
            assert proving.prove_by_phone(person, about, proving.send_for(person, about).code).ok


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
        if law.code == "publication":
            outcome = propose(consultation_id=parent, acting_as=actor, values=values)
        else:
            outcome = begin(
                parent_id=parent,
                code=law.code,
                act=act,
                acting_as=actor,
                values=values,
                effective_on=step.get("as_of"),
            )
    play.opened(law.title, outcome.case_id)


def turn_to_service(play: Play, step: Mapping[str, Any]) -> None:
    """The service of a paper on somebody, which began by itself when the paper was written."""
    row = service_of(play, step["paper"], step["to"])
    first = Step.objects.get(case_id=row.case_id, number=1)
    assert titled(step["opens"]).acts[first.act].title == step["act"]
    play.opened(step["opens"], row.case_id)


def service_of(play: Play, title: str, who: str) -> Service:
    """The newest service of a paper called so on this party."""
    party = respondent_of(play, who) if who in RESPONDENTS else party_of(play, who)
    papers = Paper.objects.filter(case__matter__code=play.filed.matter_code, title=title)
    found = Service.objects.filter(paper_id__in=papers.values("id"), party_id=party).order_by("-id").first()
    assert found is not None, title
    return found


def open_paper(play: Play, step: Mapping[str, Any]) -> None:
    """Somebody opens a paper on the phone."""
    who = step["who"]
    side = "respondent" if who in RESPONDENTS else "claimant"
    with at(moment(play.day)):
        take_note(play.actor(who), service_of(play, step["reads"], who).paper_id, side)


def say_of_phone(play: Play, step: Mapping[str, Any]) -> None:
    """Somebody agrees that papers come on the phone, or wants them on paper again."""
    who = step["who"]
    side = "respondent" if who in RESPONDENTS else "claimant"
    matter = Matter.objects.get(code=play.filed.matter_code)
    with at(moment(play.day)):
        if step["phone"] == "同意":
            agree_to_phone(play.actor(who), matter.pk, side, current("electronic_service").version)
        else:
            back_to_paper(play.actor(who), matter.pk)


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
