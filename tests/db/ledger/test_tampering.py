"""Whoever reaches around the triggers leaves traces, and `verify` names them.

The database refuses every change of the ledger; these tests switch its triggers off as its owner could.
"""

from __future__ import annotations

import json
from contextlib import contextmanager
from datetime import date, timedelta
from itertools import count

import pytest
from complaints import do, filed, moment
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import connection, transaction
from small_county import make_county

from weiquanbao.common.dates import at, plain_date

FIRST_DAY = date(2026, 11, 2)
DAYS = count()


@pytest.fixture(scope="module")
def officer(shared_database):
    return make_county().staff["intake_officer"]


@pytest.fixture
def day() -> date:
    """A day of the test's own: what an earlier test broke lies on another."""
    return FIRST_DAY + timedelta(days=next(DAYS))


@pytest.fixture
def case(officer, day):
    """Three steps, one of them with words an officer wrote."""
    made = filed(day)
    do(made, "accept", day, officer)
    do(made, "contact_employer", day, officer)
    return made


@contextmanager
def as_owner(*tables: str):
    """SQL with the triggers of the ledger off."""
    with transaction.atomic(), connection.cursor() as cursor:
        for table in tables or ("ledger_step",):
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        yield cursor
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table in tables or ("ledger_step",):
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")


def faults(where: str) -> list[str]:
    """What `verify` finds there."""
    from weiquanbao.desk.verify import verify

    return [fault.what for fault in verify().faults if fault.where == where]


def faults_of(case) -> list[tuple[str, str]]:
    """What `verify` finds about a case, and where."""
    from weiquanbao.desk.verify import verify

    here = (f"案件 {case.case_id}", f"案件 {case.case_id} ")
    found = [fault for fault in verify().faults if fault.where == here[0] or fault.where.startswith(here[1])]
    return [(fault.where.removeprefix(here[0]).strip(), fault.what) for fault in found]


def step(case, number: int):
    from weiquanbao.ledger.models import Step

    return Step.objects.get(case_id=case.case_id, number=number)


CHANGED = "内容或摘要被改过"


def test_what_nobody_touched_has_no_fault(case) -> None:
    from weiquanbao.desk.verify import verify

    report = verify()
    assert report.steps >= 3
    assert report.chains >= 1
    assert faults_of(case) == []


def test_a_changed_text(case) -> None:
    with as_owner() as sql:
        sql.execute(
            "UPDATE ledger_step SET canonical = replace(canonical, 'claimant', 'peer') "
            "WHERE case_id = %s AND number = 1",
            [case.case_id],
        )
    assert step(case, 1).role == "peer"
    assert faults_of(case) == [("第 1 步", CHANGED)]


def test_a_changed_date(case) -> None:
    with as_owner() as sql:
        sql.execute(
            'UPDATE ledger_step SET canonical = regexp_replace(canonical, \'"effective":"[0-9-]+"\', '
            '\'"effective":"2026-10-01"\') WHERE case_id = %s AND number = 2',
            [case.case_id],
        )
    assert step(case, 2).effective_on == date(2026, 10, 1)
    assert faults_of(case) == [("第 2 步", CHANGED)]


def test_a_changed_digest(case) -> None:
    with as_owner() as sql:
        sql.execute(
            "UPDATE ledger_step SET digest = %s WHERE case_id = %s AND number = 2", [bytes(32), case.case_id]
        )
    assert faults_of(case) == [("第 2 步", CHANGED), ("第 3 步", "和前一步接不上")]


def test_an_algorithm_nobody_knows(case) -> None:
    with as_owner() as sql:
        sql.execute(
            "UPDATE ledger_step SET algorithm = 'rot13' WHERE case_id = %s AND number = 3", [case.case_id]
        )
    assert ("第 3 步", "写的算法 rot13 不是本系统用的") in faults_of(case)


def test_a_removed_step(case) -> None:
    with as_owner() as sql:
        remove(sql, case, 2)
    assert faults_of(case) == [
        ("第 3 步", "缺第 2 步"),
        ("第 2 步", "写下的 handler 不属于任何一步"),
        ("第 2 步", "写下的 papers_made 不属于任何一步"),
    ]


def test_a_removed_last_step(case) -> None:
    with as_owner() as sql:
        remove(sql, case, 3)
    assert ("", "案件记录有 3 步，账本只到第 2 步") in faults_of(case)


def test_a_whole_chain_removed(case) -> None:
    with as_owner() as sql:
        for number in (1, 2, 3):
            remove(sql, case, number)
    assert ("", "案件记录有 3 步，账本只到第 0 步") in faults_of(case)


def test_swapped_steps(case) -> None:
    second, third = step(case, 2).canonical, step(case, 3).canonical
    with as_owner() as sql:
        for number, said in (
            (2, third.replace('"number":3', '"number":2')),
            (3, second.replace('"number":2', '"number":3')),
        ):
            sql.execute(
                "UPDATE ledger_step SET canonical = %s WHERE case_id = %s AND number = %s",
                [said, case.case_id, number],
            )
    assert [fault for fault in faults_of(case) if fault[1] == CHANGED] == [
        ("第 2 步", CHANGED),
        ("第 3 步", CHANGED),
    ]


def test_a_step_put_in_afterwards(case) -> None:
    from weiquanbao.ledger.chain import append

    last = step(case, 3)
    with transaction.atomic():
        append(
            case_id=case.case_id,
            number=4,
            previous=bytes(last.digest),
            effective_on=last.effective_on,
            recorded_at=last.recorded_at,
            said={**json.loads(last.canonical), "act": "close", "after": "closed"}
            | {"case": case.case_id, "number": 4},
        )
    assert faults_of(case) == [("", "账本有 4 步，案件记录只有 3 步")]


def test_a_state_nobody_decided(case) -> None:
    from weiquanbao.cases.models import Case

    Case.objects.filter(pk=case.case_id).update(state="closed")
    assert faults_of(case) == [("", "案件记录的状态是 closed，账本是 accepted")]


def test_a_record_removed_from_under_its_ledger(case) -> None:
    with transaction.atomic(), connection.cursor() as sql:
        sql.execute("SET LOCAL session_replication_role = replica")  # foreign keys look away
        sql.execute("DELETE FROM cases_case WHERE id = %s", [case.case_id])
    assert ("", "账本里有，案件记录被删了") in faults_of(case)


def test_a_record_that_ends_elsewhere(case) -> None:
    from weiquanbao.cases.models import Case

    Case.objects.filter(pk=case.case_id).update(head=bytes(32))
    assert faults_of(case) == [("", "案件记录的尾码不是账本最后一步的")]


def test_a_last_step_rewritten_with_its_digest_is_not_the_one_the_record_ends_with(case) -> None:
    with as_owner() as sql:
        rewrite(sql, case, 3)
    assert faults_of(case)[0] == ("", "案件记录的尾码不是账本最后一步的")


class TestWhatWasWritten:
    def test_changed_afterwards(self, case) -> None:
        from weiquanbao.cases.models import Entry

        Entry.objects.filter(case=case.case_id, step=3, code="said").update(value="不认账")
        assert faults_of(case) == [("第 3 步", "写下的 said 被改过")]

    def test_added_afterwards(self, case) -> None:
        from weiquanbao.cases.models import Entry

        Entry.objects.create(case_id=case.case_id, step=3, code="promise", value="明天付")
        assert faults_of(case) == [("第 3 步", "写下的 promise 是后来加的")]

    def test_removed_without_its_salt(self, case) -> None:
        from weiquanbao.cases.models import Entry

        Entry.objects.filter(case=case.case_id, step=3, code="said").delete()
        assert faults_of(case) == [("第 3 步", "写下的 said 被删了，它的盐还在")]

    def test_left_without_its_salt(self, case) -> None:
        from weiquanbao.ledger.models import Salt

        Salt.objects.filter(step=step(case, 3), label="said").delete()
        assert faults_of(case) == [("第 3 步", "写下的 said 没法核对：它的盐没了")]

    def test_erased_together_with_its_salt_leaves_the_chain_whole(self, case) -> None:
        from weiquanbao.cases.models import Entry
        from weiquanbao.ledger.models import Salt

        Entry.objects.filter(case=case.case_id, step=3, code="said").delete()
        Salt.objects.filter(step=step(case, 3), label="said").delete()
        assert faults_of(case) == []


class TestTheDaysSeal:
    @pytest.fixture(autouse=True)
    def later(self):
        """Long after: the days these tests seal are over."""
        with at(moment("2027-03-01")):
            yield

    def test_finds_a_chain_rewritten_to_the_end(self, case, day) -> None:
        from weiquanbao.cases.models import Case

        seal(day)
        with as_owner() as sql:
            digest = rewrite(sql, case, 3)
        Case.objects.filter(pk=case.case_id).update(head=digest)
        assert ("", "案件记录的尾码不是账本最后一步的") not in faults_of(case)
        assert faults(plain_date(day)) == ["封存以后，这一天的步骤被加过、改过或删过"]

    def test_finds_a_chain_removed_with_its_record(self, case, day, officer) -> None:
        other = filed(day)
        do(other, "accept", day, officer)
        seal(day)
        with as_owner() as sql:
            for number in (1, 2):
                remove(sql, other, number)
        assert faults(plain_date(day)) == ["封存以后，这一天的步骤被加过、改过或删过"]

    def test_with_another_key_is_worth_nothing(self, case, day) -> None:
        sealed = seal(day)
        forger = Ed25519PrivateKey.generate()
        with as_owner("ledger_dailyroot") as sql:
            sql.execute(
                "UPDATE ledger_dailyroot SET signature = %s, public_key = %s WHERE day = %s",
                [forger.sign(bytes(sealed.root)), forger.public_key().public_bytes_raw(), day],
            )
        assert faults(plain_date(day)) == ["封存用的不是本系统的密钥"]

    def test_with_a_former_key_still_counts(self, case, day, settings) -> None:
        seal(day)
        former = Ed25519PrivateKey.from_private_bytes(settings.LEDGER_KEY).public_key().public_bytes_raw()
        settings.LEDGER_KEY = Ed25519PrivateKey.generate().private_bytes_raw()
        assert faults(plain_date(day)) == ["封存用的不是本系统的密钥"]
        settings.LEDGER_PAST_KEYS = [former]
        assert faults(plain_date(day)) == []

    def test_with_a_signature_of_something_else(self, case, day) -> None:
        sealed = seal(day)
        with as_owner("ledger_dailyroot") as sql:
            sql.execute(
                "UPDATE ledger_dailyroot SET signature = %s WHERE day = %s",
                [bytes(sealed.signature)[::-1], day],
            )
        assert faults(plain_date(day)) == ["签名和密钥对不上"]

    def test_taken_out_of_the_row_is_missed_by_the_next(self, case, day) -> None:
        seal(day)
        after = seal(day + timedelta(days=60))
        with as_owner("ledger_dailyroot") as sql:
            sql.execute("DELETE FROM ledger_dailyroot WHERE day = %s", [day])
        assert faults(plain_date(after.day)) == ["和前一天的封存接不上"]

    def test_with_an_algorithm_nobody_knows(self, case, day) -> None:
        seal(day)
        with as_owner("ledger_dailyroot") as sql:
            sql.execute("UPDATE ledger_dailyroot SET algorithm = 'rot13' WHERE day = %s", [day])
        assert faults(plain_date(day)) == ["写的算法 rot13 不是本系统用的"]


def test_a_column_cut_loose_from_its_text(case) -> None:
    from weiquanbao.ledger.verify import walked

    with transaction.atomic(), connection.cursor() as sql:
        sql.execute("ALTER TABLE ledger_step ALTER COLUMN act DROP EXPRESSION")
        sql.execute("SAVEPOINT looked")
        found = [(fault.where, fault.what) for fault in walked().faults if fault.where.startswith("列")]
        transaction.set_rollback(True)
    assert found == [("列 act", "不再由算过摘要的原文生成")]


def test_verifying_changes_nothing_and_can_be_repeated(case) -> None:
    from weiquanbao.desk.verify import verify

    assert verify() == verify()


def seal(day: date):
    from weiquanbao.ledger.roots import close_day

    return close_day(day)


def remove(sql, case, number: int) -> None:
    """Take a step out, with its salts."""
    step_id = step(case, number).pk
    sql.execute("DELETE FROM ledger_salt WHERE step_id = %s", [step_id])
    sql.execute("DELETE FROM ledger_step WHERE id = %s", [step_id])


def rewrite(sql, case, number: int) -> bytes:
    """Change a step's text and compute its digest anew, as somebody would who knows how the chain is made."""
    from weiquanbao.ledger.digests import chained

    row = step(case, number)
    text = row.canonical.replace('"role":"intake_officer"', '"role":"county_officer"')
    assert text != row.canonical
    digest = chained(bytes(row.previous), text, row.algorithm)
    sql.execute("UPDATE ledger_step SET canonical = %s, digest = %s WHERE id = %s", [text, digest, row.pk])
    return digest
