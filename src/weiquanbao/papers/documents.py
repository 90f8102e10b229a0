"""The texts of documents that parties write (代书): an operator's own stands before ours, as with papers.

It lies as `documents/<code>.txt` in the folder named by WEIQUANBAO_PAPERS. It has the parts its document is cut into,
and must say everything the law wants in it: what is missing is said at start-up, not by a tribunal.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from weiquanbao.documents import DOCUMENTS
from weiquanbao.documents.document import Document
from weiquanbao.documents.texts import EXAMPLE_DAY, BadText, Text, cut, example_of, text_of
from weiquanbao.documents.values import data
from weiquanbao.papers.blocks import words_of
from weiquanbao.papers.templates import PaperError, Template, own_folder, parse_template

FOLDER = "documents"


@cache
def text_for(code: str) -> Text:
    """The text a document is written with. Raises BadText."""
    own = own_file(code)
    return cut(code, own.read_text(encoding="utf-8").replace("\r\n", "\n")) if own else text_of(code)


def own_file(code: str) -> Path | None:
    """The operator's text of a document, where there is one."""
    folder = own_folder()
    found = folder / FOLDER / f"{code}.txt" if folder else None
    return found if found is not None and found.is_file() else None


def part_template(text: Text, code: str, part: str) -> Template:
    """One part ready to be filled in. Raises PaperError."""
    return parse_template(f"documents.{code}", text.head + text.parts[part])


def wrong_own_texts() -> Iterator[str]:
    """A sentence for each thing that is wrong with an operator's texts of documents."""
    folder = own_folder()
    for file in sorted(folder.glob(f"{FOLDER}/*.txt")) if folder else ():
        document = DOCUMENTS.get(file.stem)
        if document is None:
            yield f"{file}: no document has this code"
        else:
            yield from (f"{file}: {fault}" for fault in _wrong(document, file))


def _wrong(document: Document, file: Path) -> Iterator[str]:
    try:
        text = cut(document.code, file.read_text(encoding="utf-8").replace("\r\n", "\n"))
        parts = [one.code for one in document.parts]
        if list(text.parts) != parts:
            yield f"its parts are {', '.join(parts)}, in this order"
            return
        values = data(document, example_of(document.code), EXAMPLE_DAY)
        blocks = [block for part in parts for block in part_template(text, document.code, part).part(values)]
    except (BadText, PaperError, UnicodeDecodeError) as fault:
        yield str(fault)
        return
    words = words_of(blocks)
    for must in document.musts:
        missing = [word for word in must.words if word not in words]
        if missing:
            yield f"it does not say {'、'.join(missing)}: {must.says} ({must.basis})"
