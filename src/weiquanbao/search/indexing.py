"""index(): what belongs to a matter, or to an employer, is found as it now stands; only what differs is written."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from django.conf import settings
from django.db import transaction

from weiquanbao.cases.models import Party
from weiquanbao.search import dictionary
from weiquanbao.search.contract import EMPLOYER, MATTER, Source, Thing
from weiquanbao.search.lettering import (
    LONGEST_TEXT,
    Segmenter,
    around,
    blind,
    named,
    place,
    spelt,
    tidy,
    words_of,
)
from weiquanbao.search.models import Indexed
from weiquanbao.search.sources import of_owner
from weiquanbao.search.surroundings import Surroundings, of_employers, of_matters
from weiquanbao.sql.asking import asking

#: Owners that are indexed in one transaction.
BATCH = 100
#: Rows written with one statement.
ROWS = 500
Row = tuple[Any, ...]
#: Names longer than the column keeps are cut there; the text has them whole.
TITLE = 200

_WRITE = """
INSERT INTO search_indexed (kind, key, matter_id, employer_id, case_id, place_id, party_id, audience, procedure, state,
    "on", title, text, context, words, digest)
VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, array_to_tsvector(%s::text[]), %s)
ON CONFLICT (kind, key) DO UPDATE SET matter_id = excluded.matter_id, employer_id = excluded.employer_id,
    case_id = excluded.case_id, place_id = excluded.place_id, party_id = excluded.party_id,
    audience = excluded.audience, procedure = excluded.procedure, state = excluded.state,
    "on" = excluded."on", title = excluded.title, text = excluded.text, context = excluded.context,
    words = excluded.words, digest = excluded.digest
"""


def index(what: str, ids: Sequence[int], *, with_parties: bool = True) -> None:
    """Look at everything of these owners again; an employer's new name is that of the parties it stands for, too.

    Twice does no harm, and whichever of two comes last has read what the other wrote.
    """
    for batch in _batches(ids):
        _index(what, batch)
    if what == EMPLOYER and with_parties:
        parties = Party.objects.filter(employer_id__in=ids).order_by("matter_id")
        matters = parties.values_list("matter_id", flat=True).distinct()
        for batch in _batches(matters.iterator()):
            _index(MATTER, batch)


@transaction.atomic
def _index(what: str, ids: Sequence[int]) -> None:
    _hold(what, ids)
    segmenter = dictionary.for_rows()
    about = of_matters(ids) if what == MATTER else of_employers(ids)
    owner = "matter_id" if what == MATTER else "employer_id"
    rows = Indexed.objects.filter(**{f"{owner}__in": ids})
    known = {(kind, key): digest for kind, key, digest in rows.values_list("kind", "key", "digest")}
    fresh: list[Row] = []
    for row in _rows(what, ids, about, segmenter):
        kind, key, *_, digest = row
        if known.pop((kind, key), None) != digest:
            fresh.append(row)
            if len(fresh) == ROWS:
                _write(fresh)
                fresh = []
    _write(fresh)
    _forget(known)


def _hold(what: str, ids: Sequence[int]) -> None:
    """Nobody else indexes these until the transaction ends; in one order, so that nobody waits for each other."""
    with asking() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended(%s || one, 0)) FROM unnest(%s::bigint[]) one",
            [f"search {what} ", sorted(ids)],
        )


def _rows(
    what: str, ids: Sequence[int], about: Mapping[int, Surroundings], segmenter: Segmenter
) -> Iterator[Row]:
    for source in of_owner(what):
        for thing in source.things(ids):
            # An owner that went meanwhile has no surroundings, and nothing to be found by.
            if (around_it := about.get(thing.owner)) is not None:
                row = _row(source, thing, around_it, segmenter)
                yield (*row, _digest(row))


def _digest(row: Row) -> str:
    """Keyed, for of a sealed text not even a digest may be guessed at; its words are blind in it already."""
    return hmac.new(settings.INDEX_KEY, repr(row).encode(), hashlib.sha256).hexdigest()


def _write(rows: Sequence[Row]) -> None:
    if rows:
        with asking() as cursor:
            cursor.executemany(_WRITE, rows)


def _row(source: Source, thing: Thing, about: Surroundings, segmenter: Segmenter) -> Row:
    case = about.case(thing.case_id)
    return (
        source.kind,
        thing.key,
        thing.owner if source.owner == MATTER else None,
        thing.owner if source.owner == EMPLOYER else None,
        thing.case_id,
        case.place if case else thing.place,
        thing.party_id,
        thing.audience,
        case.procedure if case else "",
        case.state if case else "",
        thing.on,
        tidy(thing.title)[:TITLE],
        "" if source.sealed else tidy(thing.text)[:LONGEST_TEXT],
        about.called,
        sorted(_words(source, thing, about, segmenter)),
    )


def _words(source: Source, thing: Thing, about: Surroundings, segmenter: Segmenter) -> set[str]:
    own = words_of(thing.text, segmenter)
    found = {blind(one) for one in own} if source.sealed else own
    found |= words_of(thing.title, segmenter)
    found |= around(words_of(about.called, segmenter))
    found |= named(thing.names) | spelt(thing.names)
    places = about.places(thing.case_id) | {thing.place}
    return found | {place(one) for one in places if one is not None}


def _forget(gone: Iterable[tuple[str, int]]) -> None:
    kinds: dict[str, list[int]] = {}
    for kind, key in gone:
        kinds.setdefault(kind, []).append(key)
    for kind, keys in kinds.items():
        Indexed.objects.filter(kind=kind, key__in=keys).delete()


def _batches(ids: Iterable[int]) -> Iterator[list[int]]:
    going = iter(ids)
    while batch := list(islice(going, BATCH)):
        yield batch
