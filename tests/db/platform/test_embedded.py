"""The embedded server: started once, shared, restarted, and never left behind."""

import contextlib
import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import psycopg
import pytest

from weiquanbao.config import embedded, environment
from weiquanbao.config.environment import Misconfigured

BINARIES = environment.current().postgres_bin
OWNER = """
import pathlib, sys, time
from weiquanbao.config import embedded
with embedded.running(pathlib.Path(sys.argv[1]), binaries=sys.argv[2]) as url:
    print(url, flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    """A home whose server is cleared away afterwards, wherever it had to live."""
    yield tmp_path
    plan = embedded.plan(tmp_path, binaries=BINARIES, passing=True)
    with embedded.running(tmp_path, binaries=BINARIES, passing=True):
        pass
    assert not Path(plan.base).exists()


@contextlib.contextmanager
def owner(home: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that uses the server, as a command does."""
    command = [sys.executable, "-c", textwrap.dedent(OWNER), str(home), BINARIES]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stdin
        assert process.stdout.readline().startswith("postgresql://")
        yield process
        process.stdin.close()


def postmaster(home: Path) -> int:
    plan = embedded.plan(home, binaries=BINARIES)
    return int(Path(plan.data, "postmaster.pid").read_text().split()[0])


def lives(number: int) -> bool:
    with contextlib.suppress(psutil.NoSuchProcess):
        return psutil.Process(number).status() != psutil.STATUS_ZOMBIE
    return False


def wait_for(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 30
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def one(url: str) -> int:
    with psycopg.connect(url, connect_timeout=5) as connection:
        return connection.execute("SELECT count(*) FROM kept").fetchone()[0]


def keep_a_row(url: str) -> None:
    with psycopg.connect(url) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS kept AS SELECT 1 AS one")


def test_the_server_stops_after_its_user_and_keeps_the_data(home: Path) -> None:
    with embedded.running(home, binaries=BINARIES) as url:
        keep_a_row(url)
        number = postmaster(home)
    assert not lives(number)
    with embedded.running(home, binaries=BINARIES) as again:
        assert (again, one(again)) == (url, 1)


def test_two_users_share_one_server_and_the_last_one_stops_it(home: Path) -> None:
    with owner(home):
        with embedded.running(home, binaries=BINARIES) as url:
            keep_a_row(url)
            number = postmaster(home)
        assert lives(number)
        assert one(url) == 1
    wait_for(lambda: not lives(number))


def test_a_killed_user_leaves_no_server(home: Path) -> None:
    with owner(home) as process:
        number = postmaster(home)
        process.send_signal(signal.SIGKILL)
        wait_for(lambda: not lives(number))


def test_a_killed_server_comes_back_with_its_data(home: Path) -> None:
    with embedded.running(home, binaries=BINARIES) as url:
        keep_a_row(url)
        first = postmaster(home)
        os.kill(first, signal.SIGKILL)

        def is_back() -> bool:
            with contextlib.suppress(psycopg.OperationalError):
                return one(url) == 1
            return False

        wait_for(is_back)
        assert postmaster(home) != first


def test_a_lock_file_of_a_dead_server_is_no_obstacle(home: Path) -> None:
    with embedded.running(home, binaries=BINARIES):
        pass
    plan = embedded.plan(home, binaries=BINARIES)
    lock = Path(plan.data, "postmaster.pid")
    # The number now belongs to a stranger that looks alive: this very process.
    lock.write_text(f"{os.getpid()}\n{plan.data}\n0\n5432\n{plan.sockets}\n\n\n")
    if plan.user:
        os.chown(lock, Path(plan.data).stat().st_uid, -1)
    with embedded.running(home, binaries=BINARIES) as url:
        keep_a_row(url)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the dead are always buried")
def test_a_dead_server_that_nobody_buried_is_no_obstacle(home: Path, tmp_path: Path) -> None:
    with embedded.running(home, binaries=BINARIES):
        pass
    plan = embedded.plan(home, binaries=BINARIES)
    # A corpse of that name, of the server's user: in a container the first process often buries nobody.
    corpse = subprocess.Popen(
        [f"{plan.binaries}/postgres", "--version"], user=plan.user, stdout=subprocess.DEVNULL
    )
    wait_for(lambda: psutil.Process(corpse.pid).status() == psutil.STATUS_ZOMBIE)
    lock = Path(plan.data, "postmaster.pid")
    lock.write_text(f"{corpse.pid}\n{plan.data}\n0\n5432\n{plan.sockets}\n\n\n")
    if plan.user:
        os.chown(lock, Path(plan.data).stat().st_uid, -1)
    with embedded.running(home, binaries=BINARIES) as url:
        keep_a_row(url)
    corpse.wait()


def test_a_home_with_a_long_name_and_a_comma_still_gets_a_short_socket(tmp_path: Path) -> None:
    deep = tmp_path / ("长" * 30) / "a,b" / ("x" * 80)
    assert len(os.fsencode(embedded.plan(deep, binaries=BINARIES).sockets)) + len("/.s.PGSQL.5432") <= 107
    with embedded.running(deep, binaries=BINARIES, passing=True) as url:
        keep_a_row(url)


def test_a_home_made_anew_does_not_find_the_old_data(tmp_path: Path) -> None:
    first = embedded.plan(tmp_path, binaries=BINARIES).base
    (tmp_path / "installation").unlink(missing_ok=True)
    second = embedded.plan(tmp_path, binaries=BINARIES).base
    assert (first == second) == (os.geteuid() != 0)


def test_a_server_that_cannot_start_is_a_sentence(tmp_path: Path) -> None:
    with (
        pytest.raises(Misconfigured, match="WEIQUANBAO_POSTGRES_BIN"),
        embedded.running(tmp_path, binaries="/nowhere"),
    ):
        pass
