"""A sheet as a page draws it: every block with its words, what the data filled in apart from what was written."""

from __future__ import annotations

from dataclasses import dataclass

from weiquanbao.papers.blocks import Block, pieces
from weiquanbao.papers.sheets import Sheet
from weiquanbao.papers.words import sentence_of
from weiquanbao.reading.papers import PaperView

Words = tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class DrawnBlock:
    """One block: its kind, its words, and the cells of a table, the first row its head."""

    kind: str
    words: Words
    head: tuple[Words, ...] = ()
    rows: tuple[tuple[Words, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Drawn:
    """A sheet ready for `parts/sheet.html`."""

    title: str
    body: str
    number: str
    official: bool
    watermark: str
    blocks: tuple[DrawnBlock, ...]


def drawn(sheet: Sheet) -> Drawn:
    """The sheet for the screen."""
    return Drawn(
        sheet.title, sheet.body, sheet.number, sheet.layout == "letter", sheet.watermark,
        tuple(drawn_block(one) for one in sheet.blocks),
    )  # fmt: skip


def to_sign(view: PaperView | None) -> dict[str, object]:
    """The paper one is asked to sign, and the sentence one agrees to; empty where there is none."""
    if view is None:
        return {}
    return {
        "sheet": drawn(view.sheet),
        "digest": view.version.sha256,
        "sentence": sentence_of(view.line.code),
    }


def drawn_block(block: Block) -> DrawnBlock:
    """One block for the screen."""
    head, *rows = [tuple(pieces(cell) for cell in row) for row in block.rows] or [()]
    return DrawnBlock(block.kind, pieces(block.text), head, tuple(rows))
