"""Numbers of persons in a wording, masked on a screen so that an edited text gets every true number back.

What is masked is read off the kept wordings alone, which cannot change: the page that was sent out and the one that
comes back have the same masks, whatever was answered in between.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from weiquanbao.papers.blocks import Block
from weiquanbao.people.masking import masked

#: Kind of a number → how it stands in a text; the group, where there is one, is the number behind its label.
_STANDS = (
    ("id_number", re.compile(r"(?<![0-9])[1-9][0-9]{5}[ -]?[0-9]{8}[ -]?[0-9]{3}[0-9Xx](?![0-9])")),
    ("id_number", re.compile(r"(?:公民身份号码|证件号码|身份证号码?)[^0-9A-Za-z\n]{0,8}([0-9A-Za-z]{6,30})")),
    ("phone", re.compile(r"(?<![0-9])1[3-9][0-9][ -]?[0-9]{4}[ -]?[0-9]{4}(?![0-9])")),
    ("phone", re.compile(r"(?<![0-9])0[0-9]{2,3}[ -]?[0-9]{7,8}(?![0-9])")),
    ("phone", re.compile(r"(?:联系电话|电话[:：])[^0-9\n]{0,8}([0-9][0-9 -]{5,20}[0-9])")),
)
_STARS = re.compile(r"[0-9A-Za-z]*[*＊]{2,}[0-9A-Za-z]*")


class Torn(ValueError):
    """A masked number in an edited text is no longer the one that was shown; the message is how it stands there."""


@dataclass(frozen=True, slots=True)
class Cover:
    """number → what is shown instead, and which kinds of numbers there are. No two numbers share a mask."""

    instead: Mapping[str, str]
    kinds: frozenset[str]

    def text(self, text: str) -> str:
        """The text with each number masked wherever it stands by itself."""
        return _exchanged(text, self.instead, "(?<![0-9])", "(?![0-9])")

    def blocks(self, blocks: Iterable[Block]) -> tuple[Block, ...]:
        """The same of blocks."""
        return covered_blocks(blocks, self.text)

    def lifted(self, edited: str, *, kept: Iterable[str]) -> str:
        """The edited text with the true numbers in it. What is starred there, and was not so in `kept`, raises Torn."""
        back = {mask: number for number, mask in self.instead.items()}
        true = _exchanged(edited, back)
        before = {stars for text in kept for stars in self._starred(text)}
        torn = [stars for stars in dict.fromkeys(self._starred(true)) if stars not in before]
        if torn:
            raise Torn("、".join(torn))
        return true

    def _starred(self, text: str) -> Iterator[str]:
        """What looks like a masked number, or like one of ours with a star more or less."""
        yield from _STARS.findall(text)
        for mask in self.instead.values():
            head, tail = re.split(r"\*+", mask)
            yield from re.findall(rf"{re.escape(head)}[*＊]+{re.escape(tail)}", text)


def covered_blocks(blocks: Iterable[Block], cover: Callable[[str], str]) -> tuple[Block, ...]:
    """Blocks with every text in them covered."""
    return tuple(
        replace(one, text=cover(one.text), rows=tuple(tuple(cover(cell) for cell in row) for row in one.rows))
        for one in blocks
    )


def cover_of(texts: Collection[str]) -> Cover:
    """What to show instead of the numbers that stand in these texts."""
    found: dict[str, str] = {}
    for kind, stands in _STANDS:
        for text in texts:
            for one in stands.finditer(text):
                found.setdefault(one[one.re.groups], kind)
    instead: dict[str, str] = {}
    for number, kind in found.items():
        instead[number] = _own_mask(_mask(kind, number), texts, instead.values())
    return Cover(instead, frozenset(found.values()))


def _mask(kind: str, number: str) -> str:
    bare = re.sub(r"[ -]", "", number)
    if (kind, len(bare)) == ("phone", 11) or (kind == "id_number" and len(bare) > 7):
        return masked(kind, bare)
    return f"{bare[:2]}****{bare[-2:]}"


def _own_mask(mask: str, texts: Collection[str], taken: Collection[str]) -> str:
    """One star more until it is nobody else's, and stands in no text by itself: it has to lead back to one number."""
    while any(mask in text for text in texts) or any(mask in one or one in mask for one in taken):
        mask = mask.replace("*", "**", 1)
    return mask


def _exchanged(text: str, by: Mapping[str, str], before: str = "", behind: str = "") -> str:
    if not by:
        return text
    longest_first = "|".join(re.escape(one) for one in sorted(by, key=len, reverse=True))
    return re.sub(f"{before}(?:{longest_first}){behind}", lambda one: by[one[0]], text)
