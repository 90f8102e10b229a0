"""The papers an act makes: written in its transaction, each named in its step by id and digest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from weiquanbao.access.actors import Actor
from weiquanbao.cases.models import Case
from weiquanbao.kernel.forms import Value
from weiquanbao.kernel.procedure import Act, Procedure
from weiquanbao.papers.actions import Made, seal_soon, write
from weiquanbao.papers.templates import template
from weiquanbao.reading.paper_fields import fields_of

#: The entry of a step that names the papers made in it; the ledger has it as a salted digest like any other.
PAPERS = "papers_made"


@dataclass(frozen=True, slots=True)
class Papers:
    """What an act wrote, and the fields its texts were filled in from."""

    made: tuple[Made, ...] = ()
    data: Mapping[str, object] = field(default_factory=dict)


def make(
    case: Case,
    procedure: Procedure,
    act: Act,
    *,
    step: int,
    actor: Actor,
    values: Mapping[str, Value],
    due: date | None,
    on: date,
) -> Papers:
    """Write the papers of an act. `due` is the last day the act began, else the nearest one."""
    if not act.papers:
        return Papers()
    data = fields_of(case, act, values, due=due, on=on)
    made = tuple(
        write(
            case=case,
            step=step,
            template=template(f"{procedure.code}.{paper}"),
            data=data,
            on=on,
            person_id=actor.person_id,
            party=case.party,
        )
        for paper in act.papers
    )
    seal_soon(one.version_id for one in made)
    return Papers(made, data)


def named(made: Iterable[Made]) -> dict[str, list[str]]:
    """The entry that names them: id and SHA-256 of the PDF, a line each; none where there are none."""
    lines = [f"{one.paper_id} {one.sha256}" for one in made]
    return {PAPERS: lines} if lines else {}
