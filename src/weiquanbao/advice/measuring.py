"""How good the finder is, over a file of questions whose answers are known.

One JSON object a line: `text`, `domain` (labour, other, ambiguous), `labels` (kinds of dispute), `refs` (`law` and
`article`), `source`. Ambiguous questions are left out of labour-or-not; everything else is measured over labour
questions alone.
"""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from weiquanbao.advice import guide
from weiquanbao.advice.articles import MEANINGS, PAGES, SUBJECTS, WORDS, Articles
from weiquanbao.advice.corpus import Key
from weiquanbao.advice.finding import LIKELY
from weiquanbao.advice.hearing import heard
from weiquanbao.advice.issues import issues
from weiquanbao.advice.labour import labour
from weiquanbao.statutes.texts import plain_title

SOURCES: Final = ("EQUALS", "STARD", "LawBench")
#: So many articles are looked at.
FIRST: Final = 10
#: Names under which files cite a statute, and its own.
ALSO: Final[Mapping[str, str]] = {
    "劳动争议仲裁调解法": "劳动争议调解仲裁法",
    "女职工特别劳动保护条例": "女职工劳动保护特别规定",
    "工资支付条例": "工资支付暂行规定",
    "年休假条例": "职工带薪年休假条例",
    "农民工工资支付条例": "保障农民工工资支付条例",
    "实施社会保险法若干规定": "实施《中华人民共和国社会保险法》若干规定",
}
#: What is to be reached, and what would be better still.
GOALS: Final[Mapping[str, float]] = {
    "labour_macro_f1": 0.95,
    "issue_top3": 0.80,
    "recall_times_bm25_STARD": 1.25,
    "recall_times_bm25_LawBench": 2.0,
}
STRETCH: Final[Mapping[str, float]] = {"labour_macro_f1": 0.98, "issue_top3": 0.90}


class BadFile(ValueError):
    """The file of questions is not in order; the sentence says where."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and what is known of it."""

    text: str
    domain: str
    labels: frozenset[str]
    refs: frozenset[Key]
    source: str


def questions(file: Path) -> tuple[Asked, ...]:
    """The questions of a file. Raises BadFile and OSError."""
    found = []
    for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
        try:
            found.append(_asked(json.loads(line)))
        except (ValueError, KeyError, TypeError, AttributeError) as fault:
            raise BadFile(f"{file.name} 第 {number} 行：{type(fault).__name__}：{fault}") from None
    if not any(one.domain == "labour" for one in found):
        raise BadFile(f"{file.name}：没有劳动的问题")
    return tuple(found)


def _asked(row: Mapping[str, Any]) -> Asked:
    refs = frozenset(Key(_title(one["law"]), int(one["article"])) for one in row["refs"])
    source = row["source"].partition(" ")[0]
    return Asked(row["text"], row["domain"], frozenset(row["labels"]), refs, source)


def _title(law: str) -> str:
    return ALSO.get(plain := plain_title(law), plain)


def measured(asked: Sequence[Asked], articles: Articles) -> dict[str, Any]:
    """Every measure, the goals, and whether they are met: an object that can be written as JSON."""
    labourers = [one for one in asked if one.domain == "labour"]
    top1, top3 = issue_hits(labourers)
    recall = {source: _by_source(labourers, source, articles) for source in SOURCES}
    found: dict[str, Any] = {
        "questions": len(asked),
        "labour_questions": len(labourers),
        "statute_articles": len(articles.pieces),
        "meanings": articles.meaning is not None,
        "labour_macro_f1": round(macro_f1(asked), 4),
        "issue_top1": round(top1, 4),
        "issue_top3": round(top3, 4),
        "article_recall_at_10": {name: row for name, row in recall.items() if row},
        "milliseconds_a_question": round(_milliseconds(labourers, articles), 1),
        "goals": dict(GOALS),
        "stretch": dict(STRETCH),
    }
    flat = {
        **found,
        **{f"recall_times_bm25_{name}": row["times_bm25"] for name, row in recall.items() if row},
    }
    found["met"] = {name: flat.get(name, 0.0) >= goal for name, goal in GOALS.items()}
    found["stretch_met"] = {name: flat.get(name, 0.0) >= goal for name, goal in STRETCH.items()}
    return found


def macro_f1(asked: Iterable[Asked]) -> float:
    """Labour or not: the mean of both F1."""
    said = [
        (one.domain == "labour", labour(heard(one.text)) >= LIKELY)
        for one in asked
        if one.domain != "ambiguous"
    ]
    return statistics.fmean(_f1(said, side) for side in (True, False))


def _f1(said: Sequence[tuple[bool, bool]], side: bool) -> float:
    right = said.count((side, side))
    wrong = said.count((side, not side)) + said.count((not side, side))
    return 2 * right / (2 * right + wrong) if right else 0.0


def issue_hits(asked: Sequence[Asked]) -> tuple[float, float]:
    """Of how many questions the first kind found is one of theirs, and one of the first three."""
    told = [one for one in asked if one.labels]
    questions_told = [heard(one.text) for one in told]
    found = [[each.issue for each in issues(one, guide.shelf().scores(one))] for one in questions_told]
    pairs = list(zip(told, found, strict=True))
    return (
        statistics.fmean(bool(one.labels.intersection(names[:1])) for one, names in pairs) if told else 0.0,
        statistics.fmean(bool(one.labels.intersection(names[:3])) for one, names in pairs) if told else 0.0,
    )


def recall(asked: Iterable[Asked], found: Mapping[str, Sequence[Key]]) -> float:
    """What part of its articles a question finds among the first ten, on average."""
    shares = [
        len(one.refs.intersection(found[one.text][:FIRST])) / len(one.refs) for one in asked if one.refs
    ]
    return statistics.fmean(shares) if shares else 0.0


def _by_source(asked: Sequence[Asked], source: str, articles: Articles) -> dict[str, float] | None:
    ours = [one for one in asked if one.source == source]
    if not ours:
        return None
    found = {one.text: _keys(articles, one.text) for one in ours}
    plain = {one.text: articles.plain(one.text) for one in ours}
    reached, base = recall(ours, found), recall(ours, plain)
    return {
        "questions": len(ours),
        "recall": round(reached, 4),
        "bm25": round(base, 4),
        "times_bm25": round(reached / base, 3) if base else 0.0,
        "any_found": round(_any(ours, found), 4),
        "bm25_any_found": round(_any(ours, plain), 4),
    }


def _any(asked: Sequence[Asked], found: Mapping[str, Sequence[Key]]) -> float:
    """Of how many questions at least one article is found."""
    return statistics.fmean(bool(one.refs.intersection(found[one.text][:FIRST])) for one in asked)


def _keys(articles: Articles, text: str, parts: Sequence[str] | None = None) -> list[Key]:
    question = heard(text)
    pages = guide.shelf().scores(question)
    return articles.found(question, pages, parts) if parts else articles.found(question, pages)


def _milliseconds(asked: Sequence[Asked], articles: Articles) -> float:
    """The middle time of one question through everything."""
    times = []
    for one in asked[:100]:
        begun = time.perf_counter()
        question = heard(one.text)
        labour(question)
        pages = guide.shelf().scores(question)
        issues(question, pages)
        articles.found(question, pages)
        times.append(time.perf_counter() - begun)
    return 1000 * statistics.median(times)


def by_parts(asked: Sequence[Asked], articles: Articles) -> Iterator[tuple[str, dict[str, float]]]:
    """What each part adds: recall by source, plain BM25 first, then each part alone, then one after the other."""
    ours = [one for one in asked if one.domain == "labour" and one.source in SOURCES]
    yield "plain BM25", _row(ours, {one.text: articles.plain(one.text) for one in ours})
    known = [part for part in (WORDS, SUBJECTS, PAGES, MEANINGS) if part != MEANINGS or articles.meaning]
    for part in known:
        yield part, _row(ours, {one.text: _keys(articles, one.text, [part]) for one in ours})
    for most in range(2, len(known) + 1):
        together = known[:most]
        yield (
            " + ".join(together),
            _row(ours, {one.text: _keys(articles, one.text, together) for one in ours}),
        )


def _row(asked: Sequence[Asked], found: Mapping[str, Sequence[Key]]) -> dict[str, float]:
    by_source = {source: [one for one in asked if one.source == source] for source in SOURCES}
    return {source: round(recall(ones, found), 3) for source, ones in by_source.items() if ones}
