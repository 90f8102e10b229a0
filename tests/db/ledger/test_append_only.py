"""The database itself refuses to alter, remove or empty what has been recorded."""

from __future__ import annotations

from datetime import date

import pytest
from complaints import do, filed, moment
from django.db import connection, transaction
from django.db.utils import DatabaseError

from weiquanbao.common.dates import at
from weiquanbao.people.models import Disclosure

pytestmark = pytest.mark.django_db
TABLES = {
    "ledger_step": "request_key = NULL",
    "ledger_dailyroot": "chains = 0",
    "people_disclosure": "reason = 'x'",
    "people_securityevent": "detail = 'x'",
}


@pytest.fixture
def recorded(county) -> None:
    """One row in every table that only grows."""
    from weiquanbao.ledger.roots import close_day
    from weiquanbao.people.models import SecurityEvent

    case = filed("2026-11-16")
    do(case, "accept", "2026-11-17", county.staff["intake_officer"])
    with at(moment("2026-11-20")):
        assert close_day(date(2026, 11, 17)).chains == 2
        viewer = county.staff["intake_officer"].person_id
        Disclosure.objects.create(
            viewer_id=viewer,
            subject_id=case.person_id,
            field="phone",
            reason="回电话",
            at=moment("2026-11-20"),
        )
        SecurityEvent.objects.create(kind="sign_in", at=moment("2026-11-20"))
    with connection.cursor() as sql:
        sql.execute("SET CONSTRAINTS ALL IMMEDIATE")  # else TRUNCATE would be refused for another reason


@pytest.mark.parametrize("table", TABLES)
def test_update_delete_and_truncate_are_refused(recorded, table: str) -> None:
    before = rows(table)
    assert before
    for statement in (
        f"UPDATE {table} SET {TABLES[table]}",
        f"DELETE FROM {table}",
        f"TRUNCATE {table} CASCADE",
    ):
        with pytest.raises(DatabaseError) as refused, transaction.atomic(), connection.cursor() as sql:
            sql.execute(statement)
        assert "Cannot update or delete rows" in str(refused.value) or "only grows" in str(refused.value)
    assert rows(table) == before


def test_a_column_of_a_step_cannot_be_written_beside_its_text(recorded) -> None:
    columns = "case_id, canonical, previous, digest, algorithm"
    with pytest.raises(DatabaseError) as refused, transaction.atomic(), connection.cursor() as sql:
        sql.execute(f"INSERT INTO ledger_step ({columns}) VALUES (1, '{{}}', '', '', 'sha256')")
    assert "case_id" in str(refused.value)


@pytest.mark.parametrize(
    "text",
    [
        "{}",
        '{"case":1}',
        '{"case":1,"number":0,"recorded":"2026-11-16T10:00:00.000000+08:00","effective":"2026-11-16","act":"x"}',
    ],
)
def test_a_step_without_its_place_is_no_step(recorded, text: str) -> None:
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as sql:
        sql.execute(
            "INSERT INTO ledger_step (canonical, previous, digest, algorithm) VALUES (%s, '', '', 'sha256')",
            [text],
        )


def rows(table: str) -> list[tuple]:
    with connection.cursor() as sql:
        sql.execute(f"SELECT * FROM {table} ORDER BY 1")
        return sql.fetchall()
