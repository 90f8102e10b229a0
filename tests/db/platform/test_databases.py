"""The databases that tests are given."""

import subprocess
import sys
import threading

import pytest
from django.db import connection


def _names() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_database()")
        return cursor.fetchone()[0]


@pytest.mark.django_db
def test_a_marked_test_gets_a_migrated_copy() -> None:
    assert _names().startswith("test_")
    assert "procrastinate_jobs" in connection.introspection.table_names()
    assert "cache" in connection.introspection.table_names()


def test_a_committing_test_is_alone_in_its_database(own_database) -> None:
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE committed AS SELECT 1 AS one")
    seen = []

    def look() -> None:
        seen.append("committed" in connection.introspection.table_names())
        connection.close()

    thread = threading.Thread(target=look)
    thread.start()
    thread.join()
    assert seen == [True]
    assert _names() == own_database.name


def test_what_was_committed_is_gone_for_the_next(own_database) -> None:
    assert "committed" not in connection.introspection.table_names()


def test_another_process_sees_the_same_database(own_database) -> None:
    program = "import psycopg,os; print(psycopg.connect(os.environ['DATABASE_URL']).info.dbname)"
    run = subprocess.run(
        [sys.executable, "-c", program],
        env=own_database.environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.strip() == own_database.name
