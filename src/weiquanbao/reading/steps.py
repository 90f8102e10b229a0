"""The history of a case: every step with who, when, under which article, and what was written in it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from decimal import Decimal
from typing import Any

from weiquanbao.access.roles import ROLES
from weiquanbao.cases.models import Case, Claim, Entry, Party
from weiquanbao.cases.names import name_of
from weiquanbao.cases.words import PROBLEMS
from weiquanbao.kernel.forms import Field
from weiquanbao.kernel.procedure import Procedure
from weiquanbao.ledger.models import Step
from weiquanbao.people.models import Person
from weiquanbao.reading.rows import StepRow

Named = Mapping[int, str]
#: Kind of row and its id → what it is called.
Rows = Mapping[tuple[str, int], str]
ROWS = frozenset({"claim", "party", "worker"})
#: Those of them that name a party.
PARTIES = ("party", "worker")
#: Fields that hold the id of a person.
NAMED = frozenset({"handler"})


def step_rows(case: Case, law: Procedure, *, hidden: Collection[str] = ()) -> tuple[StepRow, ...]:
    """Newest first, without entries of `hidden` codes. Three queries, two more where claims or parties are named."""
    return steps_of({case.pk: law}, hidden=hidden)[case.pk]


def steps_of(
    laws: Mapping[int, Procedure], *, hidden: Collection[str] = ()
) -> dict[int, tuple[StepRow, ...]]:
    """The same of several cases (id → the procedure it runs under), in as many queries as for one."""
    steps = list(Step.objects.filter(case_id__in=laws).order_by("-number"))
    entries: dict[tuple[int, int], list[Entry]] = {}
    for entry in Entry.objects.filter(case_id__in=laws).exclude(code__in=hidden).order_by("id"):
        entries.setdefault((entry.case_id, entry.step), []).append(entry)
    names = dict(Person.objects.filter(pk__in=_people(steps, entries)).values_list("pk", "name"))
    rows = _rows(entries)
    found: dict[int, list[StepRow]] = {case: [] for case in laws}
    for step in steps:
        written = entries.get((step.case_id, step.number), [])
        found[step.case_id].append(_row(step, laws[step.case_id], written, names, rows))
    return {case: tuple(several) for case, several in found.items()}


def _rows(entries: Mapping[tuple[int, int], list[Entry]]) -> Rows:
    """What the claims and parties are called that were named in these steps; no query where none was."""
    named = [(one.code, one.value) for several in entries.values() for one in several if one.code in ROWS]
    claims = [value for code, value in named if code == "claim"]
    parties = [value for code, value in named if code in PARTIES]
    parties += [party for several in entries.values() for one in several for party, _his in _parted(one)]
    found: dict[tuple[str, int], str] = {}
    for pk, kind, amount in Claim.objects.filter(pk__in=claims).values_list("pk", "kind", "amount"):
        found["claim", pk] = PROBLEMS[kind] if amount is None else f"{PROBLEMS[kind]} {amount:,.2f} 元"
    for party in Party.objects.filter(pk__in=parties).select_related("person", "employer"):
        found |= {(code, party.pk): name_of(party) for code in PARTIES}
    return found


def _parted(entry: Entry) -> Iterator[tuple[int, str]]:
    """Each party with its share, as an act keeps them."""
    for one in entry.value if entry.code == "shares" else ():
        party, his = one.split(" ")
        yield int(party), his


def _people(steps: list[Step], entries: Mapping[tuple[int, int], list[Entry]]) -> set[int]:
    acting = {step.person_id for step in steps if step.person_id}
    named = {e.value for several in entries.values() for e in several if e.code in NAMED}
    return acting | {one for one in named if isinstance(one, int)}


def _row(step: Step, law: Procedure, entries: list[Entry], names: Named, rows: Rows) -> StepRow:
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
        entries=tuple((field.label, said(field, entry.value, names, rows)) for field, entry in shown),
        told=tuple(
            (field.label, said(field, entry.value, names, rows)) for field, entry in shown if entry.told
        ),
        digest=bytes(step.digest).hex(),
    )


def said(field: Field, value: Any, names: Named, rows: Rows | None = None) -> str:
    """A kept value in words."""
    labels = dict(field.choices)
    if field.kind in {"officer", "lawyer"}:
        return names.get(value, "")
    if field.kind == "shares":
        each = (one.split(" ") for one in value)
        return "、".join(
            f"{(rows or {}).get(('party', int(party)), '')} {_money(his)}" for party, his in each
        )
    if field.kind in ROWS:
        return (rows or {}).get((field.kind, value), "")
    if field.kind in _WORDS:
        return _WORDS[field.kind](value)
    if isinstance(value, list):
        return "、".join(labels.get(one, str(one)) for one in value)
    return labels.get(value, str(value))


def _count(value: Any) -> str:
    return f"{len(value)} 件"


def _money(value: Any) -> str:
    return f"{Decimal(value):,.2f} 元"


def _yes_no(value: Any) -> str:
    return "是" if value else "否"


_WORDS: Mapping[str, Callable[[Any], str]] = {"evidence": _count, "money": _money, "yes_no": _yes_no}
