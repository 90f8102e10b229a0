"""The bound volume: cover, catalogue, then every page that can be printed, numbered and with bookmarks. One PDF.

It is for reading; what proves something are the members beside it. The same content gives the same bytes.
"""

from __future__ import annotations

import io
import json
import shutil
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final

import pylopdf_fonts_zh_cn
import typst
from pypdf import PageObject, PdfReader, PdfWriter, Transformation
from pypdf.errors import PyPdfError

from weiquanbao.archive.pieces import HEADINGS, File, Piece
from weiquanbao.archive.view import View
from weiquanbao.common.dates import plain_date

#: A4 in points, and what is bound at most: the volume is put together in memory. What is beyond it is only listed.
WIDTH, HEIGHT = 595.28, 841.89
MOST_BYTES: Final = 48 << 20
MOST_PAGES: Final = 2000
TEMPLATE = Path(__file__).with_name("binding.typ")


def bound(view: View, pieces: Sequence[Piece]) -> bytes:
    """The whole volume as PDF."""
    with tempfile.TemporaryDirectory(prefix="dossier-") as folder:
        return Binder(view, Path(folder)).bind(pieces)


class Binder:
    """One volume in the making; `folder` is where the page maker finds its pictures."""

    def __init__(self, view: View, folder: Path) -> None:
        self.view, self.folder = view, folder
        self.left, self.pages = MOST_BYTES, 0
        shutil.copy(TEMPLATE, folder / "binding.typ")

    def bind(self, pieces: Sequence[Piece]) -> bytes:
        """Pieces first, for the catalogue names their pages."""
        sheets = [self._sheets(piece) for piece in pieces]
        begins = [sum(map(len, sheets[:n])) + 1 for n in range(len(sheets))]
        cover = self._made(kind="cover", facts=self._facts(), rows=_rows(pieces, begins))
        volume = PdfWriter()
        volume.metadata = {"/Title": self.view.title, "/Producer": "weiquanbao"}
        for page in cover:
            volume.add_page(page)
        numbers = self._made(kind="numbers", count=max(sum(map(len, sheets)), 1))
        for page, number in zip([one for several in sheets for one in several], numbers, strict=False):
            volume.add_page(page).merge_page(number)
        volume.add_outline_item(title="卷内目录", page_number=min(1, len(cover) - 1))
        for piece, begin, several in zip(pieces, begins, sheets, strict=True):
            if several:
                volume.add_outline_item(
                    title=f"{HEADINGS[piece.heading]}：{piece.title}", page_number=len(cover) + begin - 1
                )
        out = io.BytesIO()
        volume.write(out)
        return out.getvalue()

    def _facts(self) -> list[list[str]]:
        numbers = [case.number for case in self.view.cases]
        names = [f"{side}　{name}" for side, _standing, name in self.view.parties]
        closed = [case.closed_on for case in self.view.cases if case.closed_on]
        return [
            ["立卷单位", self.view.organisation],
            ["案号", "、".join(numbers)],
            ["当事人", "；".join(names)],
            ["收件", plain_date(self.view.filed_on)],
            ["办结", plain_date(max(closed)) if closed and len(closed) == len(numbers) else "还没有都办结"],
        ]

    def _sheets(self, piece: Piece) -> list[PageObject]:
        found, only_listed = [], []
        if piece.words:
            found += self._made(kind="words", heading=piece.title, lines=list(piece.words))
        for file in piece.files:
            pages = self._pages(piece, file)
            found += pages
            if not pages:
                only_listed += [
                    f"{file.name}（{file.called}，{file.media_type}，{file.size} 字节）",
                    f"SHA-256 {file.sha256}",
                ]
        if only_listed:
            lines = ["这些文件没有装订在这里，原件在卷宗文件里：", *only_listed]
            found += self._made(kind="words", heading=piece.title, lines=lines)
        return found

    def _pages(self, piece: Piece, file: File) -> list[PageObject]:
        """The pages of a file; none where it cannot be bound or there is no more room."""
        if file.shown is None or file.size > self.left or self.pages >= MOST_PAGES:
            return []
        with file.shown() as content:
            data = content.read(self.left + 1)
        if len(data) > self.left:
            return []
        try:
            found = (
                self._of_pdf(data)
                if file.shown_type == "application/pdf"
                else self._of_picture(piece, file, data)
            )
        except (PyPdfError, typst.TypstError, ValueError, KeyError, RecursionError):
            return []  # a file others can open and this cannot is listed like a recording
        self.left, self.pages = self.left - len(data), self.pages + len(found)
        return found

    def _of_picture(self, piece: Piece, file: File, data: bytes) -> list[PageObject]:
        name = "picture." + file.shown_type.rpartition("/")[2]
        (self.folder / name).write_bytes(data)
        return self._made(kind="picture", file=name, heading=f"{piece.title}　{file.name}　{file.called}")

    def _of_pdf(self, data: bytes) -> list[PageObject]:
        """Each page upright on A4, so that the number has its place."""
        pages = PdfReader(io.BytesIO(data)).pages
        if len(pages) > MOST_PAGES - self.pages:
            return []
        scratch = PdfWriter()
        return [_on_a4(scratch.add_page(page), scratch) for page in pages]

    def _made(self, **told: Any) -> list[PageObject]:
        told |= {"title": self.view.title, "author": self.view.organisation}
        made = typst.compile(
            str(self.folder / "binding.typ"),
            root=str(self.folder),
            font_paths=_fonts(),
            sys_inputs={"told": json.dumps(told, ensure_ascii=False)},
            timestamp=0,
        )
        return list(PdfReader(io.BytesIO(made)).pages)


def _on_a4(page: PageObject, scratch: PdfWriter) -> PageObject:
    page.transfer_rotation_to_content()
    box = page.mediabox
    scale = min((WIDTH - 60) / float(box.width), (HEIGHT - 100) / float(box.height), 1.0)
    move = Transformation().translate(-float(box.left), -float(box.bottom)).scale(scale)
    sheet = scratch.add_blank_page(width=WIDTH, height=HEIGHT)
    left, bottom = (WIDTH - float(box.width) * scale) / 2, (HEIGHT - float(box.height) * scale) / 2
    sheet.merge_transformed_page(page, move.translate(left, bottom))
    return sheet


def _rows(pieces: Sequence[Piece], begins: Sequence[int]) -> list[list[str]]:
    return [
        [str(n), HEADINGS[piece.heading], piece.title, piece.from_whom, str(piece.day or ""), str(begin)]
        for n, (piece, begin) in enumerate(zip(pieces, begins, strict=True), 1)
    ]


@cache
def _fonts() -> typst.Fonts:
    paths = [pylopdf_fonts_zh_cn.serif_path(), pylopdf_fonts_zh_cn.sans_path()]
    return typst.Fonts(font_paths=sorted({str(path.parent) for path in paths}), include_system_fonts=False)
