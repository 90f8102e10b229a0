"""Taking a backup: database and files at one point, into a file that is there whole or not at all."""

from __future__ import annotations

import contextlib
import fcntl
import os
import re
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import IO, Final
from zipfile import ZIP_STORED, ZipFile

from django.conf import settings

from weiquanbao.commands.command import Mistake, Unfit
from weiquanbao.commands.keeping import book, point, shelves
from weiquanbao.commands.keeping.book import Book, Part
from weiquanbao.commands.keeping.server import Server, server
from weiquanbao.ledger import signing

_UNFINISHED: Final = ".unfinished-backup-"
_DIGEST: Final = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Taken:
    """What was taken, and where it lies."""

    path: Path
    taken_at: datetime
    size: int
    files: int
    rows: int
    missing: list[str]


def take(where: Path, now: datetime) -> Taken:
    """Take a backup into this file, or into this folder under the name of the moment. Raises Mistake, Unfit."""
    path = where / f"weiquanbao-{now:%Y%m%d-%H%M%S}.zip" if where.is_dir() else where
    if path.exists():
        raise Mistake(f"{path} 已经有了，不会盖掉它。")
    if not path.parent.is_dir():
        raise Mistake(f"没有文件夹 {path.parent}。")
    shelves.require_here()
    with point.standing() as at:
        try:
            with _whole_or_nothing(path) as out, ZipFile(out, "w", ZIP_STORED, allowZip64=True) as archive:
                told = _written(archive, server(), at)
        except OSError as fault:
            raise Unfit(f"备份没有做成，什么也没有留下：写 {path.parent} 时{fault.strerror}。") from None
    files = sum(name.startswith(book.FILES) for name in told.parts)
    return Taken(path, at.taken_at, path.stat().st_size, files, sum(told.rows.values()), told.missing)


def _written(archive: ZipFile, from_here: Server, at: point.Point) -> Book:
    """Every part, then the list of them."""
    archive.writestr(book.ABOUT, book.ABOUT_TEXT)
    parts = {book.DUMP: _database(archive, from_here, at.snapshot)}
    files, missing = _files(archive, at)
    told = Book(
        county=settings.COUNTY_NAME,
        version=version("weiquanbao"),
        taken_at=at.taken_at.isoformat(timespec="seconds"),
        postgres=from_here.major,
        migrations=at.migrations,
        rows=at.rows,
        keys=at.keys,
        parts=parts | files,
        missing=missing,
    )
    signature, public_key = signing.sign(told.text())
    archive.writestr(book.LIST, told.text())
    archive.writestr(book.SIGNATURE, f"{signature.hex()} {public_key.hex()}\n")
    return told


def _database(archive: ZipFile, from_here: Server, snapshot: str) -> Part:
    command = [from_here.program("pg_dump"), "--format=custom", f"--snapshot={snapshot}", "--no-owner"]
    command += ["--no-privileges", "--no-password", f"--dbname={from_here.address}"]
    with tempfile.TemporaryFile() as said:
        with (
            subprocess.Popen(
                command, stdout=subprocess.PIPE, stderr=said, env=from_here.environment
            ) as dumping,
            archive.open(book.DUMP, "w", force_zip64=True) as kept,
        ):
            assert dumping.stdout  # noqa: S101 - it was opened as a pipe
            part = shelves.passed(dumping.stdout, kept.write)
        if dumping.returncode:
            said.seek(0)
            raise Unfit(f"数据库没有备份成，什么也没有留下：{said.read().decode(errors='replace').strip()}")
    return part


def _files(archive: ZipFile, at: point.Point) -> tuple[dict[str, Part], list[str]]:
    """What the database names, and of shelves that no table describes whatever lies there."""
    parts: dict[str, Part] = {}
    whole: dict[str, set[str]] = {shelf: set() for shelf in at.named}
    missing: list[str] = []
    for shelf, name in shelves.lying():
        digest = name.rpartition("/")[2]
        if shelf in at.named and digest not in at.named[shelf]:
            continue
        part = parts[f"{book.FILES}{shelf}/{name}"] = _file(archive, shelf, name)
        if part.sha256 == digest:
            whole.setdefault(shelf, set()).add(digest)
        elif shelf not in at.named and _DIGEST.fullmatch(digest):
            missing.append(f"{shelf}/{digest}")
    for shelf, named in at.named.items():
        missing += [f"{shelf}/{digest}" for digest in named - whole[shelf]]
    return parts, sorted(missing)


def _file(archive: ZipFile, shelf: str, name: str) -> Part:
    with (
        shelves.opened(shelf, name) as content,
        archive.open(f"{book.FILES}{shelf}/{name}", "w", force_zip64=True) as kept,
    ):
        return shelves.passed(content, kept.write)


@contextlib.contextmanager
def _whole_or_nothing(path: Path) -> Iterator[IO[bytes]]:
    """Under the last name only when everything is on the disk; killed half way, it looks like no backup."""
    _clear_left_over(path.parent)
    descriptor, draft = tempfile.mkstemp(prefix=_UNFINISHED, dir=path.parent)  # readable by its owner alone
    try:
        with os.fdopen(descriptor, "w+b") as out:
            fcntl.flock(out, fcntl.LOCK_EX)
            yield out
            out.flush()
            os.fsync(descriptor)
            Path(draft).rename(path)
        _sync(path.parent)
    finally:
        Path(draft).unlink(missing_ok=True)


def _clear_left_over(folder: Path) -> None:
    """What a killed backup left behind; one that is being taken is locked."""
    for draft in folder.glob(f"{_UNFINISHED}*"):
        with contextlib.suppress(OSError), draft.open("rb") as left:
            fcntl.flock(left, fcntl.LOCK_EX | fcntl.LOCK_NB)
            draft.unlink()


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
