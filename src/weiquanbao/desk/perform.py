"""What every act does once it is decided: one ledger step, the state, the clocks, the entries, the notices.

Last it says that the matter is to be indexed again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from weiquanbao.access.actors import Actor
from weiquanbao.cases.clocks import apply
from weiquanbao.cases.models import Case, Entry
from weiquanbao.common.dates import now
from weiquanbao.desk.papers import make, named
from weiquanbao.desk.said import said_of
from weiquanbao.desk.serve import serve
from weiquanbao.desk.tell import tell
from weiquanbao.kernel.forms import Form, Value
from weiquanbao.kernel.procedure import Decision, Procedure
from weiquanbao.ledger.chain import Written, append
from weiquanbao.sql.changed import MATTER, changed
from weiquanbao.sql.inserting import insert
from weiquanbao.sql.updating import update

#: Columns of a case that follow from the act itself; no form writes them.
KEPT_BY_THE_DESK = frozenset(
    {
        "id", "matter", "procedure", "version", "number", "organisation", "state", "steps", "head",
        "opened_on", "closed_on", "next_due", "paused",
    }
)  # fmt: skip
Plain = str | int | bool | list[str] | list[int]


@dataclass(frozen=True, slots=True)
class Outcome:
    """The step that now stands in the ledger; `repeated` when the same request had been answered before."""

    case_id: int
    number: int
    state: str
    repeated: bool = False


def perform(
    case: Case,
    procedure: Procedure,
    decision: Decision,
    *,
    values: Mapping[str, Value],
    actor: Actor,
    role: str,
    effective_on: date,
    said: Mapping[str, object] | None = None,
    countersigned: int | None = None,
    key: UUID | None = None,
    agreed: Mapping[str, date] | None = None,
) -> Outcome:
    """Write the whole act; `agreed` are the last days of clocks that end on a day of an agreement.

    The caller holds the case's row lock inside a transaction and has decided.
    """
    act = procedure.acts[decision.act]
    step = case.steps + 1
    begun = apply(case, procedure, decision, effective_on=effective_on, step=step, agreed=agreed)
    _move(case, decision, dict(act.records), values, effective_on)
    due = begun or case.next_due
    plain: dict[str, Plain] = {code: plainly(value) for code, value in values.items()}
    papers = make(case, procedure, act, step=step, actor=actor, values=values, due=due, on=effective_on)
    plain |= named(papers.made)
    written = append(
        case_id=case.pk,
        number=step,
        previous=bytes(case.head) or bytes(32),
        effective_on=effective_on,
        recorded_at=now(),
        said=said_of(procedure, decision, actor, role, countersigned) | dict(said or {}),
        entries=plain,
        request_key=key,
    )
    _keep(case, written, act.form, plain)
    case.steps, case.head = written.number, written.digest
    update(case)
    tell(case, procedure, act, step=step, actor=actor, values=values, due=due)
    changed(MATTER, case.matter_id)
    serve(case, papers, on=effective_on)
    return Outcome(case.pk, step, case.state)


def plainly(value: Value) -> Plain:
    """A value as it is stored and digested: text for money and dates, lists for several, shares row by row."""
    if isinstance(value, bool | int | str):
        return value
    if isinstance(value, Decimal | date):
        return str(value)
    if isinstance(value, Mapping):
        return [f"{row} {amount}" for row, amount in value.items()]
    return list(value)  # type: ignore[return-value]


def _keep(case: Case, written: Written, form: Form | None, plain: Mapping[str, Plain]) -> None:
    told = {field.code for field in form or () if field.told}
    insert(
        Entry(case=case, step=written.number, code=code, value=value, told=code in told)
        for code, value in plain.items()
    )


def _move(
    case: Case,
    decision: Decision,
    records: Mapping[str, str],
    values: Mapping[str, Value],
    effective_on: date,
) -> None:
    """Where the case stands now, not written yet: what is told and put on paper speaks of it as it will be."""
    case.state = decision.target or case.state
    if decision.final:
        case.closed_on = effective_on
    for name, column in records.items():
        if name in values:
            setattr(case, "handler_id" if column == "handler" else column, values[name])
