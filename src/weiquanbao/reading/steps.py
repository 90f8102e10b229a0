"""The history of a case: every step with who, when, under which article, and what was written in it."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from weiquanbao.access.roles import ROLES
from weiquanbao.cases.models import Case, Claim, Entry
from weiquanbao.cases.words import PROBLEMS
from weiquanbao.kernel.forms import Field
from weiquanbao.kernel.procedure import Procedure
from weiquanbao.ledger.models import Step
from weiquanbao.people.models import Person
from weiquanbao.reading.rows import StepRow

Named = Mapping[int, str]
#: Fields that hold the id of a person.
NAMED = frozenset({"handler"})


def step_rows(case: Case, law: Procedure) -> tuple[StepRow, ...]:
    """Newest first. Three queries, one more where claims are named."""
    steps = list(Step.objects.filter(case_id=case.pk).order_by("-number"))
    entries: dict[int, list[Entry]] = {}
    for entry in Entry.objects.filter(case=case).order_by("id"):
        entries.setdefault(entry.step, []).append(entry)
    names = dict(Person.objects.filter(pk__in=_people(steps, entries)).values_list("pk", "name"))
    claims = _claims(entries)
    return tuple(_row(step, law, entries.get(step.number, []), names, claims) for step in steps)


def _claims(entries: Mapping[int, list[Entry]]) -> Named:
    """What the claims are called that were named in these steps; no query where none was."""
    named = [one.value for several in entries.values() for one in several if one.code == "claim"]
    rows = Claim.objects.filter(pk__in=named).values_list("pk", "kind", "amount") if named else ()
    return {
        pk: PROBLEMS[kind] if amount is None else f"{PROBLEMS[kind]} {amount:,.2f} 元"
        for pk, kind, amount in rows
    }


def _people(steps: list[Step], entries: Mapping[int, list[Entry]]) -> set[int]:
    acting = {step.person_id for step in steps if step.person_id}
    named = {e.value for several in entries.values() for e in several if e.code in NAMED}
    return acting | {one for one in named if isinstance(one, int)}


def _row(step: Step, law: Procedure, entries: list[Entry], names: Named, claims: Named) -> StepRow:
    act = law.acts[step.act]
    fields = {field.code: field for field in act.form or ()}
    shown = [(fields[entry.code], entry) for entry in entries if entry.code in fields]
    return StepRow(
        number=step.number,
        act=step.act,
        title=act.title,
        plain=act.plain,
        basis=act.basis,
        who=names.get(step.person_id or 0, ""),
        role=ROLES[step.role].label if step.role in ROLES else step.role,
        effective_on=step.effective_on,
        recorded_at=step.recorded_at,
        entries=tuple((field.label, said(field, entry.value, names, claims)) for field, entry in shown),
        told=tuple(
            (field.label, said(field, entry.value, names, claims)) for field, entry in shown if entry.told
        ),
        digest=bytes(step.digest).hex(),
    )


def said(field: Field, value: Any, names: Named, claims: Named | None = None) -> str:
    """A kept value in words."""
    labels = dict(field.choices)
    if field.kind == "officer":
        return names.get(value, "")
    if field.kind == "claim":
        return (claims or {}).get(value, "")
    if field.kind == "evidence":
        return f"{len(value)} 件"
    if field.kind == "money":
        return f"{Decimal(value):,.2f} 元"
    if field.kind == "yes_no":
        return "是" if value else "否"
    if isinstance(value, list):
        return "、".join(labels.get(one, str(one)) for one in value)
    return labels.get(value, str(value))
