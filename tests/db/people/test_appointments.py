"""Appointing: proposer, approver and the one appointed are three; the constraints hold it when code forgets."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from weiquanbao.common import dates
from weiquanbao.people.actions import (
    Administrators,
    NotAllowed,
    appoint_approve,
    appoint_decline,
    appoint_end,
    appoint_propose,
    close_account,
    found_administrators,
)
from weiquanbao.people.appointments import held_by, roles_of
from weiquanbao.people.models import Account, Appointment, SecurityEvent

TODAY = date(2026, 3, 2)


def propose(county, name, role, *, by="系统", at=None, starts_on=TODAY, ends_on=None):
    return appoint_propose(
        person_id=county.people[name],
        organisation_id=at or county.federation,
        role=role,
        starts_on=starts_on,
        ends_on=ends_on,
        proposed_by=county.people[by],
    )


def test_a_proposal_counts_only_once_another_approved_it(county):
    officer = county.staff("甲")
    proposal = propose(county, "甲", "intake_officer", at=county.east)
    assert roles_of(officer, TODAY) == ()
    appoint_approve(appointment_id=proposal.pk, approved_by=county.people["安全"])
    assert roles_of(officer, TODAY) == (("intake_officer", county.east),)


def test_an_appointment_counts_from_its_first_day_until_the_day_it_ends(county):
    officer = county.staff("甲")
    county.appoint("甲", "town_officer", county.east, starts_on=TODAY, ends_on=TODAY + timedelta(days=10))
    counts = [day for day in range(-1, 12) if roles_of(officer, TODAY + timedelta(days=day))]
    assert counts == list(range(10))


def test_nobody_proposes_himself(county):
    with pytest.raises(NotAllowed, match="不能给自己提任职"):
        propose(county, "系统", "intake_officer")


def test_nobody_approves_himself(county):
    county.staff("新系统")
    county.appoint("新系统", "system_admin", county.federation)
    proposal = propose(county, "安全", "security_admin", at=county.east, by="新系统")
    with pytest.raises(NotAllowed, match="不能给自己批任职"):
        appoint_approve(appointment_id=proposal.pk, approved_by=county.people["安全"])


@pytest.mark.parametrize("who", ["安全", "审计", "甲"])
def test_only_the_system_administrator_proposes(county, who):
    county.staff("甲")
    county.staff("乙")
    with pytest.raises(NotAllowed, match="要由系统管理员来办"):
        propose(county, "乙", "intake_officer", by=who)


@pytest.mark.parametrize("who", ["系统", "审计", "甲"])
def test_only_the_security_administrator_approves(county, who):
    county.staff("甲")
    county.staff("乙")
    proposal = propose(county, "乙", "intake_officer")
    with pytest.raises(NotAllowed, match="要由安全管理员来办"):
        appoint_approve(appointment_id=proposal.pk, approved_by=county.people[who])


def test_an_administrator_of_a_town_does_not_reach_the_next_town(county):
    county.staff("东系统")
    county.appoint("东系统", "system_admin", county.east)
    county.staff("甲")
    propose(county, "甲", "town_officer", by="东系统", at=county.east_cell)
    with pytest.raises(NotAllowed, match="管得到这个组织"):
        propose(county, "甲", "town_officer", by="东系统", at=county.west)


def test_without_a_staff_account_nobody_is_proposed(county):
    county.person("无账号")
    with pytest.raises(NotAllowed, match="先开账号"):
        propose(county, "无账号", "intake_officer")


@pytest.mark.parametrize(
    ("held", "wanted"),
    [
        ("intake_officer", "system_admin"),
        ("leader", "auditor"),
        ("auditor", "audit_admin"),
        ("security_admin", "audit_admin"),
        ("system_admin", "security_admin"),
    ],
)
def test_separated_duties_never_meet_in_one_person(county, held, wanted):
    county.staff("甲")
    county.appoint("甲", held, county.federation)
    with pytest.raises(NotAllowed, match="不能是同一个人"):
        propose(county, "甲", wanted, at=county.east)


def test_separated_duties_may_follow_one_another(county):
    officer = county.staff("甲")
    county.appoint("甲", "intake_officer", county.federation, ends_on=TODAY + timedelta(days=5))
    county.appoint("甲", "auditor", county.federation, starts_on=TODAY + timedelta(days=5))
    assert roles_of(officer, TODAY + timedelta(days=4)) == (("intake_officer", county.federation),)
    assert roles_of(officer, TODAY + timedelta(days=5)) == (("auditor", county.federation),)


def test_duties_that_handle_cases_may_meet_in_one_person(county):
    officer = county.staff("甲")
    county.appoint("甲", "intake_officer", county.federation)
    county.appoint("甲", "leader", county.east)
    assert {role for role, _ in roles_of(officer, TODAY)} == {"intake_officer", "leader"}
    with pytest.raises(NotAllowed, match="已经担任"):
        propose(county, "甲", "leader", at=county.east)


def test_two_proposals_that_clash_cannot_both_be_approved(county):
    county.staff("甲")
    first, second = propose(county, "甲", "intake_officer"), propose(county, "甲", "auditor")
    appoint_approve(appointment_id=first.pk, approved_by=county.people["安全"])
    with pytest.raises(NotAllowed, match="不能是同一个人"):
        appoint_approve(appointment_id=second.pk, approved_by=county.people["安全"])


def test_a_declined_proposal_never_counts_and_is_decided_once(county):
    officer = county.staff("甲")
    proposal = propose(county, "甲", "leader")
    appoint_decline(appointment_id=proposal.pk, declined_by=county.people["安全"])
    assert roles_of(officer, TODAY) == ()
    for decide, who in ((appoint_approve, "approved_by"), (appoint_decline, "declined_by")):
        with pytest.raises(NotAllowed, match="已经有人办过"):
            decide(appointment_id=proposal.pk, **{who: county.people["安全"]})


def test_ending_takes_effect_the_same_day(county):
    officer = county.staff("甲")
    appointment = county.appoint("甲", "leader", county.federation, starts_on=TODAY - timedelta(days=30))
    appoint_end(appointment_id=appointment.pk, ended_by=county.people["系统"])
    assert roles_of(officer, TODAY) == ()
    assert roles_of(officer, TODAY - timedelta(days=1)) == (("leader", county.federation),)


def test_an_appointment_ended_before_it_began_never_counts(county):
    officer = county.staff("甲")
    appointment = county.appoint("甲", "leader", county.federation, starts_on=TODAY + timedelta(days=30))
    appoint_end(appointment_id=appointment.pk, ended_by=county.people["系统"])
    assert roles_of(officer, TODAY + timedelta(days=31)) == ()


def test_what_ending_refuses(county):
    county.staff("甲")
    appointment = county.appoint("甲", "leader", county.federation, ends_on=TODAY + timedelta(days=3))
    proposal = propose(county, "甲", "leader", at=county.east)
    end = appoint_end
    with pytest.raises(NotAllowed, match="不能早于今天"):
        end(appointment_id=appointment.pk, ended_by=county.people["系统"], ends_on=TODAY - timedelta(days=1))
    with pytest.raises(NotAllowed, match="本来就在那天以前"):
        end(appointment_id=appointment.pk, ended_by=county.people["系统"], ends_on=TODAY + timedelta(days=9))
    with pytest.raises(NotAllowed, match="还没批准"):
        end(appointment_id=proposal.pk, ended_by=county.people["系统"])
    with pytest.raises(NotAllowed, match="要由系统管理员来办"):
        end(appointment_id=appointment.pk, ended_by=county.people["安全"])
    with pytest.raises(NotAllowed, match="没有这项任职"):
        end(appointment_id=0, ended_by=county.people["系统"])


@pytest.mark.parametrize(("name", "role"), [("安全", "security_admin"), ("审计", "audit_admin")])
def test_the_last_administrator_of_a_kind_stays_until_succeeded(county, name, role):
    last = Appointment.objects.get(role=role)
    with pytest.raises(NotAllowed, match="先任命接任的人"):
        appoint_end(appointment_id=last.pk, ended_by=county.people["系统"])
    with pytest.raises(NotAllowed, match="先任命接任的人"):
        close_account(account_id=county.accounts[name], by=county.people["系统"])
    county.staff("接任")
    county.appoint("接任", role, county.federation)
    appoint_end(appointment_id=last.pk, ended_by=county.people["系统"])
    assert roles_of(county.people[name], TODAY) == ()


def test_an_account_that_is_closed_or_a_workers_carries_no_duty(county):
    officer = county.staff("甲")
    county.appoint("甲", "leader", county.federation)
    close_account(account_id=county.accounts["甲"], by=county.people["系统"])
    assert roles_of(officer, TODAY) == ()
    account = Account.objects.get(pk=county.accounts["甲"])
    account.is_active, account.kind = True, "worker"
    account.set_unusable_password()
    account.save()
    assert roles_of(officer, TODAY) == ()


def test_administrators_are_founded_once_and_stand_behind_one_another(county):
    founded = Appointment.objects.filter(organisation=county.federation)
    assert {each.role for each in founded} == {"system_admin", "security_admin", "audit_admin"}
    for each in founded:
        assert len({each.person_id, each.proposed_by_id, each.approved_by_id}) == 3
    trio = Administrators(system=county.person("一"), security=county.person("二"), audit=county.person("三"))
    with pytest.raises(NotAllowed, match="已经有管理员"):
        found_administrators(trio, organisation_id=county.federation)


def test_the_three_administrators_are_three_persons(db, clock):
    from weiquanbao.organisations.actions import create_organisation
    from weiquanbao.people.actions import create_person

    federation = create_organisation(kind="federation", name="示例总工会")
    one, two = create_person(name="示例一").pk, create_person(name="示例二").pk
    with pytest.raises(NotAllowed, match="三个不同的人"):
        found_administrators(
            Administrators(system=one, security=two, audit=one), organisation_id=federation.pk
        )


def test_every_step_of_an_appointment_is_on_record(county):
    county.staff("甲")
    appointment = county.appoint("甲", "leader", county.east)
    appoint_end(appointment_id=appointment.pk, ended_by=county.people["系统"])
    kinds = [
        (event.kind, event.by_id)
        for event in SecurityEvent.objects.filter(subject=county.people["甲"]).order_by("pk")
    ]
    assert kinds == [
        ("appointment_proposed", county.people["系统"]),
        ("appointment_approved", county.people["安全"]),
        ("appointment_ended", county.people["系统"]),
    ]
    detail = SecurityEvent.objects.filter(subject=county.people["甲"]).first().detail
    assert "示例" not in detail


def test_reading_duties_takes_one_query(county, django_assert_num_queries):
    county.staff("甲")
    for organisation in (county.federation, county.east, county.west):
        county.appoint("甲", "leader", organisation)
    with django_assert_num_queries(1):
        assert len(held_by(county.people["甲"], TODAY)) == 3


# The last guardian: what the database refuses even when the guards are gone round.


@pytest.fixture
def trio(county):
    return county.staff("甲"), county.people["系统"], county.people["安全"]


def insert(county, **fields):
    row = {"organisation_id": county.federation, "starts_on": TODAY, "proposed_at": dates.now()} | fields
    if row.get("approved_by_id"):
        row["approved_at"] = dates.now()
    with transaction.atomic():
        return Appointment.objects.create(**row)


def refused(constraint):
    return pytest.raises(IntegrityError, match=constraint)


def test_the_database_refuses_an_appointment_of_ones_own(county, trio):
    officer, one, _ = trio
    with refused("appointment_not_proposed_to_self"):
        insert(county, person_id=officer, role="leader", proposed_by_id=officer)
    with refused("appointment_not_approved_for_self"):
        insert(county, person_id=officer, role="leader", proposed_by_id=one, approved_by_id=officer)
    with refused("appointment_two_persons"):
        insert(county, person_id=officer, role="leader", proposed_by_id=one, approved_by_id=one)


def test_the_database_refuses_duties_that_clash(county, trio):
    officer, one, two = trio
    insert(county, person_id=officer, role="leader", proposed_by_id=one, approved_by_id=two)
    insert(county, person_id=officer, role="town_officer", proposed_by_id=one, approved_by_id=two)
    insert(county, person_id=officer, role="auditor", proposed_by_id=one)  # only a proposal
    for role in ("auditor", "system_admin", "security_admin", "audit_admin"):
        with refused("appointment_separation"):
            insert(county, person_id=officer, role=role, proposed_by_id=one, approved_by_id=two)
    with refused("appointment_once"):
        insert(county, person_id=officer, role="leader", proposed_by_id=one, approved_by_id=two)


def test_the_database_refuses_halves_and_impossible_dates(county, trio):
    officer, one, two = trio
    common = {"person_id": officer, "role": "leader", "proposed_by_id": one}
    with refused("appointment_dates"):
        insert(county, **common, ends_on=TODAY - timedelta(days=1))
    with refused("appointment_role"):
        insert(county, **common | {"role": "emperor"})
    with refused("appointment_approval_whole"):
        insert(county, **common, approved_at=dates.now())
    with refused("appointment_declined_or_approved"):
        insert(county, **common, approved_by_id=two, declined_by_id=two, declined_at=dates.now())
