"""Persons: encrypted at rest, found by index, masked, unmasked only on record; consent and the security record."""

import os
import uuid

import pytest
from django.core.exceptions import FieldError
from django.db import DatabaseError, IntegrityError, connection, transaction

from weiquanbao.common import dates
from weiquanbao.common.identifiers import sample_phone
from weiquanbao.people.actions import (
    NotDisclosed,
    OutdatedConsent,
    attach_consents,
    find_or_create_person,
    has_consented,
    persons_with_phone,
    record_consent,
    set_id_number,
    unmask,
    withdraw_consent,
)
from weiquanbao.people.consents import current, digest_of
from weiquanbao.people.crypto import Tampered
from weiquanbao.people.models import Consent, Disclosure, Person, SecurityEvent
from weiquanbao.people.rotation import reseal_all
from weiquanbao.people.security import record_event

NAMES = {"union": "示例总工会", "recipient": "示例人社局", "contact": "12333"}


def stored(column, person_id):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM people_person WHERE id = %s", [person_id])
        return cursor.fetchone()[0]


@pytest.fixture
def worker(db, clock):
    return find_or_create_person(name="示例职工甲", phone=sample_phone(7))


def test_phone_and_identity_number_are_not_readable_in_the_database(worker):
    set_id_number(person_id=worker.pk, id_number="11010519491231002X")
    with connection.cursor() as cursor:
        cursor.execute("SELECT row_to_json(p)::text FROM people_person p WHERE id = %s", [worker.pk])
        row = cursor.fetchone()[0]
    assert "1380000" not in row
    assert "19491231" not in row
    again = Person.objects.get(pk=worker.pk)
    assert (again.phone, again.id_number) == (sample_phone(7), "11010519491231002X")


def test_a_person_is_found_by_name_and_phone_however_they_are_typed(worker):
    assert find_or_create_person(name=" 示例 职工甲", phone="138 0000-0007").pk == worker.pk


def test_a_phone_may_be_shared(worker):
    other = find_or_create_person(name="示例职工乙", phone=sample_phone(7))
    assert other.pk != worker.pk
    assert {each.pk for each in persons_with_phone("13800000007")} == {worker.pk, other.pk}


def test_sealed_numbers_cannot_be_compared(worker):
    with pytest.raises(FieldError):
        Person.objects.filter(phone=sample_phone(7)).exists()
    assert Person.objects.filter(phone__isnull=False).exists()


def test_a_number_copied_into_another_column_does_not_open(worker):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE people_person SET id_number = phone, id_number_index = phone_index")
    with pytest.raises(Tampered):
        Person.objects.get(pk=worker.pk)


def test_a_number_without_its_index_is_refused(worker):
    with pytest.raises(IntegrityError, match="person_phone_indexed"), transaction.atomic():
        Person.objects.filter(pk=worker.pk).update(phone_index=None)


def test_the_text_of_a_person_says_nothing(worker):
    assert "示例" not in str(worker) + repr(worker)


def test_a_new_key_is_taken_up_and_the_old_one_can_go(worker, settings):
    before, old = stored("phone", worker.pk), settings.DATA_KEYS[0]
    settings.DATA_KEYS = [os.urandom(32), old]
    assert Person.objects.get(pk=worker.pk).phone == sample_phone(7)
    assert reseal_all() >= 1
    assert stored("phone", worker.pk) != before
    assert reseal_all() == 0
    settings.DATA_KEYS = settings.DATA_KEYS[:1]
    assert Person.objects.get(pk=worker.pk).phone == sample_phone(7)
    settings.CIPHER = "sm4"
    assert reseal_all() >= 1
    assert stored("phone", worker.pk).startswith("sm4gcm$")
    assert Person.objects.get(pk=worker.pk).phone == sample_phone(7)


def test_unmasking_is_recorded_before_the_number_is_given(county):
    officer = county.staff("甲")
    county.appoint("甲", "intake_officer", county.federation)
    worker = county.person("职工", phone=99)
    seen = unmask(viewer=officer, subject=worker, field="phone", reason=" 打电话核实工资 ", case_id=12)
    assert seen == sample_phone(99)
    record = Disclosure.objects.get()
    assert (record.viewer_id, record.subject_id, record.field, record.reason, record.case_id, record.at) == (
        officer,
        worker,
        "phone",
        "打电话核实工资",
        12,
        dates.now(),
    )


@pytest.mark.parametrize("name", ["系统", "安全", "审计"])
def test_administrators_see_no_number(county, name):
    worker = county.person("职工", phone=99)
    with pytest.raises(NotDisclosed, match="不看当事人"):
        unmask(viewer=county.people[name], subject=worker, field="phone", reason="看一看号码")
    assert not Disclosure.objects.exists()


@pytest.mark.parametrize(
    ("field", "reason"), [("phone", ""), ("phone", " 看 "), ("name", "核实"), ("pk", "核实")]
)
def test_without_a_reason_or_for_anything_else_nothing_is_shown(county, field, reason):
    officer = county.staff("甲")
    county.appoint("甲", "intake_officer", county.federation)
    with pytest.raises(NotDisclosed):
        unmask(viewer=officer, subject=county.person("职工"), field=field, reason=reason)
    assert not Disclosure.objects.exists()


def test_a_person_sees_his_own_number_and_that_is_recorded_too(worker):
    assert unmask(viewer=worker.pk, subject=worker.pk, field="phone", reason="看自己的号码") == sample_phone(
        7
    )
    assert unmask(viewer=worker.pk, subject=worker.pk, field="id_number", reason="看自己的号码") == ""
    assert Disclosure.objects.count() == 2


def test_a_later_rollback_cannot_take_the_record_away(own_database, clock):
    worker = find_or_create_person(name="示例职工甲", phone=sample_phone(7))
    with pytest.raises(RuntimeError, match="durable"), transaction.atomic():
        unmask(viewer=worker.pk, subject=worker.pk, field="phone", reason="看自己的号码")
    assert not Disclosure.objects.exists()


@pytest.mark.parametrize(
    "statement", ["UPDATE {0} SET at = now()", "DELETE FROM {0}", "TRUNCATE {0} CASCADE"]
)
@pytest.mark.parametrize("table", ["people_disclosure", "people_securityevent"])
def test_the_security_record_only_grows(worker, table, statement):
    unmask(viewer=worker.pk, subject=worker.pk, field="phone", reason="看自己的号码")
    record_event("sign_in_failed", detail="x", address="10.0.0.1")
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement.format(table))
    assert Disclosure.objects.count() == SecurityEvent.objects.count() == 1


def test_events_keep_no_address(db, clock):
    event = record_event("sign_in_failed", address="10.0.0.1")
    assert event.source
    assert "10.0.0.1" not in event.source


def test_consent_hangs_on_the_draft_until_there_is_a_person(worker):
    draft = uuid.uuid4()
    text = current("handle_complaint")
    first = record_consent(purpose=text.purpose, version=text.version, names=NAMES, draft_key=draft)
    again = record_consent(purpose=text.purpose, version=text.version, names=NAMES, draft_key=draft)
    assert first.pk == again.pk
    assert first.text_digest == digest_of(text.shown(**NAMES))
    assert not has_consented(purpose=text.purpose, matter_id=5)
    assert attach_consents(draft_key=draft, person_id=worker.pk, matter_id=5) == 1
    assert has_consented(purpose=text.purpose, matter_id=5)


def test_consent_is_taken_back_by_oneself_only_and_the_past_stays(worker):
    text = current("contact_employer")
    given = record_consent(
        purpose=text.purpose, version=text.version, names=NAMES, person_id=worker.pk, matter_id=5
    )
    other = find_or_create_person(name="示例职工乙", phone=sample_phone(8))
    assert not withdraw_consent(consent_id=given.pk, person_id=other.pk)
    assert withdraw_consent(consent_id=given.pk, person_id=worker.pk)
    assert not withdraw_consent(consent_id=given.pk, person_id=worker.pk)
    assert not has_consented(purpose=text.purpose, matter_id=5)
    assert Consent.objects.get(pk=given.pk).given_at == dates.now()


def test_passing_data_on_names_the_body_that_gets_it(worker):
    text = current("pass_to_body")
    record_consent(purpose=text.purpose, version=text.version, names=NAMES, person_id=worker.pk, matter_id=5)
    assert has_consented(purpose="pass_to_body", matter_id=5, recipient="示例人社局")
    assert not has_consented(purpose="pass_to_body", matter_id=5, recipient="另一个单位")
    with pytest.raises(IntegrityError, match="consent_names_recipient"), transaction.atomic():
        Consent.objects.create(
            purpose="pass_to_body", version="x", text_digest="x", person=worker, given_at=dates.now()
        )


def test_old_words_are_not_agreed_to_any_more(worker, monkeypatch):
    from weiquanbao.people import consenting

    newer = current("handle_complaint").__class__("handle_complaint", "2099-01", "新", "新", False)
    monkeypatch.setattr(consenting, "current", {"handle_complaint": newer}.__getitem__)
    with pytest.raises(OutdatedConsent):
        record_consent(
            purpose="handle_complaint", version="2026-01", names=NAMES, person_id=worker.pk, matter_id=5
        )


def test_the_words_of_a_consent_stay(worker):
    text = current("handle_complaint")
    given = record_consent(purpose=text.purpose, version=text.version, names=NAMES, person_id=worker.pk)
    for change in ({"purpose": "sensitive_voice"}, {"text_digest": "sha256:0"}, {"version": "2"}):
        with pytest.raises(DatabaseError), transaction.atomic():
            Consent.objects.filter(pk=given.pk).update(**change)


def test_consent_belongs_to_somebody(db, clock):
    with pytest.raises(IntegrityError, match="consent_belongs"), transaction.atomic():
        Consent.objects.create(
            purpose="handle_complaint", version="2026-01", text_digest="sha256:0", given_at=dates.now()
        )
