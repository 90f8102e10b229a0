"""What the fields of a form do beyond being kept: name an officer, bring evidence, correct a fact."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from weiquanbao.access.actors import Actor
from weiquanbao.access.officers import officers_reaching
from weiquanbao.cases.models import Case, Claim
from weiquanbao.common.dates import today
from weiquanbao.desk.correct import CORRECTING, correct
from weiquanbao.desk.refusals import Incomplete
from weiquanbao.evidence.actions import move_to_matter
from weiquanbao.evidence.reading import items_of_draft
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
    here = {officer.person_id for officer in officers_reaching(case.organisation.path, on=today())}
    if person not in here:
        raise Incomplete({field.code: "这个人现在不办这里的事，换一个人"})
    values[field.code] = person  # type: ignore[assignment]
    said[field.code] = person


def _claim(case: Case, field: Field, values: dict[str, Value], actor: Actor, said: Said) -> None:
    if field.code not in values:
        return
    if not Claim.objects.filter(matter=case.matter_id, pk=values[field.code]).exists():
        raise Incomplete({field.code: "这项请求不在这件事里"})
    said[field.code] = values[field.code]


def _evidence(case: Case, field: Field, values: dict[str, Value], actor: Actor, said: Said) -> None:
    batch = UUID(str(values[field.code]))
    items = tuple(item.id for item in items_of_draft(batch))
    if not items:
        raise Incomplete({field.code: "还没有选照片或文件"})
    move_to_matter(draft_key=batch, matter_id=case.matter_id)
    values[field.code] = items
    said["items"] = list(items)


_EFFECTS = {"officer": _officer, "claim": _claim, "evidence": _evidence}
