"""Finding pages by the words people use: pairs of neighbouring characters, weighed by how rare they are (BM25).

Pairs need no dictionary, forgive a wrong character beside right ones, and a hundred pages are scored in a millisecond.
The ways of asking that stand on each page carry most of the colloquial words; a few common ones are read as the word
of the pages.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from weiquanbao.law.knowledge.loading import issues, pages, topics
from weiquanbao.law.knowledge.page import Page

#: So many characters of a question are read, so many pages are found at most.
LONGEST, MOST = 300, 8
#: A page that scores less than this part of the best one has little to do with the question.
NEAR = 0.35
#: How many of the words of what was asked a page must hold to be found at all.
COVERED = 0.12
#: What a word counts by where it stands.
WEIGHTS: Mapping[str, float] = {"title": 3.0, "asks": 2.0, "issue": 1.5, "answer": 1.5, "body": 0.6}
#: How people say it, and how the pages do; longer ones first.
COLLOQUIAL: Mapping[str, str] = {
    "炒鱿鱼": "辞退", "炒了": "辞退", "开除": "辞退", "解雇": "辞退", "劝退": "辞退", "解聘": "辞退", "赶走": "辞退",
    "工钱": "工资", "薪水": "工资", "薪资": "工资", "工薪": "工资", "血汗钱": "工资", "欠薪": "拖欠工资",
    "劳务费": "工资", "停薪": "停工资", "五险一金": "社保", "五险": "社保", "保险金": "社保",
    "怀上": "怀孕", "有喜": "怀孕", "坐月子": "产假", "外卖员": "外卖骑手", "送外卖": "外卖骑手", "跑单": "外卖骑手",
    "包工头": "包工", "打官司": "仲裁法院", "上告": "投诉", "告老板": "投诉仲裁", "告公司": "投诉仲裁",
    "赔钱": "赔偿", "辞工": "辞职", "自离": "辞职", "协议书": "协议", "押钱": "押金",
}  # fmt: skip
_SATURATION, _EVENNESS = 1.2, 0.4
_RUN = re.compile(r"[a-z0-9]+|[^\W\d_a-z]+")
#: Characters that say nothing alone or in a pair with each other.
_EMPTY = frozenset("的了吗呢啊吧是我你他她们这那就都也在和与要有没不能怎么办什可以会给个")


@dataclass(frozen=True, slots=True)
class _Index:
    """What every page holds, and how much each word tells."""

    held: Mapping[str, Mapping[str, float]]
    lengths: Mapping[str, float]
    average: float
    tells: Mapping[str, float]


def search(text: str) -> tuple[Page, ...]:
    """The pages a question may be about, the likeliest first; nothing where none fits."""
    return _search(text[:LONGEST])


@lru_cache(maxsize=256)
def _search(text: str) -> tuple[Page, ...]:
    index, words = _index(), set(_words(text))
    asked = {one: index.tells[one] for one in words if one in index.tells}
    scores = {
        code: _score(index, code, asked)
        for code, held in index.held.items()
        if asked and sum(one in held for one in asked) >= COVERED * len(words)
    }
    best = max(scores.values(), default=0.0)
    near = sorted((code for code in scores if scores[code] >= NEAR * best), key=lambda one: -scores[one])
    return tuple(pages()[code] for code in near[:MOST])


def _score(index: _Index, code: str, asked: Mapping[str, float]) -> float:
    held = index.held[code]
    even = 1 - _EVENNESS + _EVENNESS * index.lengths[code] / index.average
    return sum(
        tells * (_SATURATION + 1) * count / (count + _SATURATION * even)
        for one, tells in asked.items()
        if (count := held.get(one, 0.0))
    )


@cache
def _index() -> _Index:
    held = {code: _weighed(page) for code, page in pages().items()}
    lengths = {code: sum(words.values()) for code, words in held.items()}
    on_pages = Counter(word for words in held.values() for word in words)
    tells = {
        word: math.log(1 + (len(held) - found + 0.5) / (found + 0.5)) for word, found in on_pages.items()
    }
    return _Index(held, lengths, sum(lengths.values()) / max(len(lengths), 1), tells)


def _weighed(page: Page) -> Mapping[str, float]:
    found: defaultdict[str, float] = defaultdict(float)
    for part, text in _parts(page):
        for word in _words(text):
            found[word] += WEIGHTS[part]
    return found


def _parts(page: Page) -> Iterator[tuple[str, str]]:
    yield "title", page.title
    yield "answer", page.answer
    yield "issue", topics()[page.topic].title
    if page.issue:
        yield "issue", f"{page.issue} {issues()[page.issue].says}"
    yield from (("asks", ask) for ask in page.asks)
    yield from (("body", text) for text in page.texts[1:])


def _words(text: str) -> Iterator[str]:
    """Pairs of neighbouring characters, and figures and letters as they stand."""
    for run in _RUN.findall(_plain(text)):
        if run.isascii() or len(run) == 1:
            yield run
        else:
            yield from (pair for pair in map("".join, pairwise(run)) if not _EMPTY.issuperset(pair))


def _plain(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).lower()
    for said, meant in COLLOQUIAL.items():
        plain = plain.replace(said, meant)
    return plain
