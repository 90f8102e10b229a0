"""A sheet as PDF/A-2b, set by Typst: the same sheet is the same bytes on every run."""

from __future__ import annotations

import io
import json
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Final, cast

import pylopdf_fonts_zh_cn
import typst
from PIL import Image

from weiquanbao.papers.blocks import plain
from weiquanbao.papers.sheets import Sheet
from weiquanbao.papers.templates import PaperError, own_folder

STANDARD: Final = "a-2b"
#: The first of these that is there: an operator may lay his own 仿宋 beside his texts (GB/T 9704-2012, 5.2.2).
FONTS: Final = ("FangSong_GB2312", "FangSong", "Noto Serif SC")


def render(sheet: Sheet) -> bytes:
    """The sheet as PDF/A-2b. Raises PaperError when the layout is faulty."""
    try:
        return bytes(
            typst.compile(
                _layout(),
                format="pdf",
                font_paths=_fonts(),
                sys_inputs={"data": json.dumps(_data(sheet), ensure_ascii=False)},
                pdf_standards=[STANDARD],
            )
        )
    except (typst.TypstError, RuntimeError) as error:
        raise PaperError(f"layout: {error}") from error


def pictures(sheet: Sheet, *, dpi: int, marked: bool = False) -> list[Image.Image]:
    """The pages of the very same sheet as pictures, A4 at so many dots an inch. Raises PaperError.

    `marked` prints each block in a colour of its own (see `block_of`), to find out where on a page it lies.
    """
    inputs = {"data": json.dumps(_data(sheet), ensure_ascii=False)}
    if marked:
        inputs["marked"] = "yes"
    try:
        made: object = typst.compile(_layout(), format="png", ppi=dpi, font_paths=_fonts(), sys_inputs=inputs)
    except (typst.TypstError, RuntimeError) as error:
        raise PaperError(f"layout: {error}") from error
    several: list[bytes] = made if isinstance(made, list) else [cast("bytes", made)]
    return [Image.open(io.BytesIO(one)).convert("RGB") for one in several]


@cache
def _layout() -> bytes:
    own = own_folder()
    if own and (own / "sheet.typ").is_file():
        return (own / "sheet.typ").read_bytes()
    return (resources.files("weiquanbao.papers") / "layouts" / "sheet.typ").read_bytes()


@cache
def _fonts() -> typst.Fonts:
    """Loaded once a process: 20 MB."""
    ours = [Path(pylopdf_fonts_zh_cn.__file__).parent]
    own = own_folder()
    paths = [str(path) for path in ([own / "fonts"] if own else []) + ours]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=paths)


def _data(sheet: Sheet) -> dict[str, object]:
    return {
        "title": sheet.title,
        "body": sheet.body,
        "number": sheet.number,
        "layout": sheet.layout,
        "watermark": sheet.watermark,
        "made": [sheet.made_on.year, sheet.made_on.month, sheet.made_on.day],
        "fonts": [name for name in FONTS if name in _families()],
        "blocks": [
            {
                "kind": one.kind,
                "text": plain(one.text),
                "rows": [[plain(cell) for cell in row] for row in one.rows],
            }
            for one in sheet.blocks
        ],
    }


@cache
def _families() -> frozenset[str]:
    return frozenset(_fonts().families())
