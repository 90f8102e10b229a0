"""A county of the smallest kind: a federation, three administrators, an officer for every client, perhaps a lawyer."""

from __future__ import annotations

from datetime import time

from weiquanbao.access.actors import person
from weiquanbao.common.dates import today
from weiquanbao.common.identifiers import sample_phone
from weiquanbao.organisations.actions import create_organisation
from weiquanbao.people.actions import (
    Administrators,
    appoint_approve,
    appoint_propose,
    create_person,
    found_administrators,
)
from weiquanbao.people.demonstration import DemoAccount, open_accounts, write_down
from weiquanbao.people.duties import ADMINISTRATORS, DUTIES
from weiquanbao.rosters.actions import keep_profile, open_post, plan, set_hours
from weiquanbao.rosters.rights import LAWYER

PASSWORD = "soak-anything-goes"  # noqa: S105 - it opens a county that lives for minutes
#: Phones of the staff; workers have the numbers below.
FIRST_PHONE = 9_000
#: The first of them may name a mediator too.
ROLES = ("county_officer", "intake_officer")
#: So many questions the lawyer takes at once; what is asked beyond them an officer gives to him.
MOST_OPEN = 2
DAYS_OF_THE_WEEK = range(7)


def found(officers: int, *, lawyer: bool = False) -> None:
    """Found the county and write down how its officers sign in, and last the lawyer, who sits whatever the hour."""
    federation = create_organisation(kind="federation", name="示例县总工会", is_sample=True)
    roles = [
        *ADMINISTRATORS,
        *(ROLES[number % len(ROLES)] for number in range(officers)),
        *([LAWYER] * lawyer),
    ]
    names = [f"示例{DUTIES[role].label}{number}" for number, role in enumerate(roles)]
    people = [
        create_person(name=name, phone=sample_phone(FIRST_PHONE + number), is_sample=True).pk
        for number, name in enumerate(names)
    ]
    logins = [f"soak{number}" for number in range(len(roles))]
    open_accounts(people=list(zip(people, logins, strict=True)), password=PASSWORD)
    system, security, audit = people[:3]
    found_administrators(
        Administrators(system=system, security=security, audit=audit), organisation_id=federation.pk
    )
    for one, role in list(zip(people, roles, strict=True))[3:]:
        proposed = appoint_propose(
            person_id=one, organisation_id=federation.pk, role=role, starts_on=today(), proposed_by=system
        )
        appoint_approve(appointment_id=proposed.pk, approved_by=security)
    if lawyer:
        _seat(people[-1], keeper=people[len(ADMINISTRATORS)], organisation=federation.pk)
    write_down(
        DemoAccount(
            role=role,
            role_label=DUTIES[role].label,
            name=name,
            place=federation.name,
            login=login,
            password=PASSWORD,
        )
        for role, name, login in list(zip(roles, names, logins, strict=True))[3:]
    )


def _seat(lawyer: int, *, keeper: int, organisation: int) -> None:
    """Let the lawyer sit from today on, around the clock."""
    by = person(keeper)
    keep_profile(
        person_id=lawyer,
        firm="示例律师事务所",
        topics=[],
        homes=[],
        languages=[],
        town=None,
        most_open=MOST_OPEN,
        acting_as=by,
    )
    post = open_post(
        organisation_id=organisation, name="示例坐班点", address="示例路 1 号", phone="12351", acting_as=by
    )
    for weekday in DAYS_OF_THE_WEEK:
        set_hours(
            post_id=post.pk,
            weekday=weekday,
            starts=time.min,
            ends=time.max,
            lawyer_id=lawyer,
            acting_as=by,
        )
    plan()
