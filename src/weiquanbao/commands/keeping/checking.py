"""Is a file a whole backup, and does it fit here? Everything is judged before anything is touched."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from zipfile import BadZipFile, ZipFile

from django.db.migrations.loader import MigrationLoader

from weiquanbao.commands.keeping import book, shelves
from weiquanbao.commands.keeping.book import Book, Damaged
from weiquanbao.ledger import signing

_BROKEN = (BadZipFile, OSError, EOFError, ValueError, NotImplementedError, RuntimeError, KeyError)
"""What reading a damaged archive may raise."""


def opened(path: Path) -> ZipFile:
    """The archive. Raises Damaged."""
    try:
        return ZipFile(path)
    except FileNotFoundError:
        raise Damaged([f"没有文件 {path}。"]) from None
    except _BROKEN:
        raise Damaged([f"{path.name}：不是备份，或者没有写完，或者结尾坏了"]) from None


def told(archive: ZipFile) -> Book:
    """The list, as the house signed it. Raises Damaged."""
    try:
        text = archive.read(book.LIST)
        signature, public_key = (
            bytes.fromhex(part) for part in archive.read(book.SIGNATURE).decode().split()
        )
    except _BROKEN:
        raise Damaged([f"{book.LIST}：清单坏了或者不在"]) from None
    if not signing.holds(text, signature, public_key):
        raise Damaged([f"{book.LIST}：清单和它的签名对不上，它被改过或者坏了"])
    return book.read(text)


def faults(archive: ZipFile, said: Book) -> list[str]:
    """Every part that is not what the list says, a sentence each."""
    held = set(archive.namelist()) - {book.LIST, book.SIGNATURE, book.ABOUT}
    found = [f"{name}：清单里没有它" for name in sorted(held - set(said.parts))]
    return found + [f"{name}：{fault}" for name in said.parts if (fault := _fault(archive, said, name, held))]


def is_ours(archive: ZipFile) -> bool:
    """Whether this house signed the list, with the ledger key it has or had."""
    return bytes.fromhex(archive.read(book.SIGNATURE).split()[1].decode()) in signing.trusted_keys()


def unknown_migrations(said: Book) -> list[str]:
    """Changes of the tables that the backup has and this version does not know: it is older than the backup."""
    known = MigrationLoader(None, ignore_no_migrations=True).disk_migrations or {}
    replaced = {old for migration in known.values() for old in migration.replaces}
    return [
        f"{app}.{name}"
        for app, names in said.migrations.items()
        for name in names
        if (app, name) not in known and (app, name) not in replaced
    ]


def _fault(archive: ZipFile, said: Book, name: str, held: set[str]) -> str:
    if name not in held:
        return "缺了"
    if ".." in PurePosixPath(name).parts or name.startswith("/"):
        return "名字不对"
    try:
        with archive.open(name) as content:
            whole = shelves.passed(content) == said.parts[name]
    except _BROKEN:
        whole = False
    return "" if whole else "内容坏了"
