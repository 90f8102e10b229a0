"""Papers signed, sealed and scanned back: 60 as they were printed, 60 of which something was changed, and where."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Final

from PIL import Image, ImageDraw

from weiquanbao.commands.bench.scan_making import Scanner, printed, scanned, scribble, stamp
from weiquanbao.commands.bench.scan_papers import ONE_PAGE, SEVERAL_PAGES, replaced
from weiquanbao.evidence.files.images import picture
from weiquanbao.papers.lines import lines_of, places_of
from weiquanbao.papers.sheets import Sheet

#: What stands in offices, and a telephone in bad light.
SCANNERS: Final = {
    "flat": Scanner(turned=0.4),
    "fine": Scanner(turned=-0.8, dpi=220, blur=0.9, quality=80, noise=6.0),
    "gray": Scanner(turned=0.9, dpi=200, gray=True, blur=0.9),
    "turned": Scanner(turned=2.7, dpi=200, shift=(-20, 25), scale=0.97),
    "pale": Scanner(turned=-1.5, ink=95, noise=7.0, blur=0.8),
    "poor": Scanner(turned=-2.6, dpi=130, background=120, quality=60, blur=0.9, gradient=0.25),
    "photo": Scanner(
        turned=1.8, dpi=190, background=60, quality=75, blur=1.1, gradient=0.35, noise=8.0, keystone=0.015,
        tint=(1.0, 0.96, 0.86),
    ),
    "gray photo": Scanner(
        turned=-1.1, dpi=190, background=90, quality=70, blur=1.0, gradient=0.3, keystone=0.01, gray=True
    ),
}  # fmt: skip
#: How many of each are among 60.
CHANGES: Final = {
    "digit of a sum": 10,
    "digit of a date": 6,
    "character": 8,
    "like character": 4,
    "word put in": 8,
    "line left out": 3,
    "line painted over": 3,
    "written by hand": 8,
    "page missing": 3,
    "pages swapped": 3,
    "page of another paper": 4,
}
_LIKE: Final = (
    "日目",
    "己已",
    "元无",
    "千干",
    "大太",
    "未末",
    "甲申",
    "由田",
    "士土",
    "人入",
    "今令",
    "付讨",
    "没设",
)
_COMMON: Final = "的了在是我有和就不都一上也很到说要去你会着没看好自这"
_PENS: Final = ("#101040", "#181818", "#1a2a90")


@dataclass(frozen=True, slots=True)
class Sample:
    """Scans of a sheet, what was changed ("" for nothing), and words of which one must be in what is said."""

    sheet: Sheet
    scans: tuple[bytes, ...]
    scanner: str
    change: str = ""
    told: tuple[str, ...] = ()

    def right(self, said: Sequence[str]) -> bool:
        """Whether the comparison said what there is to say: nothing, or the right place."""
        return any(words in one for one in said for words in self.told) if self.change else not said


def clean(number: int, seed: int = 0) -> Sample:
    """A paper nobody changed; it is signed, and most are sealed."""
    chosen = random.Random(f"clean {seed} {number}")  # noqa: S311 - repeatable
    sheet = _sheet(number, seed, several=number % 4 == 0)
    return _sample(sheet, _signed(sheet, sheet, chosen), number, chosen)


def altered(number: int, seed: int = 0) -> Sample:
    """A paper that was changed before it was printed, by hand afterwards, or in the order of its pages."""
    chosen = random.Random(f"altered {seed} {number}")  # noqa: S311 - repeatable
    change = [name for name, several in CHANGES.items() for _ in range(several)][number]
    sheet = _sheet(number, seed, several=change.startswith("page") and change != "page of another paper")
    if change.startswith("page"):
        return _other_pages(change, sheet, number, seed, chosen)
    if change == "written by hand":
        pages = _signed(sheet, sheet, chosen)
        told = _write(pages, sheet, chosen, between=number % 2 == 0)
    elif change == "line painted over":
        pages = _signed(sheet, sheet, chosen)
        told = _paint_over(pages, sheet, chosen)
    else:
        other = _changed(sheet, change, chosen)
        pages, told = _signed(other, sheet, chosen), _first_other(sheet, other)
    return _sample(sheet, pages, number, chosen, change, told)


def _sheet(number: int, seed: int, *, several: bool) -> Sheet:
    makers = SEVERAL_PAGES if several else ONE_PAGE
    return makers[(number // 4 if several else number) % len(makers)](1000 * seed + number)


def _sample(
    sheet: Sheet,
    pages: Sequence[Image.Image],
    number: int,
    chosen: random.Random,
    change: str = "",
    told: tuple[str, ...] = (),
) -> Sample:
    name = list(SCANNERS)[(number * 3 + number // 8) % len(SCANNERS)]
    how = SCANNERS[name]
    how = replace(
        how,
        turned=how.turned * chosen.uniform(-1, 1),
        quality=how.quality + chosen.randrange(-8, 9),
        blur=how.blur * chosen.uniform(0.7, 1.2),
        scale=how.scale * chosen.uniform(0.985, 1.015),
        shift=(chosen.randrange(-25, 26), chosen.randrange(-25, 26)),
    )
    scans = scanned(pages, how, chosen.randrange(10**6))
    served = tuple(picture(one, "image/jpeg").shown for one in scans)
    return Sample(sheet, served, name, change, told)


def _signed(paper: Sheet, sheet: Sheet, chosen: random.Random) -> list[Image.Image]:
    """Printed, signed at its lines, sealed over who made it; `sheet` is what it passes for."""
    pages = printed(paper, dpi=200)
    pen = chosen.choice(_PENS)
    for page, places in zip(pages, places_of(paper), strict=True):
        bodies = []
        for number, (top, bottom) in places.items():
            block = paper.blocks[number]
            if block.kind == "sign":
                middle, high = (top + bottom) / 2, chosen.uniform(0.012, 0.02)
                box = (chosen.uniform(0.35, 0.5), middle - high, chosen.uniform(0.6, 0.75), middle + high)
                scribble(page, box, chosen.randrange(10**6), pen)
            if block.kind == "right":
                bodies.append((top + bottom) / 2)
        if bodies and chosen.random() < 0.8:
            stamp(page, (chosen.uniform(0.66, 0.74), sum(bodies) / len(bodies)))
    return pages


def _changed(sheet: Sheet, change: str, chosen: random.Random) -> Sheet:
    match change:
        case "digit of a sum":
            return _another(sheet, r"\d+(?:,\d+)+\.00", _digit, chosen)
        case "digit of a date":
            return _another(sheet, r"\d{4}年\d+月\d+日", _digit, chosen)
        case "character":
            return _another(sheet, r"[一-龥]{6,}", _character, chosen)
        case "like character":
            return _another(sheet, f"[{''.join(_LIKE)}]", _like, chosen)
        case "word put in":
            return _another(sheet, r"[一-龥]{8,}", _word, chosen)
    place = chosen.choice([at for at, one in enumerate(sheet.blocks) if one.kind in ("flat", "para")])
    return replace(sheet, blocks=sheet.blocks[:place] + sheet.blocks[place + 1 :])


def _another(sheet: Sheet, pattern: str, change: object, chosen: random.Random) -> Sheet:
    """One of the places that look so, changed."""
    words = [
        one for block in sheet.blocks for one in (block.text, *(cell for row in block.rows for cell in row))
    ]
    found = sorted({one for text in words for one in re.findall(pattern, text)})
    old = chosen.choice(found)
    return replaced(sheet, old, change(old, chosen))  # type: ignore[operator]


def _digit(old: str, chosen: random.Random) -> str:
    at = chosen.choice([place for place, one in enumerate(old) if one.isdigit()])
    return old[:at] + chosen.choice([one for one in "0123456789" if one != old[at]]) + old[at + 1 :]


def _character(old: str, chosen: random.Random) -> str:
    at = chosen.randrange(len(old))
    return old[:at] + chosen.choice([one for one in _COMMON if one != old[at]]) + old[at + 1 :]


def _like(old: str, chosen: random.Random) -> str:
    return chosen.choice([pair.replace(old, "") for pair in _LIKE if old in pair])


def _word(old: str, chosen: random.Random) -> str:
    at = chosen.randrange(2, len(old) - 2)
    return old[:at] + chosen.choice(("不", "部分", "可以", "原则上")) + old[at:]


def _first_other(sheet: Sheet, other: Sheet) -> tuple[str, ...]:
    """The first line that is another one, as it is said."""
    ours, theirs = _all_lines(sheet), _all_lines(other)
    for one, two in zip_longest(ours, theirs, fillvalue=(0, "")):
        if one != two:
            return (f"“{one[1][:40]}",)
    raise ValueError("nothing was changed")


def _all_lines(sheet: Sheet) -> list[tuple[int, str]]:
    return [(place, line.words) for place, page in enumerate(lines_of(sheet)) for line in page]


def _write(
    pages: list[Image.Image], sheet: Sheet, chosen: random.Random, *, between: bool
) -> tuple[str, ...]:
    """A clause by hand, between two lines or in the margin, well away from where people sign."""
    lines = [line for line in lines_of(sheet)[0] if line.middle < 500]
    line = chosen.choice(lines[2:])
    high = pages[0].height / pages[0].width * 595.28
    if between:
        top, bottom, left = line.middle + 9, line.middle + 17, chosen.uniform(0.2, 0.5)
        box = (left, top / high, left + 0.3, bottom / high)
    else:
        left = chosen.choice((0.055, 0.9))
        box = (left, (line.middle - 8) / high, left + 0.05, (line.middle + 8) / high)
    scribble(pages[0], box, chosen.randrange(10**6), chosen.choice((*_PENS, "#c01818")))
    at = round((box[1] + box[3]) / 2 * 29.7)
    near = [one for one in lines_of(sheet)[0] if abs(one.middle - (box[1] + box[3]) / 2 * high) < 26]
    return (
        *(f"第 1 页离上边 {one} 厘米" for one in (at - 1, at, at + 1)),
        *(f"“{one.words[:40]}" for one in near),
    )


def _paint_over(pages: list[Image.Image], sheet: Sheet, chosen: random.Random) -> tuple[str, ...]:
    line = chosen.choice(lines_of(sheet)[0][2:-3])
    page = pages[0]
    one = page.width / 595.28
    box = (0, (line.middle - 11) * one, page.width, (line.middle + 11) * one)
    ImageDraw.Draw(page).rectangle(box, fill="white")
    return (f"“{line.words[:40]}",)


def _other_pages(change: str, sheet: Sheet, number: int, seed: int, chosen: random.Random) -> Sample:
    pages = _signed(sheet, sheet, chosen)
    if change == "page missing":
        lost = chosen.randrange(len(pages))
        del pages[lost]
        told = (f"少了第 {lost + 1} 页",)
    elif change == "pages swapped":
        pages.reverse()
        told = (f"放的像是第 {len(pages)} 页",)
    else:
        pages = _signed(_sheet(number + 1 + number % 2, seed, several=False), sheet, chosen)
        told = ("第 1 页对不上",)
    return _sample(sheet, pages, number, chosen, change, told)


def samples(seed: int, several: int = 60) -> Iterator[Sample]:
    """As many clean ones as altered ones, in turn."""
    for number in range(several):
        yield clean(number, seed)
        yield altered(number, seed)
