"""search: Chinese full text among 100,000 and 1,000,000 things, beside ILIKE over the same texts."""

from __future__ import annotations

import contextlib
import math
import re
import time
from collections.abc import Callable, Sequence
from functools import lru_cache, partial
from statistics import quantiles
from typing import TypeVar

import rjieba
from django.db import connection
from psycopg import sql

from weiquanbao.commands.bench.corpus import fill
from weiquanbao.commands.bench.database import pointed_at, throwaway
from weiquanbao.commands.bench.result import Figure, Result
from weiquanbao.commands.bench.search_corpus import PER_MATTER, Asked, Corpus, Made
from weiquanbao.commands.soaking.county import found
from weiquanbao.search.asking import Answer, Candidate, Narrowed, Within, ask, candidates
from weiquanbao.search.lettering import Segmenter, around, named, spelt, words_of
from weiquanbao.search.question import Question, question

SIZES = {"100,000": 100_000, "1,000,000": 1_000_000}
BESIDE = "100,000"
#: ILIKE is asked a part of the questions: each costs it as much as the other.
PEER_QUESTIONS, PAGE = 12, 20
_COLUMNS = (
    "id", "kind", "key", "matter_id", "audience", "procedure", "state", "on", "title", "text", "context", "words",
    "digest",
)  # fmt: skip
_SENTENCE = re.compile("[，。：·]")
_PLAIN = 'SELECT id, "on", title, text FROM plain WHERE {} ORDER BY "on" DESC, id DESC LIMIT 21'
Ask = TypeVar("Ask")


def measure(rounds: int) -> Result:
    """Two counties of different size; each round asks every question of both, and some of them of ILIKE."""
    segmenter = rjieba.Jieba()
    times: dict[str, list[list[float]]] = {}
    with contextlib.ExitStack() as stack:
        databases = {name: stack.enter_context(throwaway()) for name in SIZES}
        asked: dict[str, tuple[Asked, ...]] = {}
        for name, size in SIZES.items():
            with pointed_at(databases[name]):
                found(1)
                asked[name] = load(Corpus(size), segmenter, plain=name == BESIDE)
        for _ in range(rounds):
            for name, several in asked.items():
                with pointed_at(databases[name]):
                    _ours(segmenter, several[0])  # the connection is made
                    questions = [question(one.words, segmenter) for one in several]
                    times.setdefault(name, []).append(_timed(questions, _statement))
                    times.setdefault(f"{name}, whole page", []).append(
                        _timed(several, partial(_ours, segmenter))
                    )
                    if name == BESIDE:
                        times.setdefault("ILIKE", []).append(_timed(several[:PEER_QUESTIONS], _ilike))
        relevance = {}
        for name in SIZES:
            with pointed_at(databases[name]):
                relevance[name] = judge(asked[name], segmenter)
    return _result(rounds, times, relevance)


def load(corpus: Corpus, segmenter: Segmenter, *, plain: bool = False) -> tuple[Asked, ...]:
    """Write the corpus into the index of this database, with the matters and cases it belongs to; its questions."""
    fill(corpus.size // PER_MATTER)
    writer = Writer(segmenter)
    with connection.cursor() as cursor:
        cursor.execute("SET maintenance_work_mem = '256MB'")
        # No word of it need outlive a power cut.
        cursor.execute("DROP INDEX indexed_words, indexed_in_order")
        cursor.execute("ALTER TABLE search_indexed SET UNLOGGED")
        columns = sql.SQL(", ").join(map(sql.Identifier, _COLUMNS))
        statement = sql.SQL("COPY search_indexed ({}) FROM STDIN").format(columns)
        with cursor.copy(statement) as copy:
            for one in corpus.things():
                copy.write_row(writer.row(one))
        cursor.execute(
            "CREATE INDEX indexed_words ON search_indexed USING gin (words) WITH (fastupdate = off)"
        )
        cursor.execute('CREATE INDEX indexed_in_order ON search_indexed ("on" DESC, id DESC)')
        if plain:
            cursor.execute('CREATE TABLE plain AS SELECT id, "on", title, text FROM search_indexed')
        cursor.execute("VACUUM ANALYZE search_indexed")
    return corpus.questions()


class Writer:
    """Rows as production writes them. The sentences of the corpus recur, and no word reaches over a comma: each is read
    once (a test holds the words of a row against those of its whole text)."""

    def __init__(self, segmenter: Segmenter) -> None:
        self._words = lru_cache(100_000)(lambda text: frozenset(words_of(text, segmenter)))
        self._around = lru_cache(100_000)(lambda text: frozenset(around(words_of(text, segmenter))))
        self._names = lru_cache(100_000)(lambda name: frozenset(spelt([name]) | named([name])))

    def words(self, one: Made) -> set[str]:
        """Everything by which a thing is found."""
        found = set().union(*map(self._words, (one.title, *_SENTENCE.split(one.text))))
        found.update(*map(self._around, one.called.split(" · ")))
        return found | self._names(one.title) if one.title else found

    def row(self, one: Made) -> tuple[object, ...]:
        """In the order of the columns."""
        vector = "'" + "' '".join(self.words(one)) + "'"
        return (
            one.number, one.kind, one.number, one.matter, "", "complaint", "received", one.on, one.title,
            one.text, one.called, vector, "",
        )  # fmt: skip


def _ours(segmenter: Segmenter, one: Asked) -> Answer:
    """As an officer of the county finds, who stands in no matter."""
    return ask(question(one.words, segmenter), Within(), Narrowed(), page=PAGE)


def _statement(asked: Question) -> list[Candidate]:
    return candidates(asked, Within(), Narrowed(), None)


def _ilike(one: Asked) -> list[tuple[object, ...]]:
    """What one would write without an index: every word somewhere in title or text."""
    words = [f"%{word}%" for word in one.words.split()]
    where = " AND ".join("(title ILIKE %s OR text ILIKE %s)" for _ in words)
    with connection.cursor() as cursor:
        cursor.execute(_PLAIN.format(where), [word for word in words for _ in range(2)])
        return cursor.fetchall()


def _timed(several: Sequence[Ask], answer: Callable[[Ask], object]) -> list[float]:
    """Milliseconds for each question."""
    took = []
    for one in several:
        start = time.perf_counter()
        answer(one)
        took.append((time.perf_counter() - start) * 1_000)
    return took


def judge(several: Sequence[Asked], segmenter: Segmenter) -> dict[str, float]:
    """Precision and nDCG of the first page, and recall of the first page as far as it could hold the answers."""
    precision, recall, gain = [], [], []
    for one in several:
        shown = [hit.row.id for hit in _ours(segmenter, one).hits]
        right = [number in one.answers for number in shown]
        could = min(len(one.answers), PAGE)
        precision.append(sum(right) / len(shown) if shown else 0.0)
        recall.append(sum(right) / could)
        best = sum(1 / math.log2(place + 2) for place in range(could))
        gain.append(sum(1 / math.log2(place + 2) for place, hit in enumerate(right) if hit) / best)
    return {
        "precision": sum(precision) / len(precision),
        "recall": sum(recall) / len(recall),
        "nDCG at 20": sum(gain) / len(gain),
    }


def _p(values: Sequence[float], percent: int) -> float:
    return quantiles(values, n=100, method="inclusive")[percent - 1]


def _result(
    rounds: int, times: dict[str, list[list[float]]], relevance: dict[str, dict[str, float]]
) -> Result:
    figures = {
        f"{name}, p{percent}": Figure([_p(one, percent) for one in several], "ms")
        for name, several in times.items()
        for percent in (50, 95)
    }
    figures |= {
        f"{what} among {name}": Figure([value], "of 1")
        for name, several in relevance.items()
        for what, value in several.items()
    }
    return Result(
        name="search",
        rounds=rounds,
        figures=figures,
        ratios={
            "p50 over ILIKE at 100,000": figures["ILIKE, p50"].median / figures[f"{BESIDE}, p50"].median,
            "p95 at 1,000,000 over 100,000": figures["1,000,000, p95"].median
            / figures[f"{BESIDE}, p95"].median,
            "worst relevance": min(value for several in relevance.values() for value in several.values()),
        },
        goals={
            "p50 over ILIKE at 100,000": ">= 400",
            "p95 at 1,000,000 over 100,000": "<= 10",
            "worst relevance": ">= 0.95",
        },
        remarks=(
            "The ratios are of the statements, fetching included: ours brings 60 candidates, ILIKE a page of 20.",
            "A whole page of ours also reads the question and holds every candidate against its text.",
            f"ILIKE is asked {PEER_QUESTIONS} of the 100 questions, over a table with nothing but order and texts.",
            "ILIKE finds no initials and takes 312 for a part of 13120; neither side has anything sealed to open.",
        ),
    )
