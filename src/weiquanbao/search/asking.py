"""ask(): what answers to a question, newest first, within what the caller says may be read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.db import connection

from weiquanbao.organisations.lettering import folded
from weiquanbao.search.common import counted, share_of
from weiquanbao.search.lettering import tidy
from weiquanbao.search.question import Mark, Question, marks
from weiquanbao.search.sources import sources
from weiquanbao.search.statements import (
    FACETS,
    Narrowed,
    Place,
    Put,
    Statement,
    Within,
    common,
    counts,
    put,
    rare,
)

__all__ = [
    "Answer",
    "Candidate",
    "Figures",
    "Hit",
    "Narrowed",
    "Place",
    "Within",
    "ask",
    "candidates",
    "figures",
]

#: Candidates that are held against their texts for one page.
WINDOW = 60
#: So many times the rows that should be enough are looked through for common words, before they are looked up.
PATIENCE = 4
#: Figures beside filters count no further.
MOST_COUNTED = 1_000


class Candidate(NamedTuple):
    """A row that may answer, as it stands in the index; `rank` is NAMED or REST, `readable` says for the asker."""

    rank: int
    id: int
    kind: str
    key: int
    matter_id: int | None
    employer_id: int | None
    case_id: int | None
    on: date
    title: str
    text: str
    called: str
    audience: str
    party_id: int | None
    readable: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """A row that answers, with its text as it stands now and where the words are in it."""

    row: Candidate
    text: str
    marks: tuple[Mark, ...]
    title_marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """The hits of one page, and the place in the order after which the next begin."""

    hits: tuple[Hit, ...]
    after: Place | None


@dataclass(frozen=True, slots=True)
class Figures:
    """Facet → value → how many candidates, and how many altogether; `capped` where there are more than were counted."""

    by: Mapping[str, Mapping[str | int, int]]
    total: int
    capped: bool


def ask(
    asked: Question, within: Within, narrowed: Narrowed, *, page: int, after: Place | None = None
) -> Answer:
    """One page: who is called just as was asked, then the others. One statement more for each kind that is sealed."""
    return _answer(asked, candidates(asked, within, narrowed, after), page)


def candidates(asked: Question, within: Within, narrowed: Narrowed, after: Place | None) -> list[Candidate]:
    """The rows that have the words, a window of them. One statement, two where common words seldom meet."""
    told = put(asked, within, narrowed)
    budget = _budget(asked, within)
    rows: list[Candidate] = []
    if budget is not None:
        rows = _rows(common(told, limit=WINDOW + 1, after=after, budget=budget))
    if len(rows) <= WINDOW:
        rows = _rows(rare(told, limit=WINDOW + 1, after=after))
    return rows


def _budget(asked: Question, within: Within) -> int | None:
    """How many of the newest rows should hold a whole window of these words; none where looking them up costs less."""
    share = share_of(asked, within.places)
    return int(PATIENCE * WINDOW / share) if share * share * counted().rows > WINDOW else None


def _rows(statement: Statement) -> list[Candidate]:
    return [Candidate(*row) for row in _fetched(statement)]


def _fetched(statement: Statement) -> list[tuple[Any, ...]]:
    # The words stand in the statement itself: rare and common ones need different plans, so none is kept.
    with connection.cursor() as cursor:
        cursor.execute(*statement)
        return cursor.fetchall()


def _answer(asked: Question, rows: Sequence[Candidate], page: int) -> Answer:
    """Each candidate is held against its text; the order goes on after the last one that was looked at."""
    texts = _sealed_texts(rows[:WINDOW])
    hits: list[Hit] = []
    for place, row in enumerate(rows[:WINDOW]):
        hit = _hit(asked, row, texts)
        if hit is None:
            continue
        if len(hits) == page:
            return Answer(tuple(hits), _place(rows[place - 1]))
        hits.append(hit)
    return Answer(tuple(hits), _place(rows[WINDOW - 1]) if len(rows) > WINDOW else None)


def _place(row: Candidate) -> Place:
    return row.rank, row.on, row.id


def _sealed_texts(rows: Iterable[Candidate]) -> dict[tuple[str, int], str]:
    """Only of what the asker may read is anything opened."""
    keys: dict[str, list[int]] = {}
    for row in rows:
        if row.readable:
            keys.setdefault(row.kind, []).append(row.key)
    found: dict[tuple[str, int], str] = {}
    for kind, several in keys.items():
        source = sources().get(kind)
        if source and source.texts:
            found |= {(kind, key): tidy(text) for key, text in source.texts(several).items()}
    return found


def _hit(asked: Question, row: Candidate, texts: Mapping[tuple[str, int], str]) -> Hit | None:
    source = sources().get(row.kind)
    if source is None or not row.readable or (source.sealed and (row.kind, row.key) not in texts):
        return None  # not for the asker, taken back, or of a kind this release does not know
    text = texts.get((row.kind, row.key), row.text)
    found = marks(asked, f"{row.title}\n{text}", called=row.called, names=_names(row) if asked.spelt else ())
    if found is None:
        return None
    edge = len(row.title) + 1
    return Hit(
        row,
        text,
        tuple((start - edge, end - edge) for start, end in found if start >= edge),
        tuple((start, min(end, edge - 1)) for start, end in found if start < edge - 1),
    )


def _names(row: Candidate) -> tuple[str, ...]:
    """What answers to initials: what it is called, and the other names beside it."""
    if not row.title:
        return ()
    return tuple(one for one in (row.title, *row.text.split(" · ")) if folded(one))


#: What `grouping()` says when only one column is grouped by: a bit for each that is not.
_ONE_OF_FIVE = {0b11111 & ~(1 << (4 - place)): place for place in range(5)}


def figures(asked: Question, within: Within, narrowed: Narrowed) -> Figures:
    """What the list can be narrowed by. One statement."""
    budget = _budget(asked, within)
    told: Put = put(asked, within, narrowed)
    by: dict[str, dict[str | int, int]] = {name: {} for name in FACETS}
    total = 0
    for left_out, *columns, number in _fetched(counts(told, most=MOST_COUNTED, budget=budget)):
        place = _ONE_OF_FIVE.get(left_out)
        if place is None:
            total = number
        elif columns[place] not in (None, ""):
            by[list(FACETS)[place]][columns[place]] = number
    return Figures(by, total, budget is not None or total >= MOST_COUNTED)
