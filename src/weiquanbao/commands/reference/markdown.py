"""Small pieces of Markdown, as GitHub reads it."""

import re
from collections.abc import Iterable

NOTHING = "—"
_DROPPED = re.compile(r"[^\w\- ]")


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A table; a bar in a cell would end the cell, a line break the row."""
    names = tuple(head)
    lines = (names, ("---",) * len(names), *(tuple(_cell(cell) for cell in row) for row in rows))
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _cell(text: str) -> str:
    return text.strip().replace("|", "\\|").replace("\n", "<br>") or NOTHING


def code(*names: str) -> str:
    """Names as they stand in code."""
    return ", ".join(f"`{name}`" for name in names) or NOTHING


def anchor(heading: str) -> str:
    """Where a link to this heading leads."""
    return _DROPPED.sub("", heading.lower()).replace(" ", "-")


def link(words: str, page: str, heading: str = "") -> str:
    """A link to a page, or to a heading of it."""
    return f"[{words}]({page}{'#' + anchor(heading) if heading else ''})"


def bullets(lines: Iterable[str]) -> str:
    """One line each; empty ones are left out."""
    return "".join(f"- {line}\n" for line in lines if line)


def quoted(text: str) -> str:
    """A text as it is shown to somebody, line by line."""
    return "\n".join(f"> {line}".rstrip() for line in text.strip().split("\n")).replace("\n", "  \n") + "\n"
