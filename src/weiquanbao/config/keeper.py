"""Keeps one embedded PostgreSQL running for as long as anybody uses it. Run as a script, standard library only.

Whoever needs the server starts a keeper and holds the other end of its standard input. When that end closes,
because its owner finished or was killed, the keeper stops the server, unless other keepers still hold the shared lock.
"""

import contextlib
import ctypes
import fcntl
import json
import os
import pwd
import select
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

CRASH_PATIENCE = 5.0
"""After a crash old backends hold the shared memory for a moment; a start may be refused that long."""
LOOK_SECONDS = 0.2
ASK_SECONDS = 1.0
ADOPT_ORPHANS = 36
"""PR_SET_CHILD_SUBREAPER of Linux."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Which server, from which binaries, as which operating-system user."""

    base: str
    data: str
    sockets: str
    binaries: str
    user: str | None
    owner: str
    passing: bool
    """A passing server is for tests: it is deleted when it stops."""
    hasty: bool
    """A hasty server does not wait for the disk: what it acknowledged may be lost when it is killed."""


class ServerRefused(Exception):
    """PostgreSQL does not start; the log says why."""


def main() -> int:
    """Start, say one line, wait for the owner to go, stop."""
    plan = Plan(**json.loads(sys.argv[1]))
    for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(each, signal.SIG_IGN)
    os.umask(0o022)
    _adopt_orphans()
    try:
        Path(plan.base).mkdir(parents=True, exist_ok=True)
        users = os.open(f"{plan.base}/users.lock", os.O_RDWR | os.O_CREAT, 0o600)
        with _one_at_a_time(plan):
            _prepare(plan)
            _start(plan)
            fcntl.flock(users, fcntl.LOCK_SH)
    except (ServerRefused, OSError) as reason:
        print(reason, flush=True)  # noqa: T201 - the owner reads this line
        return 1
    print("ready", flush=True)  # noqa: T201 - the owner waits for this word
    _watch(plan)
    with _one_at_a_time(plan):
        if _last(users):
            _stop(plan)
    return 0


@contextlib.contextmanager
def _one_at_a_time(plan: Plan) -> Iterator[None]:
    with Path(f"{plan.base}/start.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _last(users: int) -> bool:
    try:
        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _prepare(plan: Plan) -> None:
    """Make the cluster once. Made beside and renamed, so that a killed attempt leaves nothing half-made."""
    _own_directory(plan, plan.sockets)
    if Path(plan.data, "PG_VERSION").exists():
        _require_same_version(plan)
        return
    draft = f"{plan.data}.new"
    shutil.rmtree(draft, ignore_errors=True)
    _own_directory(plan, draft)
    command = [
        "initdb",
        "-D",
        draft,
        "-U",
        plan.owner,
        "--encoding=UTF8",
        "--locale=C.UTF-8",
        "--data-checksums",
    ]
    command += ["--auth-local=trust", "--auth-host=reject", *(["--no-sync"] if plan.hasty else [])]
    if _run(plan, *command) != 0:
        raise ServerRefused(f"initdb failed, see {plan.base}/log")
    Path(draft).rename(plan.data)


def _require_same_version(plan: Plan) -> None:
    """A cluster is read only by the major version that made it."""
    made_by = Path(plan.data, "PG_VERSION").read_text().strip()
    told = subprocess.run(
        [f"{plan.binaries}/postgres", "--version"], capture_output=True, text=True, check=True
    )
    if f" {made_by}." not in told.stdout:
        raise ServerRefused(
            f"{plan.data} was made by PostgreSQL {made_by}, these binaries are {told.stdout.strip()}"
        )


def _own_directory(plan: Plan, path: str) -> None:
    """Local connections are trusted, so only the server's user (and root) may reach the socket."""
    Path(path).mkdir(mode=0o700, exist_ok=True, parents=True)
    if plan.user:
        shutil.chown(path, plan.user)
    if Path(path).stat().st_uid != (pwd.getpwnam(plan.user).pw_uid if plan.user else os.geteuid()):
        raise ServerRefused(f"{path} belongs to somebody else")
    Path(path).chmod(0o700)


def _start(plan: Plan) -> None:
    if _answers(plan):
        return
    options = ["-k", plan.sockets, "-c", "listen_addresses=", "-c", "jit=off", "-c", "logging_collector=off"]
    if plan.hasty:
        options += ["-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"]
    command = ("pg_ctl", "start", "-w", "-t", "120", "-D", plan.data, "-o", shlex.join(options))
    patience = time.monotonic() + CRASH_PATIENCE
    while _run(plan, *command) != 0:
        _bury()
        if time.monotonic() > patience:
            _forget_stranger(plan)
            if _run(plan, *command) != 0:
                raise ServerRefused(f"the server does not start, see {plan.base}/log")
            return
        time.sleep(0.25)


def _forget_stranger(plan: Plan) -> None:
    """After a kill -9 the number in postmaster.pid may by now be some other program's, or that of a corpse."""
    lock = Path(plan.data, "postmaster.pid")
    with contextlib.suppress(FileNotFoundError):  # then nothing stands in the way
        number = lock.read_text().split("\n", 1)[0]
        if not _is_living_server(number):
            lock.unlink()


def _is_living_server(number: str) -> bool:
    if Path("/proc/self/stat").exists():
        with contextlib.suppress(OSError):  # nobody has the number
            name, _, rest = Path(f"/proc/{number}/stat").read_text().rpartition(")")
            return "postgres" in name and rest.split()[0] != "Z"
        return False
    command = ["ps", "-o", "stat=,comm=", "-p", number]
    told = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    return "postgres" in told and not told.startswith("Z")


def _adopt_orphans() -> None:
    """On Linux the server becomes our child once the pg_ctl that started it has gone, and we bury it when it dies.

    In a container nobody else may do that, and a corpse keeps its number and so its lock file.
    """
    with contextlib.suppress(AttributeError):  # other systems do not know it and always bury their dead
        ctypes.CDLL(None).prctl(ADOPT_ORPHANS, 1, 0, 0, 0)


def _bury() -> bool:
    """Take leave of children that have ended; whether there were any. No program of ours runs at this moment."""
    buried = False
    with contextlib.suppress(ChildProcessError):  # none left
        while os.waitpid(-1, os.WNOHANG)[0]:
            buried = True
    return buried


def _stop(plan: Plan) -> None:
    for mode in ["immediate"] if plan.passing else ["fast", "immediate"]:
        if _run(plan, "pg_ctl", "stop", "-w", "-t", "60", "-m", mode, "-D", plan.data) == 0:
            break
    if plan.passing:
        shutil.rmtree(plan.sockets, ignore_errors=True)
        shutil.rmtree(plan.base, ignore_errors=True)


def _watch(plan: Plan) -> None:
    """Until the owner goes; a server that dies meanwhile is started again."""
    asked = 0.0
    while not select.select([sys.stdin], [], [], LOOK_SECONDS)[0]:
        if not _bury() and time.monotonic() - asked < ASK_SECONDS:
            continue
        asked = time.monotonic()
        if _answers(plan):
            continue
        with (
            _one_at_a_time(plan),
            contextlib.suppress(ServerRefused),
        ):  # the log says why; the next second tries again
            _start(plan)


def _answers(plan: Plan) -> bool:
    with socket.socket(socket.AF_UNIX) as line:
        return line.connect_ex(f"{plan.sockets}/.s.PGSQL.5432") == 0


def _run(plan: Plan, program: str, *arguments: str) -> int:
    """Into the log, never into a pipe: the server inherits its starter's output and would hold a pipe open for ever."""
    environment = {"PATH": f"{plan.binaries}:{os.defpath}", "LC_ALL": "C.UTF-8", "TZ": "Asia/Shanghai"}
    with Path(plan.base, "log").open("a") as log:
        return subprocess.run(
            [f"{plan.binaries}/{program}", *arguments],
            check=False,
            cwd="/",
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            user=plan.user,
            group=pwd.getpwnam(plan.user).pw_gid if plan.user else None,
            extra_groups=[] if plan.user else None,
        ).returncode


if __name__ == "__main__":
    sys.exit(main())
