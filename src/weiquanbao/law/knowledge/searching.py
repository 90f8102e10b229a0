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

from weiquanbao.law.knowledge.loading import issues, often, pages, topics
from weiquanbao.law.knowledge.page import Page

#: So many characters of a question are read, so many pages are found at most.
LONGEST, MOST = 300, 8
#: A page that scores less than this part of the best one has little to do with the question.
NEAR = 0.35
#: How many of the words of what was asked a page must hold to be found at all.
COVERED = 0.12
#: What is asked by many is a little likelier to be meant.
OFTEN = 1.25
#: What a word counts by where it stands.
WEIGHTS: Mapping[str, float] = {"title": 3.0, "asks": 2.0, "issue": 1.5, "answer": 1.5, "body": 0.6}
#: How people say it, and how the pages do; longer ones first.
COLLOQUIAL: Mapping[str, str] = {
    "炒鱿鱼": "辞退", "炒了": "辞退", "开除": "辞退", "解雇": "辞退", "劝退": "辞退", "解聘": "辞退", "赶走": "辞退",
    "血汗钱": "工资", "劳务费": "工资", "工钱": "工资", "薪水": "工资", "薪资": "工资", "工薪": "工资",
    "欠薪": "拖欠工资", "讨薪": "拖欠工资", "降薪": "降工资", "减薪": "降工资", "停薪": "停工资", "双倍": "二倍",
    "五险一金": "社保", "五险": "社保", "社会保险": "社保", "养老保险": "社保养老",
    "怀上": "怀孕", "有喜": "怀孕", "坐月子": "产假", "外卖员": "骑手", "送外卖": "骑手外卖", "跑单": "骑手",
    "包工头": "包工", "打官司": "仲裁法院", "告老板": "投诉仲裁", "告公司": "投诉仲裁", "劳动局": "劳动监察",
    "赔钱": "赔偿", "补偿金": "补偿", "辞工": "辞职", "自离": "辞职", "离职": "辞职", "押钱": "押金", "保证金": "押金",
    "老板": "单位", "厂里": "单位", "厂方": "单位", "公司": "单位", "企业": "单位", "店里": "单位", "老总": "单位",
}  # fmt: skip
#: What says nothing about the matter: ways to ask, and how much or how long.
_FILLERS = re.compile(
    "怎么办|怎么样|怎么搞|怎么弄|怎么|咋办|咋整|咋样|请问|能不能|可不可以|可以|是不是|有没有|会不会|要不要|该不该"
    "|我们|你们|他们|她们|大家|这样|这个|那个|什么|如何|多少|现在|已经|一直|然后|因为|所以|但是|如果|一下"
    "|[0-9一二三四五六七八九十两几半]+多?(?:个|块|元|万|千)?(?:年|月|天|日|号|周|小时)?多?"
)
_SATURATION, _EVENNESS = 1.2, 0.4
_RUN = re.compile(r"[a-z0-9]+|[^\W\d_a-z]+")
#: Characters that say nothing alone or in a pair with each other.
_EMPTY = frozenset("的了吗呢啊吧是我你他她们这那就都也在和与要有没不能怎么办什可以会给个")


@dataclass(frozen=True, slots=True)
class _Index:
    """On which pages each word stands and how heavily, how much it tells, and what the length of a page costs."""

    held: Mapping[str, Mapping[str, float]]
    tells: Mapping[str, float]
    even: Mapping[str, float]
    prior: Mapping[str, float]


def search(text: str) -> tuple[Page, ...]:
    """The pages a question may be about, the likeliest first; nothing where none fits."""
    return _search(text[:LONGEST])


@lru_cache(maxsize=256)
def _search(text: str) -> tuple[Page, ...]:
    index, words = _index(), set(_words(text))
    scores: defaultdict[str, float] = defaultdict(float)
    covered: Counter[str] = Counter()
    for word in words & index.held.keys():
        for code, count in index.held[word].items():
            covered[code] += 1
            scores[code] += index.tells[word] * count / (count + index.even[code])
    found = {
        code: score * index.prior[code]
        for code, score in scores.items()
        if covered[code] >= COVERED * len(words)
    }
    best = max(found.values(), default=0.0)
    near = sorted((code for code in found if found[code] >= NEAR * best), key=lambda one: (-found[one], one))
    return tuple(pages()[code] for code in near[:MOST])


@cache
def _index() -> _Index:
    held: defaultdict[str, dict[str, float]] = defaultdict(dict)
    lengths: dict[str, float] = {}
    for code, page in pages().items():
        words = _weighed(page)
        lengths[code] = sum(words.values())
        for word, count in words.items():
            held[word][code] = count
    average = sum(lengths.values()) / max(len(lengths), 1)
    return _Index(
        held,
        {word: _tells(len(on), len(lengths)) for word, on in held.items()},
        {code: _SATURATION * (1 - _EVENNESS + _EVENNESS * long / average) for code, long in lengths.items()},
        {code: OFTEN if pages()[code] in often() else 1.0 for code in lengths},
    )


def _tells(found: int, every: int) -> float:
    """The rarer a word, the more it tells."""
    return math.log(1 + (every - found + 0.5) / (found + 0.5))


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
    return _FILLERS.sub(" ", plain)
