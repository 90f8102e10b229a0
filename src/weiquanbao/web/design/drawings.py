"""Icons and pictures: small line drawings, sent once a page and only if the page uses them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_HERE = Path(__file__).parent
_SVG = re.compile(r'<svg xmlns="[^"]+" viewBox="(?P<box>[^"]+)">(?P<body>.*)</svg>', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Drawing:
    """One symbol: its id on the page, its frame and its strokes."""

    code: str
    box: str
    body: str

    @property
    def symbol(self) -> str:
        return f'<symbol id="{self.code}" viewBox="{self.box}">{self.body}</symbol>'


def used_on(page: object) -> dict[str, Drawing]:
    """The drawings a page refers to so far, by their id; kept with its request."""
    found: dict[str, Drawing] = page.__dict__.setdefault("_drawings_used", {})
    return found


@cache
def icons() -> Mapping[str, Drawing]:
    """Every icon by name, 24 units square, drawn in the colour of the text."""
    return _read("icons", "i")


@cache
def pictures() -> Mapping[str, Drawing]:
    """Every picture by name, 56 units square; exactly one red detail says what is wrong."""
    return _read("pictures", "p")


def _read(folder: str, prefix: str) -> dict[str, Drawing]:
    return {
        file.stem: _drawing(f"{prefix}-{file.stem}", file.read_text("utf-8").strip())
        for file in sorted((_HERE / folder).glob("*.svg"))
    }


def _drawing(code: str, text: str) -> Drawing:
    found = _SVG.fullmatch(text)
    if found is None:
        raise ValueError(f"{code} is not a plain <svg> with a viewBox")
    return Drawing(code, found["box"], found["body"])
