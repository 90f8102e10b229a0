"""What was done on many cases, without opening the chain."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from weiquanbao.sql.asking import asking


class Taken(NamedTuple):
    """A step that was taken, and by whom, if by a person."""

    case: int
    act: str
    person: int | None


_TAKEN = "SELECT case_id, act, person_id FROM ledger_step WHERE case_id = ANY(%s) ORDER BY case_id, number"


def taken(case_ids: Sequence[int]) -> tuple[Taken, ...]:
    """The steps of these cases, oldest first. One statement."""
    with asking() as cursor:
        cursor.execute(_TAKEN, [list(case_ids)])
        return tuple(Taken(*row) for row in cursor.fetchall())
