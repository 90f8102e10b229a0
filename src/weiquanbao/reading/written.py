"""A document as its answers make it: part by part for the screen, and as one sheet for PDF and .docx."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date

from weiquanbao.documents import DOCUMENTS
from weiquanbao.documents.document import Answers, Document, Part
from weiquanbao.documents.values import data
from weiquanbao.papers.blocks import Block, read, stored, words_of
from weiquanbao.papers.documents import part_template, text_for
from weiquanbao.papers.sheets import Sheet
from weiquanbao.papers.templates import Template


@dataclass(frozen=True, slots=True)
class WrittenPart:
    """One part as it stands: its declaration and its blocks."""

    part: Part
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """A whole document: `text` is what is kept, `sha256` its digest, by which a wording is named."""

    document: Document
    parts: tuple[WrittenPart, ...]
    made_on: date
    by: str

    @property
    def blocks(self) -> tuple[Block, ...]:
        """All of it in order."""
        return tuple(block for one in self.parts for block in one.blocks)

    @property
    def text(self) -> str:
        """As it is kept."""
        return stored(self.blocks)

    @property
    def words(self) -> str:
        """All that is written, a line a block."""
        return words_of(self.blocks)


def written(document: Document, answers: Answers, today: date) -> Written:
    """The document these answers make. What is not answered is left to write on by hand."""
    values = data(document, answers, today)
    parts = tuple(
        WrittenPart(part, _template(document.code, part.code).part(values))
        for part in document.parts
        if not part.only_with or answers.get(part.only_with)
    )
    return Written(document, parts, today, str(answers.get("name") or answers.get("employer") or ""))


def sheet_of(code: str, text: str, made_on: date, by: str = "") -> Sheet:
    """A kept wording ready to be set."""
    head = _template(code, DOCUMENTS[code].parts[0].code)
    return Sheet(head.title, by, "", head.layout, made_on, read(text))


def digest(text: str) -> str:
    """What a wording is named by."""
    return hashlib.sha256(text.encode()).hexdigest()


def _template(code: str, part: str) -> Template:
    return part_template(text_for(code), code, part)
