"""Who is what on a case: by reach of the appointment, by being the claimant, and nothing else."""

from datetime import UTC, datetime

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
from weiquanbao.common import dates
from weiquanbao.organisations.actions import NewOrganisation, create_organisations
from weiquanbao.people.actions import create_person, open_staff_account, worker_account
from weiquanbao.people.models import Account, Appointment

CASES = {1: "e", 2: "w", 3: "c"}


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


def roles(tree, actor, claimants=None):
    paths = {case: tree[key].path for case, key in CASES.items()}
    return {
        case: set(found)
        for case, found in roles_here(actor, organisation_paths=paths, claimants=claimants or {}).items()
    }


def test_a_role_reaches_the_organisation_and_everything_below(tree, appoint):
    account = appoint("town_officer", "e")
    assert roles(tree, person(account.person_id)) == {1: {"town_officer"}, 2: set(), 3: {"town_officer"}}
    account = appoint("county_officer", "f")
    assert all(found == {"county_officer"} for found in roles(tree, person(account.person_id)).values())
    assert reach_of(person(account.person_id)) == (("county_officer", tree["f"].path),)


def test_a_role_at_the_end_of_the_tree_does_not_reach_up(tree, appoint):
    account = appoint("town_officer", "c")
    assert roles(tree, person(account.person_id)) == {1: set(), 2: set(), 3: {"town_officer"}}


@pytest.mark.parametrize("role", ["system_admin", "security_admin", "audit_admin"])
def test_an_administrator_is_nothing_on_any_case(tree, appoint, role):
    account = appoint(role, "f")
    assert not any(roles(tree, person(account.person_id)).values())
    assert reach_of(person(account.person_id)) == ()
    assert not reads_cases(account)


def test_the_auditor_reads_and_does_not_handle(tree, appoint):
    account = appoint("auditor", "f")
    assert roles(tree, person(account.person_id))[1] == {"auditor"}
    assert reads_cases(account)
    assert not handles_cases(account)


def test_a_claimant_is_that_on_his_own_case_only(tree):
    worker = create_person(name="示例职工").pk
    assert roles(tree, person(worker), {1: [worker], 2: [worker + 1]}) == {
        1: {"claimant"},
        2: set(),
        3: set(),
    }


def test_nobody_handles_his_own_case(tree, appoint):
    account = appoint("county_officer", "f")
    found = roles(tree, person(account.person_id), {2: frozenset({account.person_id})})
    assert found == {1: {"county_officer"}, 2: {"claimant"}, 3: {"county_officer"}}


@pytest.mark.parametrize("actor", [CLOCK, SYSTEM, PEER], ids=["clock", "system", "peer"])
def test_clock_system_and_peer_are_what_they_are(tree, actor):
    assert roles(tree, actor) == {case: {actor.kind} for case in CASES}
    assert reach_of(actor) == ()


def test_a_stranger_is_nothing(tree):
    assert not any(roles(tree, person(create_person(name="示例路人").pk)).values())


def test_the_number_of_queries_does_not_grow_with_the_cases(tree, appoint, django_assert_num_queries):
    account = appoint("leader", "f")
    for count in (1, 200):
        with django_assert_num_queries(1):
            roles_here(
                person(account.person_id),
                organisation_paths=dict.fromkeys(range(count), tree["c"].path),
                claimants={},
            )
    with django_assert_num_queries(0):
        roles_here(CLOCK, organisation_paths={1: tree["c"].path}, claimants={})


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
