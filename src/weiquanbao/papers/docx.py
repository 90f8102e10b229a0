"""A sheet as an editable .docx: a skeleton made once with python-docx, and the body of each paper written into it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from functools import cache
from typing import Final
from xml.sax.saxutils import escape

from weiquanbao.papers.blocks import Block, plain
from weiquanbao.papers.sheets import Sheet

BODY: Final = "word/document.xml"
ABOUT: Final = "docProps/core.xml"
#: The earliest time a zip can name: the same sheet is the same bytes.
_TIME: Final = (1980, 1, 1, 0, 0, 0)
#: Sizes in half points: 3号 is 16 pt, 2号 22 pt (GB/T 9704-2012).
_TEXT, _TITLE, _MARK, _SMALL = 32, 44, 60, 24
_INDENT, _AWAY = 640, 1280


def render(sheet: Sheet) -> bytes:
    """The sheet as .docx."""
    before, after, rest = _skeleton()
    out = io.BytesIO(rest)
    with zipfile.ZipFile(out, "a") as packed:
        packed.writestr(_entry(ABOUT), _about(sheet), zipfile.ZIP_DEFLATED)
        body = "".join(_paragraphs(sheet))
        packed.writestr(_entry(BODY), f"{before}{body}{after}", zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    return zipfile.ZipInfo(name, _TIME)


@cache
def _skeleton() -> tuple[str, str, bytes]:
    """What stands before and after the body, and a file of all other parts: A4, margins and fonts by GB/T 9704."""
    # Late: a quarter of a second that no process needs before it makes its first .docx.
    from docx import Document
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "仿宋_GB2312", Pt(16)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), "仿宋_GB2312")
    normal.paragraph_format.line_spacing = Pt(29)
    normal.paragraph_format.space_after = Pt(0)
    normal.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    kept = io.BytesIO()
    document.save(kept)
    with zipfile.ZipFile(kept) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    parts.pop(ABOUT)
    whole = parts.pop(BODY).decode()
    start = whole.index("<w:body>") + len("<w:body>")
    rest = io.BytesIO()
    with zipfile.ZipFile(rest, "w") as packed:
        for name, content in parts.items():
            packed.writestr(_entry(name), content, zipfile.ZIP_DEFLATED)
    return whole[:start], whole[whole.index("<w:sectPr", start) :], rest.getvalue()


def _about(sheet: Sheet) -> str:
    day = f"{sheet.made_on.isoformat()}T00:00:00Z"
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties'
        ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(sheet.title)}</dc:title><dc:creator>{escape(sheet.body)}</dc:creator>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{day}</dcterms:created></cp:coreProperties>'
    )


def _paragraphs(sheet: Sheet) -> Iterator[str]:
    if sheet.watermark:
        yield _paragraph(sheet.watermark, align="center", color="999999")
    if sheet.layout == "letter":
        yield _paragraph(sheet.body, size=_MARK, align="center", color="C00000")
        yield _paragraph(sheet.number, align="center", ruled=True)
        yield _paragraph(sheet.title, size=_TITLE, align="center")
    else:
        yield _paragraph(sheet.title, size=_TITLE, align="center")
        yield _paragraph(sheet.number, align="right")
    for block in sheet.blocks:
        yield _table(block) if block.kind == "table" else _of_kind(block)


def _of_kind(block: Block) -> str:
    words = plain(block.text)
    match block.kind:
        case "heading":
            return _paragraph(words, font="黑体")
        case "flat":
            return _paragraph(words)
        case "right":
            return _paragraph(words, align="right", away=_AWAY)
        case "sign":
            return _paragraph(f"{words}：____________________")
        case _:
            return _paragraph(words, indent=_INDENT)


def _paragraph(
    words: str,
    *,
    size: int = _TEXT,
    align: str = "",
    color: str = "",
    font: str = "",
    indent: int = 0,
    away: int = 0,
    ruled: bool = False,
) -> str:
    line = (
        '<w:pBdr><w:bottom w:val="single" w:sz="12" w:space="6" w:color="C00000"/></w:pBdr>' if ruled else ""
    )
    spaced = f'<w:spacing w:line="{size * 13}" w:lineRule="atLeast"/>' if size > _TEXT else ""
    ind = f'<w:ind w:firstLine="{indent}" w:right="{away}"/>' if indent or away else ""
    jc = f'<w:jc w:val="{align}"/>' if align else ""
    fonts = f'<w:rFonts w:eastAsia="{font}"/>' if font else ""
    tint = f'<w:color w:val="{color}"/>' if color else ""
    look = f'<w:rPr>{fonts}{tint}<w:sz w:val="{size}"/></w:rPr>' if size != _TEXT or tint or fonts else ""
    return f"<w:p><w:pPr>{line}{spaced}{ind}{jc}</w:pPr><w:r>{look}{_run(words)}</w:r></w:p>"


def _run(words: str) -> str:
    return "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in words.split("\n"))


def _table(block: Block) -> str:
    edges = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    rows = "".join(
        "<w:tr>"
        + "".join(f"<w:tc>{_paragraph(plain(cell), size=_SMALL, align='left')}</w:tc>" for cell in row)
        + "</w:tr>"
        for row in block.rows
    )
    columns = "<w:gridCol/>" * len(block.rows[0])
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:tblBorders>{edges}</w:tblBorders></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"
    )
