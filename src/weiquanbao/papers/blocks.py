"""The text of a paper as a row of blocks: the one thing that screen, PDF and .docx all show.

A line of a text is a block, said by how it begins:

    # 一、你要什么         a heading
    : 张三：               flush left, as one addresses somebody
    > 义乌市总工会         to the right, as one signs
    _ 申请人（签字）       a place to sign
    | 请求 | 金额 |        a row of a table; the first row is its head
    anything else          a paragraph
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final

#: What a value carries while a text is filled in: where it begins and ends, and what would else be taken for markup.
OPEN, CLOSE, BAR = "\ue000", "\ue001", "\ue002"
BREAK: Final = "\u2028"
_RESERVED = re.compile("[\ue000-\ue002\u2028\u2029\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_MARKED = re.compile(f"{OPEN}([^{OPEN}{CLOSE}]*){CLOSE}")
_KINDS: Final = {"# ": "heading", ": ": "flat", "> ": "right", "_ ": "sign", "| ": "table"}


@dataclass(frozen=True, slots=True)
class Block:
    """One block: a kind of this module, its text, and the cells of a table row by row."""

    kind: str
    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


def filled(value: str) -> str:
    """A value on its way into a text: marked as one, so that nothing in it is ever read as markup."""
    clean = _RESERVED.sub("", value.replace("\r\n", "\n").replace("\r", "\n")).strip()
    return f"{OPEN}{clean.replace('|', BAR).replace(chr(10), BREAK)}{CLOSE}" if clean else ""


def parse(text: str) -> tuple[Block, ...]:
    """The blocks of a filled-in text. Empty lines only part paragraphs."""
    lines = (_line(line.strip()) for line in text.split("\n") if _says_something(line))
    return tuple(
        block
        for kind, several in groupby(lines, key=lambda one: one[0])
        for block in _blocks(kind, [words for _, words in several])
    )


def _says_something(line: str) -> bool:
    return bool(line.strip())


def _line(line: str) -> tuple[str, str]:
    kind = _KINDS.get(line[:2])
    return (kind, line[2:].strip()) if kind else ("para", line)


def _blocks(kind: str, lines: list[str]) -> Iterator[Block]:
    if kind == "table":
        rows = [tuple(_settled(cell.strip()) for cell in line.strip("| ").split("|")) for line in lines]
        width = max(len(row) for row in rows)
        yield Block(kind, rows=tuple((*row, *[""] * (width - len(row))) for row in rows))
        return
    yield from (Block(kind, _settled(line)) for line in lines)


def _settled(text: str) -> str:
    return text.replace(BAR, "|").replace(BREAK, "\n")


def plain(text: str) -> str:
    """A block's words without the marks of what was filled in."""
    return text.replace(OPEN, "").replace(CLOSE, "")


def pieces(text: str) -> tuple[tuple[str, bool], ...]:
    """The words in order, each with whether the data filled them in."""
    found = _MARKED.split(text)
    return tuple((plain(piece), place % 2 == 1) for place, piece in enumerate(found) if piece)


def written_out(blocks: Iterable[Block]) -> str:
    """The blocks as the lines of a text, to be edited and parsed again."""
    marks = {kind: mark for mark, kind in _KINDS.items()}
    several: list[str] = []
    for block in blocks:
        if block.kind == "table":
            several += [
                f"| {' | '.join(plain(cell).replace('|', '｜').replace(chr(10), ' ') for cell in row)} |"
                for row in block.rows
            ]
        else:
            several.append(marks.get(block.kind, "") + plain(block.text).replace("\n", " "))
    return "\n".join(several)


def words_of(blocks: Iterable[Block]) -> str:
    """All that is written, a line a block or row: what a search reads and a comparison compares."""
    return "\n".join(line for block in blocks for line in _lines_of(block))


def _lines_of(block: Block) -> Iterator[str]:
    if block.kind == "table":
        yield from (plain(" ".join(row)) for row in block.rows)
    else:
        yield plain(block.text)


def stored(blocks: Iterable[Block]) -> str:
    """As text to be kept."""
    several = [[one.kind, one.text, one.rows] for one in blocks]
    return json.dumps(several, ensure_ascii=False, separators=(",", ":"))


def read(text: str) -> tuple[Block, ...]:
    """What `stored` kept."""
    return tuple(
        Block(kind, words, tuple(tuple(row) for row in rows)) for kind, words, rows in json.loads(text)
    )
