"""What the fields of a form do beyond being kept: name an officer, bring evidence, correct a fact."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from weiquanbao.access.actors import Actor
from weiquanbao.access.officers import officers_reaching
from weiquanbao.cases.models import Case, Claim, Party
from weiquanbao.common.dates import today
from weiquanbao.desk.correct import CORRECTING, correct
from weiquanbao.desk.refusals import Incomplete
from weiquanbao.evidence.actions import move_to_matter
from weiquanbao.kernel.forms import Field, Form, Value

Said = dict[str, object]


def take_effect(
    case: Case, act: str, form: Form | None, values: Mapping[str, Value], actor: Actor
) -> tuple[dict[str, Value], Said]:
    """Fill in what was left open, check what the pure form cannot know, and do it. Raises Incomplete.

    Gives the values to keep and what the ledger says of rows that were touched.
    """
    filled = dict(values)
    said: Said = {}
    for field in form or ():
        effect = _EFFECTS.get(field.kind)
        if effect:
            effect(case, field, filled, actor, said)
    if act == CORRECTING:
        correct(case, filled, said)
    return filled, said


def _officer(case: Case, field: Field, values: dict[str, Value], actor: Actor, said: Said) -> None:
    person = values.get(field.code, None if field.required else actor.person_id)
    if not isinstance(person, int) or person not in _handlers(case):
        raise Incomplete({field.code: "这个人现在不办这里的事，换一个人"})
    values[field.code] = said[field.code] = person


def _handlers(case: Case) -> set[int]:
    """Who may be given the case today; nobody is given his own complaint (回避)."""
    own = Party.objects.filter(matter=case.matter_id, side="claimant").values_list("person_id", flat=True)
    here = officers_reaching(case.organisation.path, on=today())
    return {officer.person_id for officer in here} - set(own)


def _claim(case: Case, field: Field, values: dict[str, Value], actor: Actor, said: Said) -> None:
    if field.code not in values:
        return
    claims = Claim.objects.filter(matter=case.matter_id).values_list("pk", flat=True)
    if values[field.code] not in claims:
        raise Incomplete({field.code: "这项请求不在这件事里"})
    said[field.code] = values[field.code]


def _evidence(case: Case, field: Field, values: dict[str, Value], actor: Actor, said: Said) -> None:
    batch = UUID(str(values[field.code]))
    items = move_to_matter(draft_key=batch, matter_id=case.matter_id)
    if not items:
        raise Incomplete({field.code: "还没有选照片或文件"})
    values[field.code] = items
    said["items"] = list(items)


_EFFECTS = {"officer": _officer, "claim": _claim, "evidence": _evidence}
