"""A county of the smallest kind: one federation, three administrators, and an officer for every client."""

from __future__ import annotations

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

PASSWORD = "soak-anything-goes"  # noqa: S105 - it opens a county that lives for minutes
#: Phones of the staff; workers have the numbers below.
FIRST_PHONE = 9_000
#: The first of them may name a mediator too.
ROLES = ("county_officer", "intake_officer")


def found(officers: int) -> None:
    """Found the county and write down how its officers sign in."""
    federation = create_organisation(kind="federation", name="示例县总工会", is_sample=True)
    roles = [*ADMINISTRATORS, *(ROLES[number % len(ROLES)] for number in range(officers))]
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
    for person, role in list(zip(people, roles, strict=True))[3:]:
        proposed = appoint_propose(
            person_id=person, organisation_id=federation.pk, role=role, starts_on=today(), proposed_by=system
        )
        appoint_approve(appointment_id=proposed.pk, approved_by=security)
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
