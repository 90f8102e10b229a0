"""Role × kind of row and class of document: what each may read, from the procedures and the rules of reading."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from weiquanbao.access.roles import GIVEN, NARROW, READERS, ROLES
from weiquanbao.access.roles_here import BY_STANDING
from weiquanbao.commands.reference.markdown import table
from weiquanbao.people.duties import CASEWORK
from weiquanbao.procedures import PROCEDURES
from weiquanbao.reading.reach import READING
from weiquanbao.reading.seats import ALONE, REPRESENTATIVE

NO, OWN, SIDE, REACH = "·", "own", "own side", "within reach"
GIVEN_TO_HIM = "given to him"
#: Roles that are no persons read nothing.
NOBODY = frozenset({"clock", "system", "peer"})


def render() -> str:
    """One table: a line for each kind of row, a column for each role."""
    roles = [code for code in ROLES if code not in NOBODY]
    rows = ((name, *(rule(role) for role in roles)) for name, rule in _kinds())
    return (
        "\n## Rows and documents\n\n"
        "Who reads what, beyond the address. `·` nothing; *own* his own or that of whom he acts for; *own side* what "
        "his side brought; *shared* what the other side has shared; *given to him* what he handles; *within reach* at "
        "his organisation or below it, without matters in which he stands himself; *masked* the number with its middle "
        "hidden, in clear only with a reason that is written down. Nobody signed in reads none of it.\n\n"
        + table(("Kind", *(f"`{role}`" for role in roles)), rows)
    )


def _kinds() -> Iterator[tuple[str, Callable[[str], str]]]:
    yield "matter", _matter
    for code in sorted(PROCEDURES):
        yield f"case: {code}", _Case(code)
    yield "claim", _matter
    yield "internal note of a step", _staff
    yield "phone of a party", _phone
    yield "who helps a worker, and how he came to it", _helping
    yield "phone of somebody who helps", _phone
    yield "letter of authority", _standing
    yield "evidence, own", _standing
    yield "evidence, shared", _shared
    yield "evidence of others, not shared", _staff
    yield "messages: worker_union", _Seat("claimant")
    yield "messages: worker_union of a group", _group
    yield "messages: respondent_union", _Seat("respondent")
    yield "messages: everyone", _everyone
    yield "notice: that it was sent", _staff
    yield "notice: its text", _told


def _sides(role: str) -> frozenset[str]:
    return frozenset(side for (side, _capacity), code in BY_STANDING.items() if code == role)


def _capacities(role: str, side: str) -> frozenset[str]:
    return frozenset(one for (where, one), code in BY_STANDING.items() if code == role and where == side)


def _staff(role: str) -> str:
    return REACH if role in READING else NO


def _standing(role: str) -> str:
    return SIDE if _sides(role) else _staff(role)


def _matter(role: str) -> str:
    return OWN if _sides(role) else _staff(role)


def _helping(role: str) -> str:
    """For the worker himself."""
    return OWN if role == "claimant" else _staff(role)


def _everyone(role: str) -> str:
    sits = any(_capacities(role, side) & {*ALONE, REPRESENTATIVE} for side in _sides(role))
    return OWN if sits else _staff(role)


def _group(role: str) -> str:
    return OWN if REPRESENTATIVE in _capacities(role, "claimant") else _staff(role)


class _Case:
    """A party sees a case of a procedure that names its role; so does a cashier within reach, and a lawyer what was
    given to him."""

    def __init__(self, code: str) -> None:
        self.roles = PROCEDURES[code].roles

    def __call__(self, role: str) -> str:
        if role in READERS:
            return _staff(role)
        if role not in self.roles:
            return NO
        return REACH if role in NARROW else GIVEN_TO_HIM if role in GIVEN else OWN if _sides(role) else NO


class _Seat:
    """The thread of one party with the union."""

    def __init__(self, side: str) -> None:
        self.side = side

    def __call__(self, role: str) -> str:
        return OWN if _capacities(role, self.side) & ALONE else _staff(role)


def _phone(role: str) -> str:
    """Masked for staff; the other side is never told."""
    return "masked" if role in {*CASEWORK, "auditor"} else NO


def _shared(role: str) -> str:
    """For everybody who stands in the matter."""
    return "shared" if _sides(role) else _staff(role)


def _told(role: str) -> str:
    """A text is for its recipient, whoever that is."""
    return OWN if role not in NOBODY else NO
