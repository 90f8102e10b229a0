"""What stands around a thing: what its matter is called by, its case, and where that lies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from weiquanbao.cases.models import Case, Matter
from weiquanbao.cases.names import names_in
from weiquanbao.cases.words import SIDES
from weiquanbao.organisations.models import Employer
from weiquanbao.search.lettering import tidy


class CaseHere(NamedTuple):
    """A case as far as lists are filtered by it; `place` is the union it lies with."""

    id: int
    procedure: str
    state: str
    place: int


@dataclass(frozen=True, slots=True)
class Surroundings:
    """`called` are the names of both sides, case numbers and code; `cases` the cases, the one that counts last."""

    called: str = ""
    cases: Mapping[int, CaseHere] = field(default_factory=dict)

    def case(self, case_id: int | None) -> CaseHere | None:
        """The case of a thing; of what belongs to the whole matter the newest that is no incident."""
        if case_id is not None:
            return self.cases.get(case_id)
        return next(reversed(list(self.cases.values())), None)

    def places(self, case_id: int | None) -> frozenset[int]:
        """The unions of the cases whose readers may read it."""
        if case_id is not None:
            return frozenset(one.place for one in self.cases.values() if one.id == case_id)
        return frozenset(one.place for one in self.cases.values())

    def said(self, case_id: int | None) -> list[object]:
        """All of it that goes into a row."""
        return [self.called, self.case(case_id), sorted(self.places(case_id))]


def of_matters(ids: Sequence[int]) -> dict[int, Surroundings]:
    """Three queries, however many matters."""
    codes = dict(Matter.objects.filter(pk__in=ids).values_list("pk", "code"))
    cases: dict[int, dict[int, CaseHere]] = {}
    rows = Case.objects.filter(matter_id__in=ids).order_by("-incident", "id")
    for row in rows.values_list("matter_id", "id", "procedure", "state", "organisation_id"):
        matter, case, code, state, place = row
        cases.setdefault(matter, {})[case] = CaseHere(case, code, state, place)
    names: dict[int, list[str]] = {}
    for one in names_in(list(codes)):
        if one.side in SIDES:
            names.setdefault(one.matter, []).append(one.name)
    return {
        matter: Surroundings(
            tidy(" · ".join((*dict.fromkeys(names.get(matter, ())), code))), cases.get(matter, {})
        )
        for matter, code in codes.items()
    }


def of_employers(ids: Sequence[int]) -> dict[int, Surroundings]:
    """An employer of the register stands by itself. One query, for those that are there."""
    return dict.fromkeys(Employer.objects.filter(pk__in=ids).values_list("pk", flat=True), Surroundings())
