"""A mediation for tests: a complaint with a worker and respondents who talk, moved by acts through the desk."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from complaints import batch, filed

from weiquanbao.access.actors import Actor
from weiquanbao.access.actors import person as acting
from weiquanbao.common.dates import today
from weiquanbao.common.identifiers import sample_phone
from weiquanbao.desk.act import act
from weiquanbao.desk.agents import appoint
from weiquanbao.desk.file import Filed
from weiquanbao.desk.open import begin
from weiquanbao.people.persons import create_person

NAMES = ("示例饰品有限公司", "示例包装有限公司")


@dataclass
class Talks:
    """The complaint, the mediation on it, and everybody who talks."""

    county: Any
    filed: Filed
    worker: Actor
    units: list[Actor]
    parties: list[int]
    case_id: int = 0
    offers: list[int] = field(default_factory=list)

    def do(self, what: str, by: Actor, **values: Any) -> int:
        """An act in the mediation."""
        return act(case_id=self.case_id, act=what, acting_as=by, values=values).case_id

    def offer(self, how: str, by: Actor, amount: str, unit: int = 0, instalments: str = "1") -> int:
        """An offer about one of the respondents."""
        values = {
            "party": str(self.parties[unit]),
            "amount": amount,
            "instalments": instalments,
            "first_due": str(today() + timedelta(days=20)),
        }
        made = begin(parent_id=self.case_id, code="offer", act=how, acting_as=by, values=values)
        self.offers.append(made.case_id)
        return made.case_id

    def answer(self, offer: int, what: str, by: Actor) -> None:
        """An answer to an offer."""
        act(case_id=offer, act=what, acting_as=by)

    @property
    def mediator(self) -> Actor:
        """Who mediates."""
        return self.county.staff["county_officer"]

    def meet(self, by: Actor, clock: str = "0930") -> None:
        """Fix a session tomorrow."""
        day = str(today() + timedelta(days=1))
        self.do(
            "schedule_session", by, day=day, time=clock, length="60", way="place", place="示例县总工会二楼"
        )


@dataclass
class Group:
    """Talks of several workers who said yes, the first of them first; the first three represent all where elected."""

    talks: Talks
    members: list[Actor]
    parties: list[int]

    def ask(self, offer: int, by: Actor) -> int:
        """Put an offer to the members."""
        return begin(parent_id=offer, code="settlement_consent", act="ask_offer", acting_as=by).case_id

    def say(self, round_id: int, yes: list[Actor], no: list[Actor] = ()) -> None:
        """Answer."""
        for one, answer in [*((one, "yes") for one in yes), *((one, "no") for one in no)]:
            act(case_id=round_id, act="answer", acting_as=one, values={"agrees": answer})


def group(
    county: Any, others: int, *, elected: bool = False, told: dict[int, dict[str, str]] | None = None
) -> Group:
    """A group in talks with one respondent: the first asks for 13740, the others for 1001, 1002 and so on.

    `told`: what some of the others told of themselves when they said yes, by their number.
    """
    from weiquanbao.cases.models import Case, Party

    made = talks(county)
    for number in range(1, others + 1):
        values = {
            "name": f"示例工友{number}",
            "phone": sample_phone(100 + number),
            "amount": str(1000 + number),
        }
        asked = begin(
            parent_id=made.filed.case_id, code="joining", act="invite", acting_as=made.worker, values=values
        )
        joining = Case.objects.select_related("party").get(pk=asked.case_id)
        yes = (told or {}).get(number, {})
        act(case_id=joining.pk, act="confirm", acting_as=acting(joining.party.person_id), values=yes)
    parties = Party.objects.filter(matter__code=made.filed.matter_code, side="claimant").order_by("id")
    members = [acting(party.person_id) for party in parties]
    found = Group(made, members, [party.pk for party in parties])
    if elected:
        vote = begin(
            parent_id=made.filed.case_id, code="election", act="open_vote", acting_as=made.worker,
            values={"seats": "3"},
        )  # fmt: skip
        chosen = ",".join(str(one) for one in found.parties[:3])
        for one in members:
            act(case_id=vote.case_id, act="vote", acting_as=one, values={"candidates": chosen})
    return found


def talks(county: Any, units: int = 1, **answers: Any) -> Talks:
    """A mediation by an organisation in which everybody agreed to talk and a mediator is named."""
    from weiquanbao.cases.models import Matter, Party

    case = filed(today() - timedelta(days=3), **answers)
    matter = Matter.objects.get(code=case.matter_code)
    parties = list(Party.objects.filter(matter=matter, side="respondent").order_by("id"))
    while len(parties) < units:
        parties.append(
            Party.objects.create(
                matter=matter, side="respondent", standing="contractor", name=NAMES[len(parties)]
            )
        )
    people = []
    for party in parties[:units]:
        person = create_person(name="示例人事主管", phone=sample_phone(5000 + party.pk % 4000))
        appoint(party=party, person_id=person.pk, capacity="contact", since=matter.filed_on)
        people.append(acting(person.pk))
    made = Talks(county, case, acting(case.person_id), people, [party.pk for party in parties[:units]])
    staff = county.staff
    act(case_id=case.case_id, act="accept", acting_as=staff["intake_officer"])
    act(
        case_id=case.case_id,
        act="add_evidence",
        acting_as=made.worker,
        values={"items": str(batch(made.worker))},
    )
    made.case_id = begin(
        parent_id=case.case_id, code="mediation", act="ask", acting_as=made.worker, values={}
    ).case_id
    made.do("to_group", staff["intake_officer"], body="示例镇调解中心")
    for unit in people:
        made.do("agree", unit)
    made.do("accept", staff["leader"], handler=str(made.mediator.person_id))
    return made
