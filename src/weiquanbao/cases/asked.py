"""The cases that facts are asked about, with what several providers need of them read once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple, TypeVar

from weiquanbao.cases.models import Case
from weiquanbao.cases.standing import Place, about, is_own, roll, standing_of
from weiquanbao.sql.asking import asking

Found = TypeVar("Found")


class Row(NamedTuple):
    """A case as the providers need it, with the one it hangs on."""

    id: int
    matter: int
    procedure: str
    state: str
    handler: int | None
    closed_on: date | None
    party: int | None
    party_side: str | None
    parent: int | None
    parent_procedure: str | None
    parent_state: str | None
    parent_handler: int | None
    parent_closed_on: date | None
    grandparent: int | None

    def has_left(self, left: Collection[int]) -> bool:
        """The same as `cases.standing.has_left`."""
        return bool(left) and not {self.id, self.parent, self.grandparent}.isdisjoint(left)


@dataclass(frozen=True, slots=True)
class Running:
    """A clock that is not stopped, as `ClockRun` keeps it."""

    case: int
    code: str
    parameter: str
    parameter_since: date
    count: int
    unit: str
    started_on: date
    started_by: int
    due_on: date
    nominal_on: date
    provisional: bool
    paused_on: date | None
    left: int | None
    left_unit: str
    expired_on: date | None
    stopped_on: date | None


class Sibling(NamedTuple):
    """A case on the same matter, this one included."""

    matter: int
    id: int
    parent: int | None
    procedure: str
    party: int | None
    state: str
    closed_on: date | None


ROW = (
    "id", "matter_id", "procedure", "state", "handler_id", "closed_on", "party_id", "party__side", "parent_id",
    "parent__procedure", "parent__state", "parent__handler_id", "parent__closed_on", "parent__parent_id",
)  # fmt: skip
_CLOCKS = """
SELECT case_id, code, parameter, parameter_since, count, unit, started_on, started_by, due_on, nominal_on, provisional,
    paused_on, "left", left_unit, expired_on, stopped_on
FROM cases_clockrun WHERE case_id = ANY(%s) AND stopped_on IS NULL ORDER BY id
"""
_SIBLING = ("matter_id", "id", "parent_id", "procedure", "party_id", "state", "closed_on")


class Asked(tuple[int, ...]):
    """Ids of cases. Each property costs one statement, the first time, however many cases there are."""

    @classmethod
    def holding(cls, cases: Iterable[Case]) -> Asked:
        """The same of cases that are at hand, each with its `party` and `parent`: they are not read again."""
        return cls.of(_row(case) for case in cases)

    @classmethod
    def of(cls, rows: Iterable[Row]) -> Asked:
        """The same of cases that were read as rows."""
        several = {row.id: row for row in rows}
        held = cls(several)
        held.__dict__["rows"] = several
        return held

    @cached_property
    def rows(self) -> Mapping[int, Row]:
        """Case → the case."""
        return {row[0]: Row(*row) for row in Case.objects.filter(pk__in=self).values_list(*ROW)}

    @property
    def matters(self) -> dict[int, int]:
        """Case → its matter."""
        return {case: row.matter for case, row in self.rows.items()}

    @cached_property
    def places(self) -> Mapping[int, tuple[Place, ...]]:
        """Matter → everybody who stands in it today."""
        return roll(set(self.matters.values()))

    @cached_property
    def clocks(self) -> tuple[Running, ...]:
        """The clocks of these cases that are not stopped, paused ones included."""
        with asking() as cursor:
            cursor.execute(_CLOCKS, [list(self)])
            return tuple(Running(*row) for row in cursor.fetchall())

    @cached_property
    def siblings(self) -> tuple[Sibling, ...]:
        """All cases on the matters of these, oldest first."""
        rows = Case.objects.filter(matter_id__in=set(self.matters.values())).order_by("id")
        return tuple(Sibling(*row) for row in rows.values_list(*_SIBLING))

    def parties_of(self, person_id: int | None) -> dict[int, tuple[int, ...]]:
        """Case → the parties this person is or acts for there, as far as they take part."""
        if person_id is None:
            return {}
        found = {}
        for case, row in self.rows.items():
            here = (one for one in self.places[row.matter] if not row.has_left(one.left))
            standing = standing_of(person_id, here)
            found[case] = tuple(one.party_id for one in about(row.party, row.party_side, standing))
        return found

    def taking_part(self, side: str) -> dict[int, tuple[int, ...]]:
        """Case → the parties of a side who take part in it, in the order they came in."""
        return self._of(side, left=False)

    def gone(self, side: str) -> dict[int, tuple[int, ...]]:
        """Case → the parties of a side who left it and stand in the matter still."""
        return self._of(side, left=True)

    def _of(self, side: str, *, left: bool) -> dict[int, tuple[int, ...]]:
        return {
            case: tuple(
                one.party_id
                for one in self.places[row.matter]
                if one.side == side and is_own(one) and row.has_left(one.left) is left
            )
            for case, row in self.rows.items()
        }

    def once(self, name: str, read: Callable[[Asked], Found]) -> Found:
        """What only a floor above can read, kept under a name for the others who need it."""
        if name not in self.__dict__:
            self.__dict__[name] = read(self)
        found: Found = self.__dict__[name]
        return found


def _row(case: Case) -> Row:
    party, parent = case.party, case.parent
    return Row(
        id=case.pk,
        matter=case.matter_id,
        procedure=case.procedure,
        state=case.state,
        handler=case.handler_id,
        closed_on=case.closed_on,
        party=case.party_id,
        party_side=party.side if party else None,
        parent=case.parent_id,
        parent_procedure=parent.procedure if parent else None,
        parent_state=parent.state if parent else None,
        parent_handler=parent.handler_id if parent else None,
        parent_closed_on=parent.closed_on if parent else None,
        grandparent=parent.parent_id if parent else None,
    )


def asked(case_ids: Iterable[int]) -> Asked:
    """The same, if these have been asked about already; else made of them."""
    return case_ids if isinstance(case_ids, Asked) else Asked(case_ids)
