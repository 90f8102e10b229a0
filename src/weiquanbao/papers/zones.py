"""What must be on a page of a sheet, and where people may add to it when they sign."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from PIL import Image, ImageChops, ImageDraw

from weiquanbao.papers import inking
from weiquanbao.papers.aligning import DPI
from weiquanbao.papers.inking import Inks
from weiquanbao.papers.sheets import Sheet

_MM: Final = DPI / 25.4
#: How far a signature may reach beyond the line for it, and a seal beyond what it lies over.
_SIGNATURE, _SEAL = round(11 * _MM), round(32 * _MM)
#: The edge of the paper, where scanners leave shadows and staples their holes.
_EDGE: Final = round(8 * _MM)


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it must be: its inks, where it is printed red, where it is not looked at, where anything (`free`) or
    only a seal or a fingerprint may be added, and what that touches (`signed`)."""

    inks: Inks
    red: Image.Image
    edge: Image.Image
    free: Image.Image
    seal: Image.Image
    signed: Image.Image

    def one_ink(self, inks: Inks) -> Image.Image:
        """Black ink, but ink of any colour where the page is printed red."""
        return Image.composite(inks.every, inks.black, self.red)


def page_of(picture: Image.Image, places: Mapping[int, tuple[float, float]], sheet: Sheet) -> Page:
    """A signature may lie around its line as far as no other block reaches, a seal over whoever signs."""
    inks = inking.printed(picture)
    red = inking.grown(inking.over(inks.red, inking.RED), 7)
    edge = Image.new("L", picture.size, 255)
    ImageDraw.Draw(edge).rectangle((_EDGE, _EDGE, picture.width - _EDGE, picture.height - _EDGE), fill=0)
    free, seal, signed = (Image.new("L", picture.size) for _ in range(3))
    draw_free, draw_seal, draw_signed = (ImageDraw.Draw(one) for one in (free, seal, signed))
    kinds = {number: sheet.blocks[number].kind for number in places if number < len(sheet.blocks)}
    for number, kind in kinds.items():
        top, bottom = places[number]
        if kind == "sign":
            draw_free.rectangle((0, top - _SIGNATURE, picture.width, bottom + _SIGNATURE), fill=255)
        if kind in ("sign", "right"):
            draw_seal.rectangle((0, top - _SEAL, picture.width, bottom + _SEAL), fill=255)
            draw_signed.rectangle((0, top, picture.width, bottom), fill=255)
    for number, kind in kinds.items():
        if kind != "sign":
            draw_free.rectangle((0, places[number][0] - 2, picture.width, places[number][1] + 2), fill=0)
    return Page(inks, red, edge, free, ImageChops.lighter(seal, free), ImageChops.lighter(signed, free))
