"""The text of a document in the format of the papers, cut into its parts, and its example."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

from weiquanbao.law import tables

_PART = re.compile(r"^\{# part ([a-z_]+) #\}\n", re.MULTILINE)


class BadText(ValueError):
    """A text is not cut into the parts its declaration names."""


@dataclass(frozen=True, slots=True)
class Text:
    """The head as it stands in the file, and part → its lines."""

    head: str
    parts: Mapping[str, str]


#: The day on which the examples are written; their mandatory contents name it.
EXAMPLE_DAY = date(2026, 11, 27)


@cache
def text_of(code: str) -> Text:
    """Our own text of a document. Raises BadText."""
    return cut(code, _file(code, "text.txt").read_text(encoding="utf-8"))


def cut(code: str, source: str) -> Text:
    """A text cut into its parts. Raises BadText."""
    head, mark, body = source.partition("---\n")
    pieces = _PART.split(body)
    if not mark or len(pieces) < 3 or pieces[0].strip():
        raise BadText(f"{code}: no head, or no parts")
    return Text(head + mark, dict(zip(pieces[1::2], pieces[2::2], strict=True)))


def example_of(code: str) -> dict[str, Any]:
    """Answers that make a complete document."""
    return tables.read(_file(code, "example.yaml"))


def _file(code: str, name: str) -> Traversable:
    return resources.files(f"weiquanbao.documents.kinds.{code}").joinpath(name)
