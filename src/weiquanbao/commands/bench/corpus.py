"""A county of so many open complaints, written by the database itself: one statement a table, in a minute or two."""

from __future__ import annotations

from django.apps import apps
from django.db import connection

from weiquanbao.common.dates import today
from weiquanbao.procedures import PROCEDURES

#: One complaint: its matter, both parties, a claim, the case and its running clock. The same number is the id of each.
STATEMENTS = (
    """INSERT INTO people_person (id, name, language, created_at, is_sample)
    SELECT 1000000 + n, '示例职工' || n, 'zh-hans', now(), true FROM generate_series(1, %(workers)s) AS n""",
    """INSERT INTO cases_matter (id, code, opening_key, organisation_id, channel, problems, still_working, told,
        filed_on)
    SELECT n, 'B' || n, gen_random_uuid(), %(place)s, 'phone', '{wages}', 'yes', '', %(day)s::date - 10
    FROM generate_series(1, %(cases)s) AS n""",
    """INSERT INTO cases_party (matter_id, side, standing, person_id, name, gate_sign, boss_phone, address, payer)
    SELECT n, 'claimant', 'worker', 1000001 + n %% %(workers)s, '', '', %(sealed)s, '', ''
    FROM generate_series(1, %(cases)s) AS n""",
    """INSERT INTO cases_party (matter_id, side, standing, name, gate_sign, boss_phone, address, payer)
    SELECT n, 'respondent', 'employer', '示例公司' || n %% 5000, '', %(sealed)s, '', ''
    FROM generate_series(1, %(cases)s) AS n""",
    """INSERT INTO cases_claim (matter_id, kind, wanted, amount, lapses_on, limitation)
    SELECT n, 'wages', '', 1000 + n %% 9000, %(day)s::date + 300, '{}' FROM generate_series(1, %(cases)s) AS n""",
    """INSERT INTO cases_case (id, matter_id, incident, procedure, version, number, organisation_id, state, steps, head,
        opened_on, next_due, paused, result)
    SELECT n, n, false, 'complaint', %(version)s, '基准' || n, %(place)s, 'received', 1, ''::bytea, %(day)s::date - 10,
        %(day)s::date - 5 + (n::bigint * 7919 %% 60)::int, false, '' FROM generate_series(1, %(cases)s) AS n""",
    """INSERT INTO cases_clockrun (case_id, code, parameter, parameter_since, count, unit, started_on, started_by,
        due_on, nominal_on, provisional, left_unit)
    SELECT id, 'intake', 'complaint.answer_days', '2016-12-01', 5, 'working_day', opened_on, 1, next_due, next_due,
        false, '' FROM cases_case""",
)


def fill(cases: int) -> None:
    """Write them, under the only union there is."""
    told = {
        "cases": cases,
        "workers": min(cases, 50_000),
        "day": today(),
        # Sealed like every phone the record keeps, though there is none.
        "sealed": apps.get_model("cases", "Party")._meta.get_field("boss_phone").get_prep_value(""),
        "version": PROCEDURES["complaint"].version,
    }
    with connection.cursor() as cursor:
        cursor.execute("SELECT min(id) FROM organisations_organisation")
        told["place"] = cursor.fetchone()[0]
        for statement in STATEMENTS:
            cursor.execute(statement, told)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
