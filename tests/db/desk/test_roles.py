"""Every role tries every act in every state: the desk lets through exactly what the reviewed table opens."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

import pytest
from complaints import do, filed, moment
from django.db import transaction

from weiquanbao.access.actors import CLOCK, PEER, SYSTEM, Actor
from weiquanbao.access.actors import person as acting
from weiquanbao.common.dates import at
from weiquanbao.desk.act import act as desk_act
from weiquanbao.desk.agents import appoint
from weiquanbao.desk.refusals import Barred, Incomplete, NotFound
from weiquanbao.people.persons import create_person
from weiquanbao.procedures import PROCEDURES
from weiquanbao.procedures.matrix import open_to
from weiquanbao.reading import visible

pytestmark = pytest.mark.django_db
LAW = PROCEDURES["complaint"]
DAY = "2026-11-17"
#: Who tries, and the role of the declaration he has on a case of the first town; none: the case is not there for him.
ROLES = {
    "worker": "claimant",
    "representative": "representative",
    "helper": "helper",
    "intake_officer": "intake_officer",
    "town_officer": "town_officer",
    "county_officer": "county_officer",
    "leader": "leader",
    "clock": "clock",
    "system": "system",
    "auditor": "auditor",
    "peer": "peer",
    "other_town_officer": None,
    "system_admin": None,
    "security_admin": None,
    "audit_admin": None,
    "stranger": None,
}
#: To outsiders a case is not there in any state; one open and one closed are enough to see it.
OUTSIDE = ("accepted", "closed")
#: How a case gets into each state.
WAYS: dict[str, tuple[str, ...]] = {
    "received": (),
    "completing": ("request_completion",),
    "accepted": ("accept",),
    "refused": ("refuse",),
    "referred": ("refer",),
    "closed": ("accept", "record_progress", "close"),
    "withdrawn": ("withdraw_for_worker",),
    "merged": ("merge",),
}


def test_every_state_is_tried() -> None:
    assert WAYS.keys() == LAW.states.keys()
    assert set(LAW.roles) <= set(ROLES.values())


@pytest.mark.parametrize("state", WAYS)
def test_the_desk_opens_what_the_table_opens(county, state) -> None:
    from weiquanbao.organisations.models import Employer

    firm = Employer.objects.create(name="示例袜业有限公司", organisation=county.town)
    case = filed(employer={"employer": [str(firm.pk)]})
    for act in WAYS[state]:
        do(case, act, DAY, county.staff["intake_officer"], merging(firm) if act == "merge" else None)
    people = (
        county.staff
        | standing_beside(case)
        | {
            "worker": acting(case.person_id),
            "stranger": acting(create_person(name="示例路人").pk),
            "clock": CLOCK,
            "system": SYSTEM,
            "peer": PEER,
        }
    )
    opened: dict[str, set[str]] = defaultdict(set)
    with at(moment(DAY)):
        for who, role in ROLES.items():
            if role is None and state not in OUTSIDE:
                continue
            for act, answer in tried(case.case_id, people[who]):
                if role is None:
                    assert isinstance(answer, NotFound), (who, act)
                elif is_open(answer, act, state):
                    opened[who].add(act)
    expected = {who: set(open_to(LAW, state, role)) for who, role in ROLES.items() if role}
    assert opened == {who: acts for who, acts in expected.items() if acts}


def merging(firm) -> dict[str, str]:
    """Into another complaint of the same worker."""
    from weiquanbao.cases.models import Case

    other = filed(employer={"employer": [str(firm.pk)]})
    return {"into": Case.objects.get(pk=other.case_id).number, "reason": "同一件事"}


def standing_beside(case) -> dict[str, Actor]:
    """Somebody who helps the worker, and somebody who represents him."""
    from weiquanbao.cases.models import Party

    party = Party.objects.get(matter__code=case.matter_code, side="claimant")
    found = {}
    for capacity in ("representative", "helper"):
        person = create_person(name=f"示例{capacity}").pk
        appoint(party=party, person_id=person, capacity=capacity, since=date(2026, 11, 1))
        found[capacity] = acting(person)
    return found


def tried(case_id: int, actor) -> Iterator[tuple[str, object]]:
    """What the desk answers to each act with an empty form; nothing is kept."""
    for act in LAW.acts:
        try:
            with transaction.atomic():
                answer: object = desk_act(case_id=case_id, act=act, acting_as=actor, values={})
                transaction.set_rollback(True)
        except (NotFound, Barred, Incomplete) as refusal:
            answer = refusal
        yield act, answer


def is_open(answer: object, act: str, state: str) -> bool:
    """Whether the act is this role's in this state, though something asked for may be missing or a guard bar it."""
    if not isinstance(answer, Barred):
        return True
    reasons = {guard.name for guard in LAW.acts[act].guards}
    role_or_state = answer.reasons[0].startswith(("这一步由", "要在“", "这是开始的一步"))
    assert role_or_state or reasons, (act, state, answer.reasons)
    return not role_or_state


@pytest.mark.parametrize("state", [state for state, one in LAW.states.items() if not one.final])
def test_the_screen_offers_what_the_table_opens(county, state) -> None:
    case = filed()
    for act in WAYS[state]:
        do(case, act, DAY, county.staff["intake_officer"])
    with at(moment(DAY)):
        for who in ("intake_officer", "county_officer", "leader"):
            shown = [row.code for row in visible.case(county.staff[who], case.case_id).acts]
            assert shown == list(open_to(LAW, state, who))
        own = visible.matter(acting(case.person_id), case.matter_code)
        assert [row.code for row in own.acts] == list(open_to(LAW, state, "claimant"))
