"""The grants of “Run in production”: enough to work with, and not enough to change the record."""

import re
import secrets
from datetime import timedelta

import pytest
from django.db import ProgrammingError, connection, transaction

from weiquanbao.commands.reference import CHECKOUT

PAGE = (CHECKOUT / "docs" / "how-to" / "run-in-production.md").read_text("utf-8")
BLOCKS = re.findall(r"```sql\n(.*?)```", PAGE, re.DOTALL)
GRANTS = next(block for block in BLOCKS if block.startswith("GRANT"))


@pytest.fixture
def as_the_site(own_database):
    """Everything from here on is done as the role the site runs as."""
    role = f"weiquanbao_app_{secrets.token_hex(4)}"
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE ROLE {role}")
        cursor.execute(GRANTS.replace("weiquanbao_app", role))
        cursor.execute(f"SET ROLE {role}")
    yield role
    connection.ensure_connection()
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
        cursor.execute(f"DROP OWNED BY {role}")
        cursor.execute(f"DROP ROLE {role}")


def test_a_complaint_is_filed_and_acted_on(as_the_site):
    from complaints import do, filed
    from small_county import make_county

    from weiquanbao.common.dates import today
    from weiquanbao.desk.verify import verify
    from weiquanbao.notices.delivery import deliver_due

    county, yesterday = make_county(), today() - timedelta(days=1)
    case = filed(yesterday)
    do(case, "accept", yesterday, county.staff["intake_officer"])
    assert deliver_due() > 0
    assert verify().faults == ()
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        assert cursor.fetchone() == (as_the_site,)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE ledger_step SET canonical = canonical",
        "DELETE FROM ledger_dailyroot",
        "TRUNCATE ledger_step CASCADE",
        "ALTER TABLE ledger_step DISABLE TRIGGER ALL",
        "DROP TABLE people_disclosure",
        "UPDATE people_securityevent SET detail = ''",
        "SET session_replication_role = replica",
        "CREATE TABLE mine (id int)",
    ],
)
def test_the_record_cannot_be_touched(as_the_site, statement):
    with (
        pytest.raises(ProgrammingError, match=r"permission denied|must be owner"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


def test_the_page_names_every_table_that_only_grows():
    from django.apps import apps

    growing = {
        model._meta.db_table
        for model in apps.get_models()
        if any(trigger.name == "append_only" for trigger in getattr(model._meta, "triggers", ()))
    }
    revoked = re.search(r"REVOKE UPDATE, DELETE ON ([^;]*?)\s+FROM", GRANTS)[1]
    assert growing
    assert {name.strip() for name in revoked.split(",")} == growing
