"""A small county: a federation with two towns, and people to fill it."""

from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from weiquanbao.common import dates
from weiquanbao.common.identifiers import sample_phone

NOW = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)  # ten o'clock in the morning in China
PASSWORD = "七盏灯照着蓝色的河水慢慢流"


@dataclass
class County:
    """Ids of the organisations, and the people already there."""

    federation: int
    east: int
    west: int
    east_cell: int
    people: dict[str, int]
    accounts: dict[str, int]

    def person(self, name: str, *, phone: int | None = None) -> int:
        """Another person, entered now."""
        from weiquanbao.people.actions import find_or_create_person

        number = sample_phone(phone if phone is not None else len(self.people))
        self.people[name] = find_or_create_person(name=f"示例{name}", phone=number).pk
        return self.people[name]

    def staff(self, name: str, login: str | None = None) -> int:
        """Another person with an account; `None` opened it in the set-up."""
        from weiquanbao.people.actions import open_staff_account

        person_id = self.person(name)
        by = self.people.get("系统") if "founded" in self.people else None
        account = open_staff_account(
            login=login or f"staff{len(self.people)}", person_id=person_id, password=PASSWORD, by=by
        )
        self.accounts[name] = account.pk
        return person_id

    def appoint(self, name: str, role: str, organisation_id: int, **when):
        """Propose and approve in one go."""
        from weiquanbao.people.actions import appoint_approve, appoint_propose

        proposal = appoint_propose(
            person_id=self.people[name],
            organisation_id=organisation_id,
            role=role,
            starts_on=when.get("starts_on", dates.today()),
            ends_on=when.get("ends_on"),
            proposed_by=self.people["系统"],
        )
        return appoint_approve(appointment_id=proposal.pk, approved_by=self.people["安全"])


def build_county() -> County:
    """Found a county with its three administrators."""
    from weiquanbao.organisations.actions import NewOrganisation, create_organisations
    from weiquanbao.people.actions import Administrators, found_administrators

    made = create_organisations(
        [
            NewOrganisation(key="f", kind="federation", name="示例县总工会"),
            NewOrganisation(key="e", kind="town_union", name="示例东镇工会", parent="f"),
            NewOrganisation(key="w", kind="town_union", name="示例西镇工会", parent="f"),
            NewOrganisation(key="c", kind="cell", name="示例东镇一网格", parent="e"),
        ]
    )
    county = County(made["f"].pk, made["e"].pk, made["w"].pk, made["c"].pk, {}, {})
    for name, login in (("系统", "sys"), ("安全", "sec"), ("审计", "aud")):
        county.staff(name, login)
    found_administrators(
        Administrators(
            system=county.people["系统"], security=county.people["安全"], audit=county.people["审计"]
        ),
        organisation_id=county.federation,
    )
    county.people["founded"] = 0
    return county


@pytest.fixture(autouse=True)
def quick_hashes(settings):
    """The work factor of real password hashes would be most of what these tests do."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def clock():
    """The clock stands still unless a test moves it."""
    with dates.at(NOW) as moment:
        yield moment


@pytest.fixture
def county(db, clock) -> County:
    """The small county."""
    return build_county()


@pytest.fixture
def founded(own_database, clock) -> County:
    """The small county, committed in a database of the test's own."""
    return build_county()
