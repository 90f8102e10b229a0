"""ask(): what answers to a question, heaviest and newest first, within what the caller says may be read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from django.db import connection

from weiquanbao.organisations.lettering import folded
from weiquanbao.search.lettering import tidy
from weiquanbao.search.question import Mark, Question, as_tsquery, marks, whole_name
from weiquanbao.search.sources import sources

#: Candidates that are held against their texts for one page.
WINDOW = 60
#: Figures beside filters count no further.
MOST_COUNTED = 1_000
#: The columns a list may be narrowed by.
FACETS = {"kind": "kind", "procedure": "procedure", "state": "state", "place": "place_id", "year": "year"}


#: Whoever is called just as was asked stands before all others.
NAMED, REST = 1, 0
#: Where somebody stands in the order: rank, weight, day, id.
Place = tuple[int, int, date, int]


class Candidate(NamedTuple):
    """A row that may answer, as it stands in the index; `rank` is NAMED or REST."""

    rank: int
    id: int
    kind: str
    key: int
    matter_id: int | None
    employer_id: int | None
    case_id: int | None
    weight: int
    on: date
    title: str
    text: str
    called: str
    audience: str
    party_id: int | None


@dataclass(frozen=True, slots=True)
class Within:
    """What the asker may read, in SQL over `i`, with its values; outside the unions of `places` there is nothing."""

    text: str
    values: Sequence[Any]
    places: Sequence[int] | None = None


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
class Narrowed:
    """Only these kinds, procedures and so on, by the names of FACETS."""

    by: Mapping[str, str | int] = field(default_factory=dict)


_ROWS = """
(SELECT {rank} AS rank, i.id, i.kind, i.key, i.matter_id, i.employer_id, i.case_id, i.weight, i."on", i.title, i.text,
    i.context, i.audience, i.party_id
FROM search_indexed i WHERE i.words @@ %s::tsquery {conditions}
ORDER BY i.weight DESC, i."on" DESC, i.id DESC LIMIT {limit})
"""
_BOTH = "SELECT * FROM ({parts}) AS found LIMIT {limit}"
_COUNTS = """
SELECT grouping(kind, procedure, state, place_id, year), kind, procedure, state, place_id, year, count(*)
FROM (SELECT i.kind, i.procedure, i.state, i.place_id, extract(year FROM i."on")::int AS year
    FROM search_indexed i WHERE i.words @@ %s::tsquery {conditions} LIMIT {limit}) AS found
GROUP BY GROUPING SETS ((kind), (procedure), (state), (place_id), (year), ())
"""


def ask(
    asked: Question, within: Within, narrowed: Narrowed, *, page: int, after: Place | None = None
) -> Answer:
    """One page: who is called just as was asked, then the others. One statement, one more where any are sealed."""
    text = as_tsquery(asked, places=within.places)
    name = whole_name(asked)
    queries = [(REST, f"({text}) & !{name}"), (NAMED, f"({text}) & {name}")] if name else [(REST, text)]
    parts, values = [], []
    for rank, query in reversed(queries):
        if after is None or rank <= after[0]:
            part, told = _part(rank, query, within, narrowed, after if after and rank == after[0] else None)
            parts.append(part)
            values += told
    # The words stand in the statement itself: rare and common ones need different plans, so none is kept.
    with connection.cursor() as cursor:
        cursor.execute(_BOTH.format(parts=" UNION ALL ".join(parts), limit=WINDOW + 1), values)
        rows = sorted((Candidate(*row) for row in cursor.fetchall()), key=_order, reverse=True)
    return _answer(asked, rows, page)


def _part(
    rank: int, query: str, within: Within, narrowed: Narrowed, after: Place | None
) -> tuple[str, list[Any]]:
    conditions, values = _conditions(within, narrowed)
    if after:
        conditions += ' AND (i.weight, i."on", i.id) < (%s::smallint, %s::date, %s::bigint)'
        values += after[1:]
    return _ROWS.format(rank=rank, conditions=conditions, limit=WINDOW + 1), [query, *values]


def _order(row: Candidate) -> Place:
    return (row.rank, row.weight, row.on, row.id)


def _answer(asked: Question, rows: Sequence[Candidate], page: int) -> Answer:
    """Each candidate is held against its text; the order goes on after the last one that was looked at."""
    texts = _sealed_texts(rows[:WINDOW])
    hits: list[Hit] = []
    for place, row in enumerate(rows[:WINDOW]):
        hit = _hit(asked, row, texts)
        if hit is None:
            continue
        if len(hits) == page:
            return Answer(tuple(hits), _order(rows[place - 1]))
        hits.append(hit)
    return Answer(tuple(hits), _order(rows[WINDOW - 1]) if len(rows) > WINDOW else None)


def _sealed_texts(rows: Iterable[Candidate]) -> dict[tuple[str, int], str]:
    keys: dict[str, list[int]] = {}
    for row in rows:
        keys.setdefault(row.kind, []).append(row.key)
    found: dict[tuple[str, int], str] = {}
    for kind, several in keys.items():
        source = sources().get(kind)
        if source and source.texts:
            found |= {(kind, key): text for key, text in source.texts(several).items()}
    return found


def _hit(asked: Question, row: Candidate, texts: Mapping[tuple[str, int], str]) -> Hit | None:
    source = sources().get(row.kind)
    if source is None or (source.sealed and (row.kind, row.key) not in texts):
        return None  # taken back, or of a kind this release does not know
    text = tidy(texts.get((row.kind, row.key), row.text))
    whole = f"{row.title}\n{text}"
    found = marks(asked, whole, called=row.called, names=_names(row))
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


def counts(
    asked: Question, within: Within, narrowed: Narrowed
) -> tuple[dict[str, dict[str | int, int]], int]:
    """Facet → value → how many candidates, and how many altogether, of the first thousand. One statement."""
    conditions, values = _conditions(within, narrowed)
    with connection.cursor() as cursor:
        cursor.execute(
            _COUNTS.format(conditions=conditions, limit=MOST_COUNTED),
            [as_tsquery(asked, places=within.places), *values],
        )
        rows = cursor.fetchall()
    found: dict[str, dict[str | int, int]] = {name: {} for name in FACETS}
    total = 0
    for left_out, *columns, number in rows:
        place = _PLACES.get(left_out)
        if place is None:
            total = number
        elif columns[place] not in (None, ""):
            found[list(FACETS)[place]][columns[place]] = number
    return found, total


#: What `grouping()` says when only one column is grouped by: a bit for each that is not.
_PLACES = {0b11111 & ~(1 << (4 - place)): place for place in range(5)}


def _conditions(within: Within, narrowed: Narrowed) -> tuple[str, list[Any]]:
    text, values = within.text, list(within.values)
    for name, value in narrowed.by.items():
        if name == "year":
            text += ' AND i."on" >= make_date(%s::int, 1, 1) AND i."on" < make_date(%s::int, 1, 1)'
            values += [value, int(value) + 1]
        else:
            text += f" AND i.{FACETS[name]} = %s"
            values.append(value)
    return text, values
