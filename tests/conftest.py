"""One PostgreSQL for the whole run, and databases that are copied instead of emptied.

Nothing here needs a database until a test asks for one. Then every pytest process (also under xdist) keeps the same
embedded server alive; the first one migrates a template, and all databases of the run are copies of it. A test that
must commit gets a copy of its own, so the ledger's triggers against UPDATE, DELETE and TRUNCATE are never switched off.

DATABASE_URL set: that server is used instead. WEIQUANBAO_POSTGRES_BIN set: those binaries are (another version).
"""

import os
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

IS_WORKER = "PYTEST_XDIST_WORKER" in os.environ
if not IS_WORKER:
    os.environ["WEIQUANBAO_TEST_RUN"] = secrets.token_hex(4)
    os.environ["WEIQUANBAO_HOME"] = tempfile.mkdtemp(prefix="wqb-")
    Path(os.environ["WEIQUANBAO_HOME"], "static").mkdir()
os.environ["WEIQUANBAO_MODE"] = "test"
os.environ["DJANGO_SETTINGS_MODULE"] = "weiquanbao.config.settings"
PREFIX = f"test_{os.environ['WEIQUANBAO_TEST_RUN']}"
TEMPLATE = f"{PREFIX}_template"
MIGRATION_LOCK = 20_080_501
PURE = ("common", "law", "kernel", "procedures")


# Machines are noisy and a test is no benchmark: a slow example is no fault.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")


@dataclass(frozen=True, slots=True)
class Database:
    """A database of a test's own; `url` is for processes that the test starts."""

    name: str
    url: str

    @property
    def environment(self) -> dict[str, str]:
        """The environment of a process that shall use this database."""
        return os.environ | {"DATABASE_URL": self.url}


def pytest_configure(config: pytest.Config) -> None:
    """Load Django, unless only the floors that do not know it are tested: those start at once."""
    if all(any(f"unit/{floor}" in each for floor in PURE) for each in config.args):
        return
    from django.conf import settings

    assert settings.MODE == "test"


def pytest_unconfigure(config: pytest.Config) -> None:
    """The run's home goes; the embedded server deletes itself when its last user has gone."""
    if not IS_WORKER:
        shutil.rmtree(os.environ["WEIQUANBAO_HOME"], ignore_errors=True)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes long begins first, so that no process is left with it at the end."""
    items.sort(key=lambda item: "slow" not in item.keywords)


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a server that is running."""
    from weiquanbao.config import embedded, environment

    told = environment.current()
    if told.database_url:
        yield told.database_url
        return
    with embedded.running(told.home, binaries=told.postgres_bin, passing=True) as url:
        yield url


@pytest.fixture(scope="session")
def template(postgres: str, django_db_blocker) -> Iterator[str]:
    """A migrated database to copy from, made by whichever process comes first."""
    with _administrator(postgres) as server, django_db_blocker.unblock():
        server.execute("SELECT pg_advisory_lock(%s)", [MIGRATION_LOCK])
        known = server.execute(
            "SELECT datistemplate FROM pg_database WHERE datname = %s", [TEMPLATE]
        ).fetchone()
        if not known:
            server.execute(f"CREATE DATABASE {TEMPLATE}")
            with _connected_to(TEMPLATE):
                from weiquanbao.config import schema

                schema.migrate()
            server.execute(f"ALTER DATABASE {TEMPLATE} IS_TEMPLATE true")
        server.execute("SELECT pg_advisory_unlock(%s)", [MIGRATION_LOCK])
    yield TEMPLATE
    if not IS_WORKER:
        with _administrator(postgres) as server:
            server.execute(f"ALTER DATABASE {TEMPLATE} IS_TEMPLATE false")
            server.execute(f"DROP DATABASE {TEMPLATE} WITH (FORCE)")


@pytest.fixture(scope="session")
def django_db_setup(postgres: str, template: str, django_db_blocker) -> Iterator[None]:
    """The database for tests marked `django_db`, each of which rolls back."""
    with _copy(postgres, template) as database, django_db_blocker.unblock(), _connected_to(database.name):
        django_db_blocker.block()
        yield
        django_db_blocker.restore()


@pytest.fixture
def own_database(postgres: str, template: str, django_db_blocker) -> Iterator[Database]:
    """A database in which a test may commit, with threads and processes of its own. Not together with `django_db`."""
    with _copy(postgres, template) as database, django_db_blocker.unblock(), _connected_to(database.name):
        yield database


@pytest.fixture(scope="module")
def shared_database(postgres: str, template: str, django_db_blocker) -> Iterator[Database]:
    """A database that the tests of one module share, one after the other, and in which they commit.

    Not in a module with `django_db` or `own_database`.
    """
    with _copy(postgres, template) as database, django_db_blocker.unblock(), _connected_to(database.name):
        yield database


@pytest.fixture
def site(own_database: Database) -> Iterator[str]:
    """The whole site over HTTP in a thread, on a database of its own; gives its address."""
    from django.contrib.staticfiles.handlers import StaticFilesHandler
    from django.test.testcases import LiveServerThread

    thread = LiveServerThread("127.0.0.1", StaticFilesHandler)
    thread.daemon = True
    thread.start()
    thread.is_ready.wait()
    if thread.error:
        raise thread.error
    yield f"http://127.0.0.1:{thread.port}"
    thread.terminate()


@contextmanager
def _copy(postgres: str, template: str) -> Iterator[Database]:
    from weiquanbao.config import database

    name = f"{PREFIX}_{os.environ.get('PYTEST_XDIST_WORKER', 'main')}_{secrets.token_hex(3)}"
    with _administrator(postgres) as server:
        server.execute(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY")
    yield Database(name, database.named(postgres, name))
    with _administrator(postgres) as server:
        server.execute(f"DROP DATABASE {name} WITH (FORCE)")


@contextmanager
def _connected_to(name: str) -> Iterator[None]:
    """Point Django at a database, in this thread and in those to come."""
    from django.db import connections

    usual = connections.settings["default"]["NAME"]
    connections["default"].close()
    connections.settings["default"]["NAME"] = connections["default"].settings_dict["NAME"] = name
    try:
        yield
    finally:
        connections["default"].close()
        connections.settings["default"]["NAME"] = connections["default"].settings_dict["NAME"] = usual


@contextmanager
def _administrator(postgres: str):
    import psycopg

    from weiquanbao.config import database

    with psycopg.connect(database.named(postgres, "postgres"), autocommit=True) as server:
        yield server
