"""Where the texts lie: in `procedures/<code>/notices/` those of a procedure, in `notices/texts/` the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

from weiquanbao.notices.wording import Wording, WordingError, parse

_CODE = re.compile(r"(?:([a-z][a-z0-9_]*)\.)?([a-z][a-z0-9_]*)")
_ROOT = "weiquanbao"


@cache
def wording(code: str) -> Wording:
    """The text with this code: `resume_link`, or `complaint.accepted` for a text of a procedure."""
    found = _CODE.fullmatch(code)
    if not found:
        raise WordingError(f"{code!r} is not the code of a text")
    source = _folder(found[1]).joinpath(f"{found[2]}.txt")
    if not source.is_file():
        raise WordingError(f"no text {code!r}")
    return parse(code, source.read_text(encoding="utf-8"))


def codes(procedure: str | None = None) -> tuple[str, ...]:
    """The codes of all texts of a procedure, or of all that belong to none."""
    folder = _folder(procedure)
    if not folder.is_dir():
        return ()
    names = sorted(
        entry.name.removesuffix(".txt") for entry in folder.iterdir() if entry.name.endswith(".txt")
    )
    return tuple(f"{procedure}.{name}" if procedure else name for name in names)


def procedures() -> Iterator[str]:
    """Every procedure that has texts of its own."""
    root = resources.files(_ROOT) / "procedures"
    if root.is_dir():
        yield from sorted(entry.name for entry in root.iterdir() if (entry / "notices").is_dir())


def _folder(procedure: str | None) -> Traversable:
    root = resources.files(_ROOT)
    return root / "procedures" / procedure / "notices" if procedure else root / "notices" / "texts"
