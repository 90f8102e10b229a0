"""Two at once: the constraint decides, and no try goes uncounted."""

import threading
from datetime import timedelta

import pytest
from django.db import connection

from weiquanbao.common import dates
from weiquanbao.common.identifiers import sample_phone

THREADS = 8


@pytest.fixture
def at_once(clock):
    """Run the same thing in many threads that start together; give what each returned or raised."""

    def run(*things):
        answers, start = [], threading.Barrier(len(things))

        def one(thing):
            try:
                with dates.at(clock + timedelta(seconds=1)):
                    start.wait()
                    answers.append(thing())
            except ValueError as refusal:
                answers.append(refusal)
            finally:
                connection.close()

        threads = [threading.Thread(target=one, args=(thing,)) for thing in things]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return answers

    return run


def test_of_two_clashing_appointments_approved_at_once_one_stands(founded, at_once):
    from weiquanbao.people.actions import NotAllowed, appoint_approve, appoint_propose
    from weiquanbao.people.models import Appointment

    officer = founded.staff("甲")
    founded.staff("安全二")
    founded.appoint("安全二", "security_admin", founded.federation)
    proposals = [
        appoint_propose(
            person_id=officer,
            organisation_id=founded.federation,
            role=role,
            starts_on=dates.today(),
            proposed_by=founded.people["系统"],
        ).pk
        for role in ("intake_officer", "auditor")
    ]
    answers = at_once(
        lambda: appoint_approve(appointment_id=proposals[0], approved_by=founded.people["安全"]),
        lambda: appoint_approve(appointment_id=proposals[1], approved_by=founded.people["安全二"]),
    )
    refused = [each for each in answers if isinstance(each, NotAllowed)]
    assert len(refused) == 1
    assert Appointment.objects.filter(person=officer, approved_at__isnull=False).count() == 1


def test_one_proposal_approved_twice_at_once_is_approved_once(founded, at_once):
    from weiquanbao.people.actions import NotAllowed, appoint_approve, appoint_propose
    from weiquanbao.people.models import SecurityEvent

    officer = founded.staff("甲")
    proposal = appoint_propose(
        person_id=officer,
        organisation_id=founded.federation,
        role="leader",
        starts_on=dates.today(),
        proposed_by=founded.people["系统"],
    )
    answers = at_once(
        *[lambda: appoint_approve(appointment_id=proposal.pk, approved_by=founded.people["安全"])] * 4
    )
    assert sum(isinstance(each, NotAllowed) for each in answers) == 3
    assert SecurityEvent.objects.filter(kind="appointment_approved", subject=officer).count() == 1


def test_of_many_right_codes_at_once_one_opens(own_database, clock, at_once):
    from weiquanbao.people.codes import check_code, send_code

    sent = send_code(sample_phone(1), "sign_in")
    answers = at_once(*[lambda: check_code(sample_phone(1), "sign_in", sent.code)] * 4)
    assert sum(each.ok for each in answers) == 1


def test_of_many_wrong_codes_at_once_five_are_looked_at(own_database, clock, at_once):
    from weiquanbao.people.codes import check_code, send_code
    from weiquanbao.people.models import OneTimeCode

    sent = send_code(sample_phone(1), "sign_in")
    wrong = f"{(int(sent.code) + 1) % 1_000_000:06d}"
    answers = at_once(*[lambda: check_code(sample_phone(1), "sign_in", wrong)] * THREADS)
    assert not any(each.ok for each in answers)
    assert OneTimeCode.objects.get().attempts == 5
    assert not check_code(sample_phone(1), "sign_in", sent.code).ok


def test_of_many_requests_for_a_code_at_once_one_is_sent(own_database, clock, at_once):
    from weiquanbao.people.codes import SentCode, send_code

    answers = at_once(*[lambda: send_code(sample_phone(1), "sign_in", address="10.0.0.1")] * THREADS)
    assert sum(isinstance(each, SentCode) for each in answers) == 1


def test_of_many_tries_at_a_password_at_once_five_are_allowed(own_database, clock, at_once):
    from weiquanbao.people.lockout import claim_try

    answers = at_once(*[lambda: claim_try("password", "chen")] * THREADS)
    assert sum(each.allowed for each in answers) == 5


def test_a_person_entered_by_many_at_once_is_one(own_database, clock, at_once):
    from weiquanbao.people.actions import find_or_create_person, worker_account

    answers = at_once(*[lambda: find_or_create_person(name="示例职工甲", phone=sample_phone(1)).pk] * THREADS)
    assert len(set(answers)) == 1
    accounts = at_once(*[lambda: worker_account(answers[0]).pk] * THREADS)
    assert len(set(accounts)) == 1


def test_of_two_foundings_at_once_one_stands(own_database, clock, at_once):
    from weiquanbao.organisations.actions import create_organisation
    from weiquanbao.people.actions import Administrators, NotAllowed, create_person, found_administrators

    federation = create_organisation(kind="federation", name="示例总工会").pk
    people = [create_person(name=f"示例{number}").pk for number in range(6)]
    trios = [Administrators(system=a, security=b, audit=c) for a, b, c in (people[:3], people[3:])]
    answers = at_once(
        *[lambda trio=trio: found_administrators(trio, organisation_id=federation) for trio in trios]
    )
    assert sum(isinstance(each, NotAllowed) for each in answers) == 1
