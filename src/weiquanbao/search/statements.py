"""The statements a question is put to the index with; who may read a row is asked last, of the few that are left."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from weiquanbao.search.question import Question, as_tsquery, whole_name

#: The columns a list may be narrowed by.
FACETS = {"kind": "kind", "procedure": "procedure", "state": "state", "place": "place_id", "year": "year"}
#: Whoever is called just as was asked stands before all others.
NAMED, REST = 1, 0
#: Where a row stands in the order: rank, day, id.
Place = tuple[int, date, int]
Statement = tuple[str, list[Any]]


@dataclass(frozen=True, slots=True)
class Within:
    """What the asker may read, a condition on `i` with its values; outside the unions of `places` there is nothing."""

    text: str = "true"
    values: Sequence[Any] = ()
    places: Sequence[int] | None = None


@dataclass(frozen=True, slots=True)
class Narrowed:
    """Only these kinds, procedures and so on, by the names of FACETS."""

    by: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Put:
    """A question as it is put: the words, the name it may be as a whole, and what narrows it."""

    words: str
    name: str
    conditions: str
    values: Sequence[Any]
    within: Within


def put(asked: Question, within: Within, narrowed: Narrowed) -> Put:
    """Nothing typed becomes a part of a statement but between the quotes of a value."""
    text, values = "", []
    for name, value in narrowed.by.items():
        if name == "year":
            text += ' AND i."on" >= make_date(%s, 1, 1) AND i."on" < make_date(%s, 1, 1)'
            values += [value, int(value) + 1]
        else:
            text += f" AND i.{FACETS[name]} = %s"
            values.append(value)
    return Put(as_tsquery(asked, places=within.places), whole_name(asked), text, values, within)


_SHOWN = """i.id, i.kind, i.key, i.matter_id, i.employer_id, i.case_id, i."on", i.title, i.text, i.context,
    i.audience, i.party_id"""
_RARE = """SELECT {rank} AS rank, {shown} FROM search_indexed i
WHERE i.words @@ %s::tsquery {conditions} ORDER BY 1 DESC, i."on" + 0 DESC, i.id DESC LIMIT {limit}"""
_NAMED = """(SELECT 1 AS rank, {shown} FROM search_indexed i
WHERE i.words @@ %s::tsquery AND i.words @@ %s::tsquery {conditions}
ORDER BY i."on" DESC, i.id DESC LIMIT {limit})"""
_NEWEST = """(SELECT * FROM search_indexed i WHERE true {conditions}
    ORDER BY i."on" DESC, i.id DESC LIMIT {budget})"""
_MET = """(SELECT 0 AS rank, {shown} FROM {newest} AS i
WHERE i.words @@ %s::tsquery {unnamed} LIMIT {limit})"""
_COUNTS = """
SELECT grouping(kind, procedure, state, place_id, year), kind, procedure, state, place_id, year, count(*)
FROM (SELECT i.kind, i.procedure, i.state, i.place_id, extract(year FROM i."on")::int AS year
    FROM (SELECT * FROM {rows} AS i WHERE i.words @@ %s::tsquery {conditions} LIMIT {limit}) AS i
    WHERE {readable}) AS found
GROUP BY GROUPING SETS ((kind), (procedure), (state), (place_id), (year), ())
"""


def rare(asked: Put, *, limit: int, after: Place | None) -> Statement:
    """Every row that has the words is looked up and sorted; no order of an index tempts the server to walk along it."""
    rank, ranking = ("(i.words @@ %s::tsquery)::int", [asked.name]) if asked.name else ("0", [])
    conditions, values = asked.conditions, [*asked.values]
    if after:
        conditions += f' AND ({rank}, i."on", i.id) < (%s, %s, %s)'
        values += [*ranking, *after]
    rows = _RARE.format(rank=rank, shown=_SHOWN, conditions=conditions, limit=limit)
    return _readable(asked, rows, [*ranking, asked.words, *values])


def common(asked: Put, *, limit: int, after: Place | None, budget: int) -> Statement:
    """The newest rows are looked through, so many of them, behind those that are called just so."""
    parts: list[str] = []
    values: list[Any] = []
    if asked.name and (after is None or after[0] == NAMED):
        conditions, told = _from(asked, after)
        parts.append(_NAMED.format(shown=_SHOWN, conditions=conditions, limit=limit))
        values += [asked.words, asked.name, *told]
    conditions, told = _from(asked, after if after and after[0] == REST else None)
    unnamed = "AND NOT i.words @@ %s::tsquery" if asked.name else ""
    newest = _NEWEST.format(conditions=conditions, budget=budget)
    parts.append(_MET.format(shown=_SHOWN, newest=newest, unnamed=unnamed, limit=limit))
    values += [*told, asked.words, *([asked.name] if asked.name else [])]
    return _readable(asked, f"SELECT * FROM ({' UNION ALL '.join(parts)}) AS one LIMIT {limit}", values)  # noqa: S608


def counts(asked: Put, *, most: int, budget: int | None) -> Statement:
    """How many candidates have each value a list may be narrowed by, of so many; of the newest where common."""
    rows = _NEWEST.format(conditions="", budget=budget) if budget else "search_indexed"
    text = _COUNTS.format(rows=rows, conditions=asked.conditions, readable=asked.within.text, limit=most)
    return text, [asked.words, *asked.values, *asked.within.values]


def _from(asked: Put, after: Place | None) -> Statement:
    if after is None:
        return asked.conditions, [*asked.values]
    return asked.conditions + ' AND (i."on", i.id) < (%s, %s)', [*asked.values, *after[1:]]


def _readable(asked: Put, rows: str, values: list[Any]) -> Statement:
    return f"SELECT i.*, {asked.within.text} FROM ({rows}) AS i", [*asked.within.values, *values]  # noqa: S608
