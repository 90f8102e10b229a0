"""How common a word is in the index, as the server counted: rare ones are looked up, common ones met on the way.

A server that does not know a word takes it for rare, and that several common ones always come together it cannot know.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db import connection

from weiquanbao.search.lettering import AROUND, blind, place
from weiquanbao.search.question import Question

#: Seconds after which the server is asked again; it counts when tables are analysed, some times a day.
FRESH = 600.0
_ASKED = """
SELECT greatest(c.reltuples, 0), s.most_common_elems::text::text[], s.most_common_elem_freqs
FROM pg_class c LEFT JOIN pg_stats s
    ON s.schemaname = current_schema() AND s.tablename = c.relname AND s.attname = 'words'
WHERE c.oid = 'search_indexed'::regclass
"""


@dataclass(frozen=True, slots=True)
class Counted:
    """Rows of the index, and the share of them that has each of the most common words."""

    rows: float = 0.0
    shares: Mapping[str, float] = field(default_factory=dict)

    def share(self, words: Iterable[str]) -> float:
        """At most so large a share of the rows has all these words."""
        return min((self.shares.get(one, 0.0) for one in words), default=0.0)


_known: dict[str, tuple[float, Counted]] = {}


def counted() -> Counted:
    """What the server has counted, asked once in ten minutes."""
    database = str(connection.settings_dict["NAME"])
    then, found = _known.get(database, (0.0, Counted()))
    if not then or time.monotonic() - then > FRESH:
        found = _ask()
        _known[database] = (time.monotonic(), found)
    return found


def _ask() -> Counted:
    with connection.cursor() as cursor:
        cursor.execute(_ASKED)
        rows, words, shares = cursor.fetchone()
    # The last three shares are the least, the greatest, and that of nothing.
    return Counted(rows, dict(zip(words or (), shares or (), strict=False)))


def share_of(asked: Question, places: Iterable[int] | None) -> float:
    """At most so large a share of the rows can answer, as far as it was counted; 0 where any word is rare."""
    known = counted()
    several = len(asked.words) > 1
    shares = [_of_word(known, word.certain, around=several) for word in asked.words]
    if places is not None:
        shares.append(sum(known.share([place(one)]) for one in places))
    return min(shares, default=0.0)


def _of_word(known: Counted, certain: Iterable[str], *, around: bool) -> float:
    several = tuple(certain)
    found = known.share(several) + known.share(map(blind, several))
    return found + (known.share(AROUND + one for one in several) if around else 0.0)
