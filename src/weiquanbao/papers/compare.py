"""A paper that was printed, signed by hand and scanned is laid over the very same sheet: only signatures may be new.

What is printed red (the head of a letter) is not compared; red ink of a seal or a fingerprint may lie where people
sign and where the body signs. Everything else must be there, and nothing else may be.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Final

import pypdf
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from weiquanbao.papers import inking, pdf
from weiquanbao.papers.aligning import DPI, ink_of, place
from weiquanbao.papers.inking import Box
from weiquanbao.papers.sheets import Sheet

#: A scan with more dots is not opened; one with fewer on its longer edge is too coarse to read a figure on.
MOST_DOTS, FEWEST_LONG = 40_000_000, 1_050
MOST_PAGES: Final = 40
#: A scan that leaves more of the page than this uncovered shows something else, or half of it.
MOST_UNCOVERED: Final = 0.3
#: What is said at most of one paper: whoever reads three scans it again.
MOST_SAID: Final = 8
AGAIN: Final = "请放平、拍全、光线均匀，再扫一次"
_MM: Final = DPI / 25.4
#: The edge of the paper, where scanners leave shadows and staples their holes.
_EDGE: Final = round(8 * _MM)
#: How far a signature may reach beyond the line for it, and a seal beyond what it lies over.
_SIGNATURE, _SEAL = round(11 * _MM), round(32 * _MM)
#: From this redness ink is red: 255 is the reddest.
_RED: Final = 36


@dataclass(frozen=True, slots=True)
class Difference:
    """One place that is not the same: the page, and a sentence that says where and what; page 0 is the whole paper."""

    page: int
    words: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Whether the scan is the paper with nothing but signatures added; if not, where it differs."""

    differences: tuple[Difference, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether it is the same."""
        return not self.differences


@dataclass(frozen=True, slots=True)
class _Page:
    """A page as it must be: its ink, where the comparison is blind, where anything or only red ink may be added."""

    ink: Image.Image
    blind: Image.Image
    free: Image.Image
    red: Image.Image


def compare(scan: Sequence[bytes], sheet: Sheet) -> Comparison:
    """Compare the scanned pages, in order, with the sheet they were printed from. Raises PaperError."""
    expected = pdf.pictures(sheet, dpi=DPI)
    if len(scan) != len(expected):
        return _said(0, f"文书有 {len(expected)} 页，扫描件有 {len(scan)} 页：{_which(scan, expected)}")
    if len(scan) > MOST_PAGES:
        return _said(0, f"最多能比对 {MOST_PAGES} 页")
    marked = pdf.pictures(sheet, dpi=DPI, marked=True)
    found: list[Difference] = []
    for number, content in enumerate(scan, 1):
        page = _page(expected[number - 1], _blocks_on(marked[number - 1]), sheet)
        lines = _Lines(sheet, number)
        found += (Difference(number, words) for words in _compared(content, page, lines, expected, number))
    return Comparison(tuple(found[:MOST_SAID]))


def _said(page: int, words: str) -> Comparison:
    return Comparison((Difference(page, words),))


def _which(scan: Sequence[bytes], expected: Sequence[Image.Image]) -> str:
    """Which pages are missing, as far as the scans can be told apart."""
    if len(scan) > len(expected):
        return "请只放这份文书的页，按顺序再扫一次"
    likely = [_most_like(one, expected) for one in scan[:MOST_PAGES]]
    lost = [str(number) for number in range(1, len(expected) + 1) if number not in likely]
    if len(lost) == len(expected) - len(scan):
        return f"少了第 {'、'.join(lost)} 页"
    return "有的页少了，请按顺序再扫一次"


def _most_like(content: bytes, expected: Sequence[Image.Image]) -> int:
    """The number of the page that this scan shows best; 0 where it cannot be read."""
    opened = _opened(content)
    if opened is None:
        return 0
    gray = opened.getchannel(0)
    ink = ink_of(gray)
    left = [place(_ink(page), ink, gray, roughly=True)[1] for page in expected[:MOST_PAGES]]
    return left.index(min(left)) + 1


def _compared(
    content: bytes, page: _Page, lines: _Lines, expected: Sequence[Image.Image], number: int
) -> Iterator[str]:
    scan = _opened(content)
    if scan is None:
        yield f"第 {number} 页看不清，{AGAIN}"
        return
    gray = scan.getchannel(0)
    ink = ink_of(gray)
    placing, _left = place(page.ink, ink, gray)
    laid = inking.settled(page.ink, placing.laid(ink, page.ink.size))
    if inking.uncovered(page.ink, laid) > MOST_UNCOVERED:
        other = _most_like(content, expected) if len(expected) > 1 else number
        swapped = f"放的像是第 {other} 页" if other not in (0, number) else f"对不上，{AGAIN}"
        yield f"第 {number} 页{swapped}"
        return
    red = placing.laid(_red(scan), page.ink.size)
    yield from lines.said(_wrong(page, laid, red))


def _opened(content: bytes) -> Image.Image | None:
    """A scan in three colours, as large as evidence is served; None where it is none or too coarse."""
    try:
        with Image.open(io.BytesIO(content), formats=("JPEG", "PNG")) as opened:
            if opened.width * opened.height > MOST_DOTS or max(opened.size) < FEWEST_LONG:
                return None
            opened.draft("RGB", (1600, 1600))
            image = opened.convert("RGB")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    image.thumbnail((1600, 1600), Image.Resampling.LANCZOS)
    return image


def _ink(page: Image.Image) -> Image.Image:
    return ImageChops.invert(page.getchannel(0))


def _red(image: Image.Image) -> Image.Image:
    """How much redder than anything else each dot is."""
    red, green, blue = image.split()
    return ImageChops.subtract(red, ImageChops.lighter(green, blue)).filter(ImageFilter.BoxBlur(1))


def _wrong(page: _Page, laid: Image.Image, red: Image.Image) -> tuple[Box, ...]:
    """The places that differ, largest parts together, from top to bottom."""
    blind = page.blind
    missing = ImageChops.subtract(inking.wrong(page.ink, laid), blind)
    new = inking.wrong(laid, page.ink)
    new = ImageChops.subtract(new, ImageChops.lighter(blind, page.free))
    stain = inking.many(inking.over(red, _RED))
    stain = ImageChops.subtract(stain, ImageChops.lighter(blind, page.red))
    every = reduce(ImageChops.lighter, (missing, new, stain))
    inner = Image.new("L", every.size)
    box = (_EDGE, _EDGE, every.width - _EDGE, every.height - _EDGE)
    inner.paste(every.crop(box), box[:2])
    return inking.spots(inner)


def _page(picture: Image.Image, blocks: dict[int, tuple[int, int]], sheet: Sheet) -> _Page:
    """A signature may lie around its line as far as no other block reaches, a seal over whoever signs."""
    free, red = Image.new("L", picture.size), Image.new("L", picture.size)
    draw_free, draw_red = ImageDraw.Draw(free), ImageDraw.Draw(red)
    kinds = {number: sheet.blocks[number].kind for number in blocks if number < len(sheet.blocks)}
    for number, kind in kinds.items():
        top, bottom = blocks[number]
        if kind == "sign":
            draw_free.rectangle((0, top - _SIGNATURE, picture.width, bottom + _SIGNATURE), fill=255)
        if kind in ("sign", "right"):
            draw_red.rectangle((0, top - _SEAL, picture.width, bottom + _SEAL), fill=255)
    for number, kind in kinds.items():
        if kind != "sign":
            draw_free.rectangle((0, blocks[number][0] - 2, picture.width, blocks[number][1] + 2), fill=0)
    blind = inking.grown(
        inking.grown(inking.over(_red(picture), _RED), 15), 15
    )  # wider than a window of `inking`
    return _Page(_ink(picture), blind, free, red)


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


class _Lines:
    """The lines of one page with their words, by which a place is said; read only when there is something to say."""

    def __init__(self, sheet: Sheet, page: int) -> None:
        self.sheet, self.page = sheet, page

    def said(self, spots: Sequence[Box]) -> Iterator[str]:
        """A sentence for each line in which something lies, in order; what lies between lines is said by its place."""
        if not spots:
            return
        lines = _lines_of(self.sheet, self.page)
        told: set[int] = set()
        for left, top, right, bottom in spots:
            middle = (top + bottom) / 2 / DPI * 72
            near = min(range(len(lines)), key=lambda one: abs(lines[one][0] - middle), default=None)
            if near is None or abs(lines[near][0] - middle) > 15:
                across = (
                    "左"
                    if (left + right) / 2 < DPI * 2.75
                    else "中"
                    if (left + right) / 2 < DPI * 5.5
                    else "右"
                )
                yield f"第 {self.page} 页离上边 {round(top / _MM / 10)} 厘米、靠{across}的地方，多了写上去的东西"
            elif near not in told:
                told.add(near)
                yield f"第 {self.page} 页第 {near + 1} 行，“{_short(lines[near][1])}”这一行，和原来的不一样"


def _short(words: str) -> str:
    return words if len(words) <= 40 else f"{words[:40]}…"


def _lines_of(sheet: Sheet, page: int) -> list[tuple[float, str]]:
    """The middle of each line in points from the top, and its words, without the number of the page."""
    reader = pypdf.PdfReader(io.BytesIO(pdf.render(sheet)))
    rows: dict[int, list[tuple[float, str]]] = {}

    def visit(text: str, cm: list[float], tm: list[float], _font: object, size: float) -> None:
        if text.strip():
            x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
            y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
            row = next((one for one in rows if abs(one - y) < 5), round(y))
            rows.setdefault(row, []).append((x, text.strip()))

    one = reader.pages[page - 1]
    one.extract_text(visitor_text=visit)
    high = float(one.mediabox.height)
    lines = [(high - y - 5, "".join(text for _x, text in sorted(row))) for y, row in rows.items()]
    return sorted(one for one in lines if not re.fullmatch(r"—\s*\d+\s*—", one[1]))
