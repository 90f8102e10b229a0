"""Bringing a backup back: files first, then the whole database in one transaction, then every check there is."""

from __future__ import annotations

import contextlib
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final
from zipfile import ZipFile

from django.db import connections

from weiquanbao.commands.command import Mistake, Unfit
from weiquanbao.commands.keeping import book, checking, keyring, point, shelves
from weiquanbao.commands.keeping.book import Book, Damaged
from weiquanbao.commands.keeping.server import Server, reach, server
from weiquanbao.config import schema

_EMPTY: Final = (
    "SELECT count(*) FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace"
)
_BEGIN: Final = "BEGIN;\nSET LOCAL lock_timeout = '20s';\n"
_CLEAR: Final = "DROP SCHEMA public CASCADE;\nCREATE SCHEMA public AUTHORIZATION pg_database_owner;\n"
_NEWER_ONLY: Final = b"SET transaction_timeout = 0;\n"
"""Newer programs say it to every server; those before 17 do not know it, and it is what they do anyway."""
_HEAD_LINES: Final = 60


@dataclass(frozen=True, slots=True)
class Brought:
    """What was brought back, and everything that was found wrong with it afterwards."""

    told: Book
    files: int
    migrated: bool
    keys_kept: bool
    faults: list[str]


@contextlib.contextmanager
def checked(path: Path) -> Iterator[tuple[ZipFile, Book]]:
    """A backup that is whole and fits. Raises Damaged, Unfit."""
    with checking.opened(path) as archive:
        said = checking.told(archive)
        if parts := checking.faults(archive, said):
            raise Damaged(parts)
        if misfits := keyring.misfits(said.keys):
            raise Unfit("\n".join([*misfits, "钥匙不合，没有恢复，什么也没有动。"]))
        if not checking.is_ours(archive):
            raise Unfit("备份的清单不是用本单位的台账钥匙签名的，没有恢复，什么也没有动。")
        if newer := checking.unknown_migrations(said):
            raise Unfit(
                f"备份是更新的版本（{said.version}）做的，这个版本没有它的表（{newer[0]} 等 {len(newer)} 处）。"
                "请先换成那个版本或更新的版本，什么也没有动。"
            )
        yield archive, said


def bring(path: Path, *, replace: bool) -> Brought:
    """Bring a backup back into an empty database, or in place of what is there when told so."""
    shelves.require_here()
    with checked(path) as (archive, said):
        into = server()
        _require_room(said, into, replace=replace)
        connections.close_all()
        _lay_down_files(archive, said)
        _load(archive, into, replace=replace)
        faults = _differences(said)
        migrated = not schema.is_current()
        if migrated:
            schema.migrate()
        kept = keyring.keep_in_home()
        return Brought(said, _count(said), migrated, kept, [*faults, *_ledger_faults(), *_file_faults(said)])


def _require_room(said: Book, into: Server, *, replace: bool) -> None:
    if into.major < said.postgres:
        raise Unfit(f"备份来自 PostgreSQL {said.postgres}，这里是 {into.major}，装不回去。什么也没有动。")
    with reach() as looking:
        tables = looking.execute(_EMPTY).fetchall()[0][0]
    if tables and not replace:
        raise Mistake(
            f"数据库不是空的（有 {tables} 张表）。请用一个空的数据库；要用备份顶替现在的全部数据，加 --replace。"
        )


def _lay_down_files(archive: ZipFile, said: Book) -> None:
    """A file more does no harm: if the database is then not brought back, the next sweep frees it."""
    for name, part in said.parts.items():
        if name.startswith(book.FILES):
            shelf, _, place = name.removeprefix(book.FILES).partition("/")
            with archive.open(name) as content:
                shelves.put(shelf, place, content, part)


def _load(archive: ZipFile, into: Server, *, replace: bool) -> None:
    """Tables, rows, then indexes and triggers, as pg_restore does it; in one transaction, so all of it or nothing."""
    unpacking = [into.program("pg_restore"), "--no-owner", "--no-privileges", "--no-comments", "--file=-"]
    loading = [into.program("psql"), "--no-psqlrc", "--quiet", "--no-password", "--set=ON_ERROR_STOP=1"]
    loading += ["--output=/dev/null", f"--dbname={into.address}"]
    with tempfile.TemporaryFile() as said:
        with (
            subprocess.Popen(unpacking, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=said) as unpack,
            subprocess.Popen(loading, stdin=subprocess.PIPE, stderr=said, env=into.environment) as load,
        ):
            assert unpack.stdin and unpack.stdout and load.stdin  # noqa: S101, PT018 - they were opened as pipes
            feeding = threading.Thread(target=_feed, args=(archive, unpack.stdin))
            feeding.start()
            with contextlib.suppress(BrokenPipeError):  # it has said why and gone
                load.stdin.write((_BEGIN + (_CLEAR if replace else "")).encode())
                _pass_on(unpack.stdout, load.stdin, into.major)
                if unpack.wait() == 0:  # what came only in part is never committed
                    load.stdin.write(b"COMMIT;\n")
                load.stdin.close()
            unpack.stdout.close()
            feeding.join()
        if unpack.returncode or load.returncode:
            said.seek(0)
            lines = said.read().decode(errors="replace").strip().splitlines()[:5]
            raise Unfit("\n".join(["数据库没有恢复，原来怎样还是怎样：", *lines]))


def _feed(archive: ZipFile, to: IO[bytes]) -> None:
    with contextlib.suppress(BrokenPipeError), to, archive.open(book.DUMP) as dump:
        shelves.passed(dump, to.write)


def _pass_on(script: IO[bytes], to: IO[bytes], major: int) -> None:
    for _line in range(_HEAD_LINES):
        line = script.readline()
        if major >= 17 or line != _NEWER_ONLY:
            to.write(line)
    shelves.passed(script, to.write)


def _differences(said: Book) -> list[str]:
    """Tables that do not have as many rows as they had."""
    with reach() as looking:
        rows = point.rows_of(looking)
    return [
        f"表 {table}：备份时 {count} 行，现在 {rows.get(table, 0)} 行"
        for table, count in said.rows.items()
        if rows.get(table, 0) != count
    ]


def _ledger_faults() -> list[str]:
    from weiquanbao.desk.verify import verify

    return [f"{fault.where}：{fault.what}" for fault in verify().faults]


def _file_faults(said: Book) -> list[str]:
    """Read once more from the disk they were laid down on."""
    placed = {
        name: (*name.removeprefix(book.FILES).partition("/")[::2], part)
        for name, part in said.parts.items()
        if name.startswith(book.FILES)
    }
    faults = [f"{name}：写下去以后读出来不一样" for name, at in placed.items() if not shelves.is_whole(*at)]
    return [*faults, *(f"{name}：备份以前就已经缺了或者坏了" for name in said.missing)]


def _count(said: Book) -> int:
    return sum(name.startswith(book.FILES) for name in said.parts)
