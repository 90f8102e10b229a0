"""Those who are no single worker and no officer: the employer's contact, fellow workers, who helps, who writes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings

from weiquanbao.access.actors import Actor
from weiquanbao.access.actors import person as acting
from weiquanbao.commands.county.answers import fellow, helper, unit_contact, worker_name, worker_phone
from weiquanbao.commands.county.script import Complaint
from weiquanbao.common.dates import today
from weiquanbao.desk.act import act
from weiquanbao.desk.appear import appear
from weiquanbao.desk.compute import keep_computations
from weiquanbao.intake import actions as intake
from weiquanbao.intake.another import BY_CODE, ON_PAPER
from weiquanbao.messages.actions import Address, Writer, send
from weiquanbao.people.actions import create_person
from weiquanbao.reading import visible
from weiquanbao.reading.computations import Asking
from weiquanbao.reading.rows import CaseView

#: A group elects so many.
SEATS = 3
NO_PHONE = "no_phone"
SIDES = {"worker": "claimant", "unit": "respondent"}


def listed(key: UUID, script: Complaint) -> tuple[int, ...]:
    """Put the fellow workers on the list of a draft; gives their persons."""
    people = []
    for turn in range(script.fellows):
        name, phone = fellow(script.number, turn)
        people.append(create_person(name=name, phone=phone, is_sample=True).pk)
        intake.add_member(key=key, name=name, phone=phone, amount=script.each or str(3000 + 650 * turn))
    return tuple(people)


def all_confirm(people: Iterable[int]) -> None:
    """Each fellow worker says yes on his own phone."""
    for person in people:
        (asked,) = visible.invitations(acting(person))
        act(case_id=asked.case_id, act="confirm", acting_as=acting(person))


def all_vote(election: int, people: tuple[int, ...]) -> None:
    """Every member votes for the same first ones; with the last ballot the count begins."""
    paper = visible.ballot_paper(acting(people[0]), election)
    if paper is None:
        raise LookupError(f"election {election} has no ballot paper")
    chosen = ",".join(str(party) for party, _name in paper.candidates[:SEATS])
    for person in people:
        act(case_id=election, act="vote", acting_as=acting(person), values={"candidates": chosen})


def come_in(officer: Actor, response: int, number: int) -> int:
    """The employer's contact opens the personal link and proves the phone; gives the person."""
    name, phone = unit_contact(number)
    person = create_person(name=name, phone=phone, is_sample=True).pk
    letter = visible.letter(officer, response)
    if letter is None:
        raise LookupError(f"response {response} has no link")
    appear(token=letter.token, person_id=person)
    return person


def known_helper(number: int) -> tuple[int, str]:
    """Person and phone of the liaison who helps, known as a sample before he is named."""
    name, phone = helper(number)
    return create_person(name=name, phone=phone, is_sample=True).pk, phone.removeprefix("+86")


def fill_in_for(key: UUID, script: Complaint) -> None:
    """The liaison who filled in says who the worker is; the worker has read out his code or signed the paper."""
    intake.for_another(key=key)
    phone = {"no_phone": ["1"]} if script.another == NO_PHONE else {"phone": [worker_phone(script.worker)]}
    understood = intake.whom(
        key=key, raw={"name": [worker_name(script.worker)], "relation": ["liaison"], **phone}
    )
    if understood.errors:
        raise LookupError("；".join(understood.errors.values()))
    if script.another == BY_CODE:
        intake.go_by(key=key, road=BY_CODE)
        intake.said_yes(key=key)
    else:
        intake.go_by(key=key, road=ON_PAPER)
        intake.paper_shown(key=key, shown=True)


def say(speaker: Actor, by: str, officer: Actor, case_id: int, audience: str, text: str) -> None:
    """Write into a thread of the matter, for the side that this hand stands for."""
    view = _seen(officer, case_id)
    side = SIDES.get(by, "union")
    party = next((one.id for one in view.parties if one.side == side), None)
    with_whom = {"worker_union": "claimant", "respondent_union": "respondent"}.get(audience)
    thread = next((one.id for one in view.parties if one.side == with_whom), None)
    send(
        to=Address(matter_id=view.matter_id, audience=audience, party_id=thread),
        by=Writer(person_id=speaker.person_id or 0, side=side, party_id=party),
        text=text,
        key=uuid4(),
    )


def compute(officer: Actor, case_id: int, values: Mapping[str, Any]) -> None:
    """One claim for every worker of the case; what `each` names goes round among them."""
    view = visible.computations(officer, case_id)
    common = {name: value for name, value in values.items() if name not in {"claim", "each"}}
    askings = {
        worker.party_id: Asking(
            values["claim"],
            common | {name: several[place % len(several)] for name, several in values["each"].items()},
            today(),
            settings.COUNTY_REGION,
        )
        for place, worker in enumerate(view.workers if view else ())
    }
    keep_computations(case_id=case_id, askings=askings, acting_as=officer, table=len(askings) > 1)


def number_of(officer: Actor, case_id: int) -> str:
    """The number of a case."""
    return _seen(officer, case_id).number


def _seen(officer: Actor, case_id: int) -> CaseView:
    view = visible.case(officer, case_id)
    if view is None:
        raise LookupError(f"case {case_id} is not visible")
    return view
