"""What a party is called, whatever is known of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from weiquanbao.cases.models import Party
from weiquanbao.sql.asking import asking


class Called(NamedTuple):
    """A party by its name, and on which side of which matter it stands."""

    matter: int
    side: str
    name: str


#: Looked up one by one: joined, the whole register of people is read for fifty names.
_NAMES = """
SELECT p.matter_id, p.side, (SELECT w.name FROM people_person w WHERE w.id = p.person_id),
    (SELECT e.name FROM organisations_employer e WHERE e.id = p.employer_id), p.name, p.gate_sign, p.payer
FROM cases_party p WHERE p.matter_id = ANY(%s) ORDER BY p.id
"""


def names_in(matter_ids: Sequence[int]) -> tuple[Called, ...]:
    """The parties of these matters in the order they came in. One statement, which opens no sealed number."""
    if not matter_ids:
        return ()
    with asking() as cursor:
        cursor.execute(_NAMES, [list(matter_ids)])
        return tuple(Called(matter, side, _name(*known)) for matter, side, *known in cursor.fetchall())


def name_of(party: Party) -> str:
    """What a party is called: the register's name, else what the worker said, else what hangs over the gate."""
    return _name(
        party.person.name if party.person else None,
        party.employer.name if party.employer else None,
        party.name,
        party.gate_sign,
        party.payer,
    )


def _name(person: str | None, employer: str | None, name: str, gate_sign: str, payer: str) -> str:
    if person is not None:
        return person
    if employer is not None:
        return employer
    return name or gate_sign or (f"“{payer}”发钱的单位" if payer else "还不知道是哪家单位")
