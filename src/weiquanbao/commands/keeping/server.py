"""The database as PostgreSQL's own programs reach it, and which of those programs fit it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import psycopg
from django.conf import settings
from django.db import connection
from psycopg.conninfo import make_conninfo

from weiquanbao.commands.command import Unfit
from weiquanbao.config import embedded

_OURS: Final = {"pool", "prepare_threshold"}
_VERSION: Final = re.compile(r"\(PostgreSQL\) (\d+)")


@dataclass(frozen=True, slots=True)
class Server:
    """Where the database is, and the folder of programs that speak its language."""

    address: str
    password: str
    major: int
    programs: Path

    @property
    def environment(self) -> dict[str, str]:
        """The password travels here: a command line can be read by every user of the machine."""
        return os.environ | ({"PGPASSWORD": self.password} if self.password else {})

    def program(self, name: str) -> str:
        """The full path of one of its programs."""
        return str(self.programs / name)


def reach(**more: Any) -> psycopg.Connection[Any]:
    """A connection of our own to the installation's database, beside Django's."""
    return psycopg.connect(_address(settings_password=True), **more)


def server() -> Server:
    """The server the installation runs on. Raises Unfit when no fitting programs are there."""
    with reach() as one:
        major, encrypted = one.info.server_version // 10_000, one.pgconn.ssl_in_use
    told = connection.settings_dict
    return Server(_address(), told["PASSWORD"], major, _programs(major, encrypted=encrypted))


def _address(*, settings_password: bool = False) -> str:
    told = connection.settings_dict
    parts = {"host": told["HOST"], "port": told["PORT"], "user": told["USER"], "dbname": told["NAME"]}
    if settings_password:
        parts["password"] = told["PASSWORD"]
    parts |= {name: value for name, value in told["OPTIONS"].items() if name not in _OURS}
    return make_conninfo(**{name: value for name, value in parts.items() if value})


def _programs(major: int, *, encrypted: bool) -> Path:
    """The oldest that are not older than the server: what they write can be read in most places."""
    fitting = [
        (found, n) for n, folder in enumerate(_folders(encrypted)) if (found := _major(folder)) >= major
    ]
    if not fitting:
        raise Unfit(
            f"没有找到 PostgreSQL {major} 或更新的 pg_dump、pg_restore 和 psql。请装 postgresql-client-{major}，"
            "或者用设置 WEIQUANBAO_POSTGRES_BIN 说它们在哪个文件夹。"
        )
    return _folders(encrypted)[min(fitting)[1]]


def _folders(encrypted: bool) -> list[Path]:
    if settings.ENVIRONMENT.postgres_bin:
        return [Path(settings.ENVIRONMENT.postgres_bin)]
    wheel = [] if encrypted else [embedded.in_the_wheel()]  # those of the wheel know no TLS
    return [*wheel, Path(shutil.which("pg_dump") or "none").parent, *embedded.where_debian_hides_them()]


def _major(folder: Path) -> int:
    """The version of a folder's programs; 0 when one of them is missing."""
    if not all((folder / name).exists() for name in ("pg_dump", "pg_restore", "psql")):
        return 0
    told = subprocess.run([folder / "pg_dump", "--version"], capture_output=True, text=True, check=False)
    found = _VERSION.search(told.stdout)
    return int(found[1]) if found else 0
