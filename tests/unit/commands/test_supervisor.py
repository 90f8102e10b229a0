"""Processes that run together and leave nothing behind."""

import contextlib
import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from weiquanbao.commands import supervisor
from weiquanbao.commands.supervisor import Service

# A service that starts a child of its own, as web servers do, writes both numbers down and waits.
PARENT = """
import os, subprocess, sys, time, pathlib
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
with open(sys.argv[1], "a") as file:
    file.write(f"{os.getpid()} {child.pid}\\n")
time.sleep(600)
"""
STUBBORN = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); time.sleep(600)"


def parent(notes: Path) -> Service:
    return Service("parent", [sys.executable, "-c", PARENT, str(notes)], os.environ)


def lives(number: int) -> bool:
    with contextlib.suppress(psutil.NoSuchProcess):
        return psutil.Process(number).status() != psutil.STATUS_ZOMBIE
    return False


def wait_for(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 20
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def numbers(notes: Path) -> list[int]:
    return [int(word) for word in notes.read_text().split()] if notes.exists() else []


def started(notes: Path, count: int) -> list[int]:
    """The processes written down, once there are as many."""
    wait_for(lambda: len(numbers(notes)) == count)
    return numbers(notes)


def test_the_end_takes_children_along(tmp_path: Path) -> None:
    with supervisor.supervising(print) as running:
        running.start(parent(tmp_path / "notes"))
        known = started(tmp_path / "notes", 2)
        assert all(map(lives, known))
    assert not any(map(lives, known))


def test_a_killed_service_starts_again_after_its_children_are_gone(tmp_path: Path) -> None:
    said: list[str] = []
    with supervisor.supervising(said.append) as running:
        running.start(parent(tmp_path / "notes"))
        first = started(tmp_path / "notes", 2)
        os.kill(first[0], signal.SIGKILL)
        watching = iter(range(10_000))

        def restarted() -> bool:
            running.tend()
            return len(numbers(tmp_path / "notes")) == 4 and next(watching) >= 0

        wait_for(restarted)
        assert not lives(first[1])
        assert all(map(lives, numbers(tmp_path / "notes")[2:]))
    assert said == ["parent 停了（-9），重新启动。"]


def test_a_service_that_pauses_does_not_keep_another_from_its_restart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(supervisor, "STABLE_SECONDS", 3600)
    monkeypatch.setattr(supervisor, "LONGEST_PAUSE_SECONDS", 3600)
    with supervisor.supervising(print) as running:
        for name in ("one", "other"):
            running.start(Service(name, [sys.executable, "-c", PARENT, str(tmp_path / name)], os.environ))
            started(tmp_path / name, 2)
        running._runs[0].pause = 3600
        for each in ("one", "other"):
            number = running.number_of(each)
            assert number
            os.kill(number, signal.SIGKILL)

        def the_other_is_back() -> bool:
            running.tend()
            return len(numbers(tmp_path / "other")) == 4

        wait_for(the_other_is_back)
        assert running.number_of("one") is None
        assert running.number_of("other") == numbers(tmp_path / "other")[2]


def test_what_a_service_says_may_go_to_a_file(tmp_path: Path) -> None:
    command = [sys.executable, "-c", "import sys; print('out', flush=True); print('err', file=sys.stderr)"]
    with supervisor.supervising(print) as running:
        running.start(Service("talker", command, os.environ, tmp_path / "log"))
        wait_for(lambda: running.number_of("talker") is None)
    assert (tmp_path / "log").read_text().split() == ["out", "err"]


def test_who_ignores_the_request_to_stop_is_killed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(supervisor.guardian, "PATIENCE_SECONDS", 0.5)
    with supervisor.supervising(print) as running:
        running.start(Service("stubborn", [sys.executable, "-c", STUBBORN], os.environ))
        number = running._runs[0].process.pid
        wait_for(lambda: psutil.Process(number).cmdline()[-1:] == [STUBBORN])
        time.sleep(0.3)
    assert not lives(number)


def hears_of_its_terminal() -> None:
    """As if started at a terminal, though these tests themselves may run under nohup."""
    signal.signal(signal.SIGHUP, signal.SIG_DFL)


@pytest.mark.parametrize("blow", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_however_the_supervisor_ends_nothing_is_left(tmp_path: Path, blow: signal.Signals) -> None:
    program = f"""
        import os, sys
        from weiquanbao.commands import supervisor
        from weiquanbao.commands.supervisor import Service
        with supervisor.supervising(print) as running:
            running.start(Service("parent", [sys.executable, "-c", {PARENT!r}, sys.argv[1]], os.environ))
            print(running._guardian.pid, flush=True)
            running.watch()
    """
    command = [sys.executable, "-c", textwrap.dedent(program), str(tmp_path / "notes")]
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=hears_of_its_terminal,  # noqa: PLW1509 - one thread runs here
    ) as owner:
        assert owner.stdout
        guardian = int(owner.stdout.readline())
        known = [*started(tmp_path / "notes", 2), guardian]
        assert all(map(lives, known))
        owner.send_signal(blow)
        owner.wait(20)
        wait_for(lambda: not any(map(lives, known)))


def test_with_nohup_it_outlives_its_terminal() -> None:
    usual = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with supervisor.supervising(print) as running:
            os.kill(os.getpid(), signal.SIGHUP)
            assert not running.stopping
        assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGHUP, usual)
