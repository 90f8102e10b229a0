"""Who is what on a case: by reach of the appointment, by being the claimant, and nothing else."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest

from weiquanbao.access.actors import CLOCK, PEER, SYSTEM, person
from weiquanbao.access.predicates import (
    actor_of,
    duties_of,
    handles_cases,
    is_audit_admin,
    is_security_admin,
    is_staff,
    is_system_admin,
    reads_cases,
)
from weiquanbao.access.roles_here import reach_of, roles_here
from weiquanbao.cases.models import Agent, Case, Matter, Party
from weiquanbao.common import dates
from weiquanbao.organisations.actions import NewOrganisation, create_organisations
from weiquanbao.people.actions import create_person, open_staff_account, worker_account
from weiquanbao.people.models import Account, Appointment

CASES = {1: "e", 2: "w", 3: "c"}
DAY = date(2026, 3, 2)


@pytest.fixture(autouse=True)
def clock(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    with dates.at(datetime(2026, 3, 2, 2, 0, tzinfo=UTC)) as moment:
        yield moment


@pytest.fixture
def tree(db):
    return create_organisations(
        [
            NewOrganisation(key="f", kind="federation", name="示例总工会"),
            NewOrganisation(key="e", kind="town_union", name="示例东镇工会", parent="f"),
            NewOrganisation(key="w", kind="town_union", name="示例西镇工会", parent="f"),
            NewOrganisation(key="c", kind="cell", name="示例网格", parent="e"),
        ]
    )


@pytest.fixture
def appoint(tree):
    """Appoint somebody with an account; the proposer and approver do not matter here."""
    proposer, approver = create_person(name="示例提").pk, create_person(name="示例批").pk

    def run(role, at, *, login=None):
        officer = create_person(name=f"示例{role}").pk
        account = open_staff_account(
            login=login or role.replace("_", "-"),
            person_id=officer,
            password="blue river seven lamps",
            by=None,
        )
        Appointment.objects.create(
            person_id=officer,
            organisation=tree[at],
            role=role,
            starts_on=dates.today(),
            proposed_by_id=proposer,
            proposed_at=dates.now(),
            approved_by_id=approver,
            approved_at=dates.now(),
        )
        return account

    return run


def case_at(place, number=1):
    """A case on a matter of its own, nowhere but in the tree."""
    matter = Matter.objects.create(
        code=f"S-{number}",
        opening_key=uuid4(),
        organisation=place,
        channel="phone",
        problems=["wages"],
        filed_on=DAY,
    )
    return Case.objects.create(
        matter=matter, procedure="complaint", version="2026-11-01", number=f"示例{number}号", organisation=place,
        state="received", opened_on=DAY,
    )  # fmt: skip


@pytest.fixture
def cases(tree):
    """A case in the east town, one in the west, one in a cell of the east."""
    return {number: case_at(tree[key], number) for number, key in CASES.items()}


def roles(cases, actor):
    found = roles_here(actor, cases.values())
    return {number: set(found[case.pk]) for number, case in cases.items()}


def stands(case, person_id, side="claimant"):
    standing = "worker" if side == "claimant" else "employer"
    return Party.objects.create(matter=case.matter, side=side, standing=standing, person_id=person_id)


def acts_for(party, person_id, capacity, until=None):
    return Agent.objects.create(party=party, person_id=person_id, capacity=capacity, since=DAY, until=until)


def test_a_role_reaches_the_organisation_and_everything_below(tree, cases, appoint):
    account = appoint("town_officer", "e")
    assert roles(cases, person(account.person_id)) == {1: {"town_officer"}, 2: set(), 3: {"town_officer"}}
    account = appoint("county_officer", "f")
    assert all(found == {"county_officer"} for found in roles(cases, person(account.person_id)).values())
    assert reach_of(person(account.person_id)) == (("county_officer", tree["f"].path),)


def test_a_role_at_the_end_of_the_tree_does_not_reach_up(tree, cases, appoint):
    account = appoint("town_officer", "c")
    assert roles(cases, person(account.person_id)) == {1: set(), 2: set(), 3: {"town_officer"}}


@pytest.mark.parametrize("role", ["system_admin", "security_admin", "audit_admin"])
def test_an_administrator_is_nothing_on_any_case(tree, cases, appoint, role):
    account = appoint(role, "f")
    assert not any(roles(cases, person(account.person_id)).values())
    assert reach_of(person(account.person_id)) == ()
    assert not reads_cases(account)


def test_the_auditor_reads_and_does_not_handle(tree, cases, appoint):
    account = appoint("auditor", "f")
    assert roles(cases, person(account.person_id))[1] == {"auditor"}
    assert reads_cases(account)
    assert not handles_cases(account)


def test_a_claimant_is_that_on_his_own_case_only(cases):
    worker = create_person(name="示例职工").pk
    stands(cases[1], worker)
    stands(cases[2], create_person(name="示例另一职工").pk)
    assert roles(cases, person(worker)) == {1: {"claimant"}, 2: set(), 3: set()}


@pytest.mark.parametrize("side", ["claimant", "respondent"])
def test_nobody_handles_a_case_in_which_he_stands(cases, appoint, side):
    account = appoint("county_officer", "f")
    stands(cases[2], account.person_id, side)
    assert roles(cases, person(account.person_id)) == {
        1: {"county_officer"},
        2: {side},
        3: {"county_officer"},
    }


@pytest.mark.parametrize(
    ("side", "capacity", "role"),
    [
        ("claimant", "agent", "agent"),
        ("claimant", "representative", "representative"),
        ("claimant", "helper", "helper"),
        ("respondent", "contact", "respondent"),
        ("respondent", "agent", "respondent"),
    ],
)
def test_whoever_acts_for_a_party_is_that_and_nothing_else_there(cases, appoint, side, capacity, role):
    account = appoint("county_officer", "f")
    party = stands(cases[1], create_person(name="示例一方").pk, side)
    acts_for(party, account.person_id, capacity)
    assert roles(cases, person(account.person_id)) == {
        1: {role},
        2: {"county_officer"},
        3: {"county_officer"},
    }


def test_acting_for_a_party_begins_and_ends_on_a_day(cases):
    helper = create_person(name="示例老乡").pk
    party = stands(cases[1], create_person(name="示例职工").pk)
    acts_for(party, helper, "helper", until=DAY + timedelta(days=1))
    assert roles(cases, person(helper))[1] == {"helper"}
    with dates.at(datetime(2026, 3, 3, 2, 0, tzinfo=UTC)):
        assert roles(cases, person(helper))[1] == set()


def test_on_a_case_about_one_respondent_the_other_is_a_stranger(cases):
    first, second = create_person(name="示例老板甲").pk, create_person(name="示例老板乙").pk
    case = cases[1]
    case.party = stands(case, first, "respondent")
    stands(case, second, "respondent")
    worker = create_person(name="示例职工").pk
    stands(case, worker)
    assert roles(cases, person(first))[1] == {"respondent"}
    assert roles(cases, person(second))[1] == set()
    assert roles(cases, person(worker))[1] == {"claimant"}


@pytest.mark.parametrize("actor", [CLOCK, SYSTEM, PEER], ids=["clock", "system", "peer"])
def test_clock_system_and_peer_are_what_they_are(cases, actor):
    assert roles(cases, actor) == {case: {actor.kind} for case in CASES}
    assert reach_of(actor) == ()


def test_a_stranger_is_nothing(cases):
    assert not any(roles(cases, person(create_person(name="示例路人").pk)).values())


def test_the_number_of_queries_does_not_grow_with_the_cases(tree, appoint, django_assert_num_queries):
    account = appoint("leader", "f")
    many = [case_at(tree["c"], number) for number in range(20)]
    for some in (many[:1], many):
        with django_assert_num_queries(2):
            roles_here(person(account.person_id), some)
    with django_assert_num_queries(0):
        roles_here(CLOCK, many)


def test_predicates_ask_the_database_once_for_each_account_object(appoint, django_assert_num_queries):
    account = appoint("system_admin", "f")
    with django_assert_num_queries(1):
        assert is_system_admin(account)
        assert not is_security_admin(account)
        assert not is_audit_admin(account)
        assert not handles_cases(account)
        assert is_staff(account)


def test_a_workers_account_carries_no_duty_even_of_an_appointed_person(appoint):
    account = appoint("leader", "f")
    Account.objects.filter(pk=account.pk).update(kind="worker", password="!x")
    assert duties_of(Account.objects.get(pk=account.pk)) == frozenset()
    assert not is_staff(Account.objects.get(pk=account.pk))


def test_the_actor_of_a_visitor(appoint):
    from django.contrib.auth.models import AnonymousUser

    account = worker_account(create_person(name="示例职工").pk)
    assert actor_of(account) == person(account.person_id, account.pk)
    assert actor_of(AnonymousUser()) is None
    assert duties_of(AnonymousUser()) == frozenset()
    account.is_active = False
    assert actor_of(account) is None
