"""A statute in Markdown: `# title`, head, `<!-- INFO END -->`, then chapters as headings and articles as paragraphs.

    # 中华人民共和国示例法

    2020年1月1日 示例会议通过

    <!-- INFO END -->

    ## 第一章 总则

    第一条 为了示例，制定本法。

A notice that counts 一、二、三、 instead of articles is read by those. The day of the version stands in the name of
the file, “示例法(2020-01-01).md”; where it does not, in a manifest, or it is the latest day of the head.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from weiquanbao.common import numerals
from weiquanbao.statutes import heads
from weiquanbao.statutes.texts import MOST_BYTES, Article, Malformed, NoStatute, Text, checked, plain_number

END = "<!-- INFO END -->"
_NUMERAL = "[一二三四五六七八九十百千零〇]+"
_ARTICLE = re.compile(rf"第({_NUMERAL})条(?:之({_NUMERAL}))?(?:[\s　]+(.*))?")
_SECTION = re.compile(rf"(?:#+\s*)?({_NUMERAL})(?:、(.*))?")
_HEADING = re.compile(r"#+\s*(.*)")
_ANNEX = re.compile(
    r"附(?:录|件|表)?[一二三四五六七八九十\d]*[：:].*|附(?:录|件|表)[一二三四五六七八九十\d]*"
)
_CHAPTER = re.compile(rf"第{_NUMERAL}[编章]")
_PART = re.compile(rf"第{_NUMERAL}节")
_VERSION = re.compile(r"\((\d{4}-\d\d-\d\d)\)$")
_SPACE = re.compile(r"[\s　]+")


@dataclass
class _Reading:
    """Articles as they come, line by line."""

    place: str
    chapter: str = ""
    part: str = ""
    articles: list[Article] = field(default_factory=list)
    lines: list[str] | None = None
    number: tuple[int, int] = (0, 0)

    def begin(self, number: tuple[int, int], words: str, line: int) -> None:
        """The next article; one that is missing, written twice or out of order is a fault of the file."""
        self.close()
        before = self.number
        if number not in {(before[0] + 1, 0), (before[0], before[1] + 1)} or number[0] < 1:
            raise Malformed(
                self.place, f"第{_printed(before)}后面是第{_printed(number)}，条号要一条接一条", line
            )
        self.number, self.lines = number, [words] if words else []

    def close(self) -> None:
        if self.lines is not None:
            where = " ".join(filter(None, (self.chapter, self.part)))
            self.articles.append(Article(*self.number, where, "\n".join(self.lines)))
        self.lines = None

    def heading(self, words: str) -> None:
        """A chapter begins, or something that is no article: an annex, a signature."""
        self.close()
        if _CHAPTER.match(words):
            self.chapter, self.part = words, ""
        elif _PART.match(words):
            self.part = words


def read(path: Path, told: Mapping[str, Any] | None = None) -> Text:
    """The text of a file; `told` is what a manifest adds. Raises Malformed, NoStatute and OSError."""
    if path.stat().st_size > MOST_BYTES:
        raise Malformed(path.name, f"文件超过 {MOST_BYTES // 2**20} MB")
    try:
        written = path.read_text("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise Malformed(
            path.name, "不是 UTF-8 文字", path.read_bytes()[: fault.start].count(b"\n") + 1
        ) from None
    return parse(written, path.name, told or {})


def parse(written: str, place: str, told: Mapping[str, Any]) -> Text:
    """The same from words; `place` is the file's name. Raises Malformed and NoStatute."""
    lines = [line.strip() for line in written.splitlines()]
    if not lines or not lines[0].startswith("# "):
        raise Malformed(place, "第一行要是“# 标题”", 1)
    if END not in lines:
        raise Malformed(place, f"没有“{END}”这一行", len(lines))
    end = lines.index(END)
    head = [line for line in lines[1:end] if line]
    articles, unit = _articles(lines[end + 1 :], place, end + 2)
    version = _version(place, told, head)
    text = Text(
        title=lines[0].removeprefix("# ").strip(),
        number=plain_number(told.get("doc_no")) or heads.number_of(head, version),
        version=version,
        in_force=heads.in_force(head, articles[-1].text, version),
        standing=told.get("repealed") or "",
        unit=unit,
        articles=articles,
        source=place,
    )
    return checked(text, place)


def _version(place: str, told: Mapping[str, Any], head: list[str]) -> date:
    found = _VERSION.search(place.removesuffix(".md"))
    named = found[1] if found else told.get("version_date")
    if not named:
        day = heads.latest(head)
        if day is None:
            raise NoStatute(f"{place}：看不出是哪一天的版本")
        return day
    try:
        return date.fromisoformat(named)
    except ValueError:
        raise Malformed(place, f"没有这一天：{named}") from None


def _articles(lines: list[str], place: str, first: int) -> tuple[tuple[Article, ...], str]:
    counted = any(_ARTICLE.fullmatch(line) for line in lines)
    pattern, unit = (_ARTICLE, "article") if counted else (_SECTION, "section")
    reading = _Reading(place)
    for number, line in enumerate(lines, first):
        if found := pattern.fullmatch(line):
            reading.begin(_number(found, counted), (found[found.re.groups] or "").strip(), number)
        elif found := _HEADING.fullmatch(line) or _ANNEX.fullmatch(line):
            reading.heading(_heading(found[found.re.groups]))
        elif line and reading.lines is not None:
            reading.lines.append(line)
    reading.close()
    if not reading.articles:
        raise NoStatute(f"{place}：没有条文")
    return tuple(reading.articles), unit


def _heading(words: str) -> str:
    """“第一章　总　则” as it is said: 第一章 总则."""
    first, _, rest = _SPACE.sub(" ", words).strip().partition(" ")
    return f"{first} {rest.replace(' ', '')}".strip()


def _number(found: re.Match[str], counted: bool) -> tuple[int, int]:
    branch = found[2] if counted else None
    return numerals.read(found[1]), numerals.read(branch) if branch else 0


def _printed(number: tuple[int, int]) -> str:
    whole, branch = number
    return f"{numerals.written(whole)}条" + (f"之{numerals.written(branch)}" if branch else "")
