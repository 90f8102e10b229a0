"""A paper ready to be set: its head, its blocks and who it comes from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from weiquanbao.papers.blocks import Block


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything a page shows. `watermark` lies under the text until the paper is final."""

    title: str
    body: str
    number: str
    layout: str
    made_on: date
    blocks: tuple[Block, ...]
    watermark: str = ""

    def as_draft(self, word: str) -> Sheet:
        """The same with this word across the page."""
        return replace(self, watermark=word)
