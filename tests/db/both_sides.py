"""Two matters with everybody who may stand in them: for tests of who sees what.

In the first, a worker has an agent of the union and a helper, and there are two respondents with a contact each. The
second is another worker's, at another town, with a contact of its own.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from complaints import filed
from small_county import County

from weiquanbao.access.actors import Actor
from weiquanbao.access.actors import person as acting
from weiquanbao.cases.models import Case, Matter, Party
from weiquanbao.common.identifiers import sample_phone
from weiquanbao.desk.agents import appoint
from weiquanbao.desk.file import Filed
from weiquanbao.organisations.models import Employer
from weiquanbao.people.accounts import worker_account
from weiquanbao.people.persons import create_person

DAY = "2026-11-16"


@dataclass(frozen=True)
class Sides:
    """One matter, its parties in the order they were named, and who stands there."""

    filed: Filed
    matter: Matter
    worker: Party
    respondents: tuple[Party, ...]
    people: dict[str, Actor] = field(default_factory=dict)

    @property
    def code(self) -> str:
        return self.matter.code


def first_matter(county: County) -> Sides:
    """Lies with the first town; the second respondent is a contractor."""
    employer = Employer.objects.create(name="示例袜业有限公司", organisation=county.town)
    case = filed(DAY, employer={"employer": [str(employer.pk)], "name": ["示例袜业"]})
    sides = _sides(case, more=("示例承包公司",))
    people = {
        "worker": signed(case.person_id),
        "contact": _standing(sides.respondents[0], "示例联系人甲", 41, "contact"),
        "second_contact": _standing(sides.respondents[1], "示例联系人乙", 42, "contact"),
        "helper": _standing(sides.worker, "示例老乡", 43, "helper"),
        "agent": county.staff["second_officer"],
    }
    appoint(
        party=sides.worker,
        person_id=people["agent"].person_id,
        capacity="agent",
        since=sides.matter.filed_on,
    )
    sides.people.update(people)
    return sides


def second_matter(county: County) -> Sides:
    """Somebody else's, at the other town."""
    employer = Employer.objects.create(name="示例箱包有限公司", organisation=county.other_town)
    case = filed(
        DAY,
        contact={"name": ["示例职工丁"], "phone": [sample_phone(51)]},
        employer={"employer": [str(employer.pk)], "name": ["示例箱包"]},
    )
    sides = _sides(case)
    sides.people.update(
        worker=signed(case.person_id), contact=_standing(sides.respondents[0], "示例联系人丙", 52, "contact")
    )
    return sides


def join(sides: Sides, count: int) -> tuple[Actor, ...]:
    """Further workers in the same matter: a group."""
    made = []
    for number in range(count):
        person = create_person(name=f"示例同事{number}", phone=sample_phone(60 + number))
        Party.objects.create(matter=sides.matter, side="claimant", standing="worker", person=person)
        made.append(signed(person.pk))
    return tuple(made)


def signed(person_id: int) -> Actor:
    """A person with an account of a worker's or contact's phone."""
    return acting(person_id, worker_account(person_id).pk)


def _sides(case: Filed, more: tuple[str, ...] = ()) -> Sides:
    matter = Case.objects.select_related("matter").get(pk=case.case_id).matter
    for name in more:
        Party.objects.create(matter=matter, side="respondent", standing="contractor", name=name)
    parties = list(Party.objects.filter(matter=matter).order_by("id"))
    claimant = next(one for one in parties if one.side == "claimant")
    return Sides(case, matter, claimant, tuple(one for one in parties if one.side == "respondent"))


def _standing(party: Party, name: str, number: int, capacity: str) -> Actor:
    person = create_person(name=name, phone=sample_phone(number))
    appoint(party=party, person_id=person.pk, capacity=capacity, since=party.matter.filed_on)
    return signed(person.pk)
