"""The pages, topics and issues out of their files, read strictly: a fault is told with its file and field."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from functools import cache
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Any

import yaml

from weiquanbao.law import tables
from weiquanbao.law.citations import UnknownCitation, cite
from weiquanbao.law.claims.register import CLAIMS
from weiquanbao.law.estimates.stories import STORIES
from weiquanbao.law.knowledge import figures
from weiquanbao.law.knowledge.page import Issue, Page, Sentence, Topic
from weiquanbao.law.parameters import headings

_FOLDER = "knowledge"
_NEEDED = ("title", "topic", "asks", "answer", "rules", "steps", "proof", "reviewed")
_KNOWN = frozenset(one.name for one in fields(Page)) - {"code"}
#: What the folding of long lines leaves between Chinese characters.
_FOLDED = re.compile(r"(?<=[^\x00-\x7f])\s+(?=[^\x00-\x7f])")
_CODE = "abcdefghijklmnopqrstuvwxyz0123456789_"

#: Least and most characters of each text, least and most entries of each list.
LENGTHS: Mapping[str, tuple[int, int]] = {
    "title": (4, 24), "asks": (4, 60), "answer": (40, 120), "rules": (6, 140), "steps": (4, 120), "proof": (2, 120),
    "careful": (6, 140), "by_when": (6, 100), "unverified": (4, 140),
}  # fmt: skip
COUNTS: Mapping[str, tuple[int, int]] = {
    "asks": (4, 8), "rules": (2, 6), "steps": (2, 6), "proof": (1, 5), "careful": (0, 4), "claims": (0, 6),
    "see": (0, 4), "unverified": (0, 6),
}  # fmt: skip


@cache
def topics() -> Mapping[str, Topic]:
    """The shelves of the guide, in the order of its first page."""
    found = {}
    for code, row in tables.read(tables.in_law(f"{_FOLDER}/topics.yaml")).items():
        if not isinstance(row, dict) or set(row) != {"title", "hint", "picture"}:
            raise tables.BadTable(f"topics.yaml 的 {code}：要写、也只写 title、hint、picture")
        found[code] = Topic(code, row["title"], row["hint"], row["picture"])
    return MappingProxyType(found)


@cache
def topic_titles() -> Mapping[str, str]:
    """How each shelf is called, by its code: what a lawyer answers, and what an answer stands under."""
    return MappingProxyType({code: one.title for code, one in topics().items()})


@cache
def issues() -> Mapping[str, Issue]:
    """The kinds of dispute by their labels."""
    found = {}
    for label, says in tables.read(tables.in_law(f"{_FOLDER}/issues.yaml")).items():
        if not isinstance(says, str):
            raise tables.BadTable(f"issues.yaml 的 {label}：要写一句话")
        found[label] = Issue(label, says)
    return MappingProxyType(found)


@cache
def pages() -> Mapping[str, Page]:
    """Every page by its code, by topic and then by code."""
    return whole(_read())


@cache
def often() -> tuple[Page, ...]:
    """The questions asked most, as the first page of the guide shows them."""
    codes = tables.read(tables.in_law(f"{_FOLDER}/often.yaml"))["asked"]
    if strange := [code for code in codes if code not in pages()]:
        raise tables.BadTable(f"often.yaml 的 asked：没有 {strange[0]} 这一页")
    return tuple(pages()[code] for code in codes)


def shelved(topic: str) -> tuple[Page, ...]:
    """The pages of a topic: what is asked most first, then those to which most other pages lead."""
    led_to = Counter(code for page in pages().values() for code in page.see)
    held = [page for page in pages().values() if page.topic == topic]
    return tuple(sorted(held, key=lambda one: (one not in often(), -led_to[one.code])))


def whole(found: Iterator[Page]) -> Mapping[str, Page]:
    """Pages that belong together: no code or title twice, and every related page is there."""
    by_code: dict[str, Page] = {}
    for page in found:
        if page.code in by_code:
            raise tables.BadTable(
                f"两页用了同一个代码：{page.code}（{by_code[page.code].topic}、{page.topic}）"
            )
        by_code[page.code] = page
    titles: dict[str, str] = {}
    for page in by_code.values():
        if page.title in titles:
            raise tables.BadTable(f"{_name(page)} 的 title：{titles[page.title]} 也叫这个")
        titles[page.title] = page.code
        strange = [code for code in page.see if code not in by_code or code == page.code]
        if strange:
            raise tables.BadTable(f"{_name(page)} 的 see：没有 {strange[0]} 这一页")
    return MappingProxyType(by_code)


def parse(text: str, topic: str, code: str) -> Page:
    """One page out of its text; BadTable names file and field of what is wrong."""
    name = f"{topic}/{code}.yaml"
    try:
        row = tables.parse(text, name)
    except yaml.YAMLError as fault:
        raise tables.BadTable(f"{name}：写得不合格式，有花括号的句子要加引号：{fault}") from fault
    return _Reader(name, row).page(topic, code)


def _name(page: Page) -> str:
    return f"{page.topic}/{page.code}.yaml"


def _read() -> Iterator[Page]:
    for folder in sorted(_pages_folder().iterdir(), key=lambda one: _place(one.name)):
        for file in sorted(folder.iterdir(), key=lambda one: one.name):
            yield parse(file.read_text("utf-8"), folder.name, file.name.removesuffix(".yaml"))


def _pages_folder() -> Traversable:
    return tables.in_law(f"{_FOLDER}/pages")


def _place(topic: str) -> int:
    if topic not in topics():
        raise tables.BadTable(f"pages/{topic}：topics.yaml 里没有这个栏目")
    return list(topics()).index(topic)


@dataclass(frozen=True, slots=True)
class _Reader:
    """One file while it is read: every fault is told with its name."""

    name: str
    row: dict[Any, Any]

    def page(self, topic: str, code: str) -> Page:
        if not code or set(code) - set(_CODE):
            self._wrong("文件名", "只用小写字母、数字和下划线")
        if strange := set(self.row) - _KNOWN:
            self._wrong(str(min(strange, key=str)), "没有这个字段")
        if missing := [field for field in _NEEDED if field not in self.row]:
            self._wrong(missing[0], "没有写")
        if self.row["topic"] != topic:
            self._wrong("topic", f"写的是 {self.row['topic']}，文件放在 {topic} 里")
        page = Page(
            code=code,
            topic=self._one_of("topic", topics()) or "",
            title=self._text("title", self.row["title"]),
            asks=self._texts("asks"),
            answer=self._text("answer", self.row["answer"]),
            rules=self._sentences("rules"),
            steps=self._texts("steps"),
            proof=self._texts("proof"),
            reviewed=self._day("reviewed"),
            issue=self._one_of("issue", issues()),
            careful=self._sentences("careful", bare=True),
            by_when=self._sentence("by_when", self.row["by_when"]) if "by_when" in self.row else None,
            estimate=self._one_of("estimate", STORIES),
            claims=tuple(self._known("claims", one, CLAIMS) for one in self._list("claims")),
            see=tuple(str(one) for one in self._list("see")),
            unverified=self._texts("unverified"),
        )
        for written, known in figures.typed_by_hand(page.texts):
            self._wrong("正文", f"“{written}”不要手写，写 {{{known}}} 或者它所属的那一项")
        return page

    def _wrong(self, field: str, why: str) -> None:
        raise tables.BadTable(f"{self.name} 的 {field}：{why}")

    def _text(self, field: str, written: Any) -> str:
        if not isinstance(written, str):
            self._wrong(field, f"要写成文字：{written}")
        text = _FOLDED.sub("", written.strip())
        for code in figures.named(text):
            if field in {"title", "asks", "unverified"} or code not in _parameters():
                self._wrong(field, f"没有 {code} 这个参数，或者这里不能写参数")
        least, most = LENGTHS[field]
        if not least <= (length := figures.length(text)) <= most:
            self._wrong(field, f"要 {least} 到 {most} 个字，现在 {length} 个：{text[:20]}")
        return text

    def _texts(self, field: str) -> tuple[str, ...]:
        return tuple(self._text(field, one) for one in self._list(field))

    def _list(self, field: str) -> list[Any]:
        found = self.row.get(field, [])
        least, most = COUNTS[field]
        if not isinstance(found, list):
            self._wrong(field, "要写成一列")
        if not least <= len(found) <= most:
            self._wrong(field, f"要 {least} 到 {most} 条，现在 {len(found)} 条")
        if len({str(one) for one in found}) < len(found):
            self._wrong(field, "有一条写了两遍")
        return list(found)

    def _sentences(self, field: str, *, bare: bool = False) -> tuple[Sentence, ...]:
        return tuple(self._sentence(field, one, bare=bare) for one in self._list(field))

    def _sentence(self, field: str, row: Any, *, bare: bool = False) -> Sentence:
        if not isinstance(row, dict) or not {"text"} <= set(row) <= {"text", "articles"}:
            self._wrong(field, "每一条要写、也只写 text 和 articles")
        articles = row.get("articles", [])
        if not isinstance(articles, list) or not (articles or bare):
            self._wrong(field, f"没有写依据哪一条：{str(row['text'])[:20]}")
        return Sentence(self._text(field, row["text"]), tuple(self._article(field, one) for one in articles))

    def _article(self, field: str, written: Any) -> str:
        try:
            return cite(str(written)).short
        except UnknownCitation as unknown:
            raise tables.BadTable(f"{self.name} 的 {field}：{unknown}") from unknown

    def _one_of(self, field: str, known: Mapping[str, Any]) -> str | None:
        return self._known(field, self.row[field], known) if self.row.get(field) is not None else None

    def _known(self, field: str, written: Any, known: Mapping[str, Any]) -> str:
        if written not in known:
            self._wrong(field, f"没有 {written} 这一项")
        return str(written)

    def _day(self, field: str) -> date:
        day = self.row[field]
        if not isinstance(day, date) or isinstance(day, datetime):
            self._wrong(field, "要写成 2026-11-27")
        return day  # type: ignore[no-any-return]


@cache
def _parameters() -> frozenset[str]:
    return frozenset(one.code for one in headings())
