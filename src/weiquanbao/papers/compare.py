"""A paper that was printed, signed by hand and scanned is laid over the very same sheet: only signatures may be new.

Ink of any colour may be new around the lines for signing, red ink of a seal or a fingerprint where people sign and
where the body signs; in a scan without colours any ink there. Everything else must be there, and nothing else may be.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Final

from PIL import Image, ImageChops, ImageFilter

from weiquanbao.papers import inking, pdf
from weiquanbao.papers.aligning import DPI, place
from weiquanbao.papers.inking import Inks
from weiquanbao.papers.judging import judged, touching, without
from weiquanbao.papers.lines import lines_of, places_of
from weiquanbao.papers.settling import Settling, settled
from weiquanbao.papers.sheets import Sheet
from weiquanbao.papers.telling import told
from weiquanbao.papers.zones import Page, page_of

#: A scan with more dots is not opened; one with fewer on its longer edge is too coarse to read a figure on.
MOST_DOTS, FEWEST_LONG = 40_000_000, 1_050
MOST_PAGES: Final = 40
#: A scan on which more of the page's ink than this is missing shows something else, or half of it. Measured: 0.05 to
#: 0.15 of a page as it was printed, at most 0.25 with a line left out, at least 0.7 of another one.
MOST_LOST: Final = 0.5
#: What is left over roughly where a scan shows this page: measured 0.1 to 0.45, of another page 0.8 and more.
MOST_LEFT: Final = 0.65
#: What is said at most of one paper: whoever reads three scans it again.
MOST_SAID: Final = 8
AGAIN: Final = "请放平、拍全、光线均匀，再扫一次"
#: Red ink is a seal or a stain from this redness on average around a dot (clean paper has 5 at most); a seal allows the
#: ink so many dots around.
_STAIN, _AROUND = 18, 5


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


def compare(scan: Sequence[bytes], sheet: Sheet) -> Comparison:
    """Compare the scanned pages, in order, with the sheet they were printed from. Raises PaperError."""
    expected = pdf.pictures(sheet, dpi=DPI)
    if len(scan) != len(expected):
        return _said(0, f"文书有 {len(expected)} 页，扫描件有 {len(scan)} 页：{_which(scan, expected)}")
    if len(scan) > MOST_PAGES:
        return _said(0, f"最多能比对 {MOST_PAGES} 页")
    places = places_of(sheet, dpi=DPI)
    found: list[Difference] = []
    for number, content in enumerate(scan, 1):
        page = page_of(expected[number - 1], places[number - 1], sheet)
        found += (Difference(number, words) for words in _compared(content, page, sheet, expected, number))
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
    """The number of the page that this scan shows; 0 where it cannot be read, or shows none of them."""
    opened = _opened(content)
    if opened is None:
        return 0
    inks = inking.scanned(opened)
    left = [place(inking.printed(page).black, inks.black, inks.paper)[1] for page in expected[:MOST_PAGES]]
    return left.index(min(left)) + 1 if min(left) < MOST_LEFT else 0


def _compared(
    content: bytes, page: Page, sheet: Sheet, expected: Sequence[Image.Image], number: int
) -> Iterator[str]:
    scan = _opened(content)
    if scan is None:
        yield f"第 {number} 页看不清，{AGAIN}"
        return
    inks = inking.scanned(scan)
    placing, _left = place(page.inks.black, inks.black, inks.paper)
    settling = settled(page.inks.black, inks.black, placing)
    found = _wrong(page, inks, settling)
    if found.lost > MOST_LOST:
        other = _most_like(content, expected) if len(expected) > 1 else 0
        swapped = f"放的像是第 {other} 页" if other not in (0, number) else f"对不上，{AGAIN}"
        yield f"第 {number} 页{swapped}"
    elif found.wrong.getbbox():
        yield from told(number, found.ours, found.theirs, found.wrong, lines_of(sheet)[number - 1])


@dataclass(frozen=True, slots=True)
class _Found:
    """What differs (white) between the ink of the page and that of the scan; which share of the ink is not there."""

    wrong: Image.Image
    ours: Image.Image
    theirs: Image.Image
    lost: float


def _wrong(page: Page, inks: Inks, settling: Settling) -> _Found:
    black, every, red_ink = settling.laid((inks.black, inks.every, inks.red))
    laid = Inks(black, every, red_ink, inks.coloured)
    ours, theirs = page.one_ink(page.inks), page.one_ink(laid)
    alike = inking.alike(ours, theirs)
    missing, new = inking.left_over(alike, theirs)
    found = judged(ours, missing, new, page.seal)
    red = inking.over(laid.red.filter(ImageFilter.BoxBlur(2)), _STAIN)
    ink = inking.grown(red, _AROUND) if inks.coloured else found.new
    sealed = ImageChops.darker(page.seal, touching(ink, page.signed))
    if inks.coloured:
        sealed = ImageChops.darker(sealed, ink)
    added = without(found.new, page.free, sealed)
    stain = without(red, page.red, page.free, sealed)
    wrong = reduce(ImageChops.lighter, (found.missing, added, stain))
    return _Found(without(wrong, page.edge), ours, theirs, inking.lost(alike, theirs))


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
