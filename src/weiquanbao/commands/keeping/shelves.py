"""The files: every shelf under the home, laid out by digest, walked without knowing what it is for."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Final

from django.conf import settings
from django.core.files.base import File

from weiquanbao.commands.command import Unfit
from weiquanbao.commands.keeping.book import Part
from weiquanbao.store.shelves import UNFINISHED, ShelfStorage

PIECE: Final = 1024 * 1024
_DJANGOS: Final = {"default", "staticfiles"}


def require_here() -> None:
    """Files that lie elsewhere are not ours to copy. Raises Unfit."""
    if elsewhere := sorted(set(settings.STORAGES) - _DJANGOS):
        raise Unfit(
            f"设置 STORAGES 把 {'、'.join(elsewhere)} 放在别处，这里备份不到。请用那边自己的办法备份。"
        )


def lying() -> Iterator[tuple[str, str]]:
    """Every file that lies on a shelf, as shelf and name within it."""
    root = Path(settings.MEDIA_ROOT)
    for shelf in sorted(root.iterdir()) if root.is_dir() else ():
        if shelf.is_dir():
            for path in sorted(shelf.rglob("*")):
                name = path.relative_to(shelf)
                if path.is_file() and not path.is_symlink() and name.parts[0] != UNFINISHED:
                    yield shelf.name, name.as_posix()


def opened(shelf: str, name: str) -> IO[bytes]:
    """The file, open for reading."""
    return (Path(settings.MEDIA_ROOT) / shelf / name).open("rb")


def put(shelf: str, name: str, content: IO[bytes], part: Part) -> None:
    """Lay a file down, whole or not at all; one that lies there unharmed is left alone."""
    if not is_whole(shelf, name, part):
        ShelfStorage(location=Path(settings.MEDIA_ROOT) / shelf).save(name, File(content))


def is_whole(shelf: str, name: str, part: Part) -> bool:
    """Whether the file lies there, byte for byte."""
    try:
        with opened(shelf, name) as content:
            return passed(content) == part
    except OSError:
        return False


def passed(content: IO[bytes], on: Callable[[bytes], object] | None = None) -> Part:
    """Length and digest of everything that can be read here, passed on piece by piece."""
    size, seen = 0, hashlib.sha256()
    while piece := content.read(PIECE):
        size += len(piece)
        seen.update(piece)
        if on:
            on(piece)
    return Part(size, seen.hexdigest())
