"""The sample county's staff: persons, accounts, and appointments that three administrators proposed and approved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from weiquanbao.access.actors import Actor
from weiquanbao.access.actors import person as acting
from weiquanbao.commands.county.description import LAWYER, County, Post
from weiquanbao.commands.county.tree import ROOT
from weiquanbao.common.identifiers import sample_phone
from weiquanbao.people.actions import (
    Administrators,
    appoint_approve,
    appoint_propose,
    create_person,
    found_administrators,
)
from weiquanbao.people.demonstration import DemoAccount, open_accounts
from weiquanbao.people.duties import ADMINISTRATORS, DUTIES

#: Phones of the staff begin here, far from those of the workers.
FIRST_PHONE = 9000


@dataclass(frozen=True, slots=True)
class Officer:
    """One member of the staff: what he signs in with, where he is appointed, and the actor he is."""

    login: str
    name: str
    role: str
    place: str
    organisation_id: int
    actor: Actor


@dataclass(frozen=True, slots=True)
class _Vacancy:
    login: str
    name: str
    role: str
    key: str
    place: str


def appoint(county: County, made: Mapping[str, int], *, starts_on: date) -> tuple[Officer, ...]:
    """Bring everybody into office; `made` gives organisation ids by the keys of the county's list."""
    vacancies = list(_vacancies(county))
    ids = [
        create_person(name=each.name, phone=sample_phone(FIRST_PHONE + number), is_sample=True).pk
        for number, each in enumerate(vacancies)
    ]
    logins = [(person, each.login) for person, each in zip(ids, vacancies, strict=True)]
    accounts = open_accounts(people=logins, password=county.password)
    officers = tuple(
        Officer(
            each.login, each.name, each.role, each.place, made[each.key], acting(person, accounts[person])
        )
        for person, each in zip(ids, vacancies, strict=True)
    )
    _put_in_office(officers, made[ROOT], starts_on)
    return officers


def demo_accounts(county: County, officers: tuple[Officer, ...]) -> list[DemoAccount]:
    """How each of them signs in; of the lawyers the first."""
    first = next((one.login for one in officers if one.role == LAWYER), "")
    return [
        DemoAccount(
            role=officer.role,
            role_label=DUTIES[officer.role].label,
            name=officer.name,
            place=officer.place,
            login=officer.login,
            password=county.password,
        )
        for officer in officers
        if officer.role != LAWYER or officer.login == first
    ]


def by_place(officers: tuple[Officer, ...], role: str) -> dict[int, list[Officer]]:
    """The officers of one role, by the organisation each is appointed at."""
    found: dict[int, list[Officer]] = {}
    for officer in officers:
        if officer.role == role:
            found.setdefault(officer.organisation_id, []).append(officer)
    return found


def _vacancies(county: County) -> Iterator[_Vacancy]:
    for post in county.staff:
        if post.in_towns:
            for number, town in enumerate(county.towns, start=1):
                yield _at(
                    post,
                    f"{post.login}{number}",
                    f"{post.name}·{town.short}",
                    town.code,
                    f"{town.name}总工会",
                )
        else:
            yield _at(post, post.login, post.name, ROOT, county.federation)
    for number, surname in enumerate(county.lawyers, start=1):
        yield _Vacancy(f"lvshi{number}", f"示例{surname}律师", LAWYER, ROOT, county.federation)


def _at(post: Post, login: str, name: str, key: str, place: str) -> _Vacancy:
    return _Vacancy(login, name, post.role, key, place)


def _put_in_office(officers: tuple[Officer, ...], federation: int, starts_on: date) -> None:
    first = {role: next(each for each in officers if each.role == role) for role in ADMINISTRATORS}
    three = {role: _person(officer) for role, officer in first.items()}
    found_administrators(
        Administrators(
            system=three["system_admin"], security=three["security_admin"], audit=three["audit_admin"]
        ),
        organisation_id=federation,
        starts_on=starts_on,
    )
    for officer in officers:
        if officer in first.values():
            continue
        proposed = appoint_propose(
            person_id=_person(officer),
            organisation_id=officer.organisation_id,
            role=officer.role,
            starts_on=starts_on,
            proposed_by=three["system_admin"],
        )
        appoint_approve(appointment_id=proposed.pk, approved_by=three["security_admin"])


def _person(officer: Officer) -> int:
    assert officer.actor.person_id is not None  # noqa: S101 - officers are made with one
    return officer.actor.person_id
