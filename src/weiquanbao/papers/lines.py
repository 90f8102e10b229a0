"""The lines of a sheet and where they stand, its blocks and where they lie: by which a place on a page is said."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PIL import Image

from weiquanbao.papers import pdf
from weiquanbao.papers.sheets import Sheet

if TYPE_CHECKING:
    from pypdf import PageObject

_FOOT: Final = re.compile(r"—\s*\d+\s*—")


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its middle in points from the top of the page, and its words."""

    middle: float
    words: str


def lines_of(sheet: Sheet) -> tuple[tuple[Line, ...], ...]:
    """The lines of each page from top to bottom, without the number of the page. Raises PaperError."""
    from pypdf import PdfReader  # a third of a second that no process spends before it is asked for lines

    reader = PdfReader(io.BytesIO(pdf.render(sheet)))
    return tuple(_lines_on(page) for page in reader.pages)


def _lines_on(page: PageObject) -> tuple[Line, ...]:
    rows: dict[int, list[tuple[float, str]]] = {}

    def visit(text: str, cm: list[float], tm: list[float], _font: object, _size: float) -> None:
        if text.strip():
            x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
            y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
            row = next((one for one in rows if abs(one - y) < 5), round(y))
            rows.setdefault(row, []).append((x, text.strip()))

    page.extract_text(visitor_text=visit)
    high = float(page.mediabox.height)
    several = [Line(high - y - 5, "".join(text for _x, text in sorted(row))) for y, row in rows.items()]
    return tuple(
        sorted((one for one in several if not _FOOT.fullmatch(one.words)), key=lambda one: one.middle)
    )


def places_of(sheet: Sheet, dpi: int | None = None) -> tuple[dict[int, tuple[float, float]], ...]:
    """Top and bottom of each block on each page: in dots at so many an inch, else as shares of the page."""
    marked = pdf.pictures(sheet, dpi=dpi or 72, marked=True)
    return tuple(
        {
            number: (top, bottom) if dpi else (top / page.height, bottom / page.height)
            for number, (top, bottom) in _blocks_on(page).items()
        }
        for page in marked
    )


def _blocks_on(marked: Image.Image) -> dict[int, tuple[int, int]]:
    """Top and bottom of each block on a page that was printed in a colour for each."""
    found: dict[int, tuple[int, int]] = {}
    for top in range(0, marked.height, 2):
        strip = marked.crop((0, top, marked.width, min(top + 2, marked.height)))
        for _count, (red, green, blue) in strip.getcolors(strip.width * 2) or ():  # type: ignore[misc]
            if red <= 3 and max(green, blue) > 5:
                number = round(green / 10) * 25 + round(blue / 10) - 1
                first, _last = found.get(number, (top, top))
                found[number] = (first, top + 2)
    return found
