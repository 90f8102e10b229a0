"""The rows an act's form lets one choose from: the officers who may take a case, and its claims."""

from __future__ import annotations

from weiquanbao.access.actors import Actor
from weiquanbao.access.officers import officers_reaching
from weiquanbao.access.roles import label
from weiquanbao.cases.models import Claim
from weiquanbao.cases.words import PROBLEMS
from weiquanbao.common.dates import today
from weiquanbao.kernel.forms import Form
from weiquanbao.reading.reach import cases_within, reach

Pairs = tuple[tuple[str, str], ...]


def choices(actor: Actor, case_id: int, form: Form | None) -> dict[str, Pairs]:
    """Field code → row id and words, for the fields of this form that need rows; nothing for a stranger."""
    wanted = {field.kind: field.code for field in form or () if field.kind in {"officer", "claim"}}
    case = (
        cases_within(reach(actor), actor).select_related("organisation").filter(pk=case_id).first()
        if wanted
        else None
    )
    if case is None:
        return {}
    found = {}
    if "officer" in wanted:
        found[wanted["officer"]] = _officers(case.organisation.path)
    if "claim" in wanted:
        found[wanted["claim"]] = _claims(case.matter_id)
    return found


def _officers(path: str) -> Pairs:
    """Each officer once, the nearest appointment naming the duty."""
    words: dict[str, str] = {}
    for one in officers_reaching(path, on=today()):
        words.setdefault(str(one.person_id), f"{one.name}（{label(one.role)}）")
    return tuple(words.items())


def _claims(matter_id: int) -> Pairs:
    claims = Claim.objects.filter(matter_id=matter_id).order_by("id").values_list("id", "kind", "amount")
    return tuple(
        (str(number), PROBLEMS[kind] if amount is None else f"{PROBLEMS[kind]} {amount:,.2f} 元")
        for number, kind, amount in claims
    )
