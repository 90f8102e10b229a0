"""What an act does beyond the ledger: name an officer, bring evidence, correct a fact, change a capability's tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from uuid import UUID

from weiquanbao.access.actors import Actor
from weiquanbao.access.officers import officers_reaching
from weiquanbao.access.roles_here import LAWYER
from weiquanbao.cases.asked import Asked
from weiquanbao.cases.effects import Doing, Unfit, effect_of
from weiquanbao.cases.models import Case, Claim, Party
from weiquanbao.cases.standing import roll, standing_of
from weiquanbao.common.dates import today
from weiquanbao.desk.refusals import Incomplete
from weiquanbao.desk.signed import settle_as_declared, sign_as_declared
from weiquanbao.evidence.actions import move_to_matter
from weiquanbao.evidence.reading import items_of_matters
from weiquanbao.kernel.forms import Field, Form, Value
from weiquanbao.people.appointments import holds
from weiquanbao.people.proving import about_act, take
from weiquanbao.procedures import procedure


def doing_of(
    case: Case, act: str, values: Mapping[str, Value], actor: Actor, on: date, asked: Asked | None = None
) -> Doing:
    """An act about to be done, with the parties its actor is or acts for; the ledger names those."""
    parties = (asked or Asked.holding([case])).parties_of(actor.person_id).get(case.pk, ())
    said: dict[str, object] = {"for": list(parties)} if parties else {}
    return Doing(case, act, dict(values), actor.person_id, parties, on, case.steps + 1, said=said)


def take_effect(doing: Doing, form: Form | None, actor: Actor) -> None:
    """Fill in what was left open, check what the pure form cannot know, and do it. Raises Incomplete."""
    for field in form or ():
        effect = _OF_FIELDS.get(field.kind)
        if effect:
            effect(doing, field, actor)
    act = procedure(doing.case.procedure, doing.case.version).acts[doing.act]
    follows = effect_of(doing.case.procedure, doing.act)
    try:
        sign_as_declared(doing, act)
        if follows:
            follows(doing)
        settle_as_declared(doing, act)
    except Unfit as fault:
        raise Incomplete(fault.errors) from None


def _officer(doing: Doing, field: Field, actor: Actor) -> None:
    person = doing.values.get(field.code, None if field.required else actor.person_id)
    if not isinstance(person, int) or person not in _handlers(doing.case):
        raise Incomplete({field.code: "这个人现在不办这里的事，换一个人"})
    doing.values[field.code] = doing.said[field.code] = person


def _lawyer(doing: Doing, field: Field, actor: Actor) -> None:
    """A lawyer on duty today who stands in the matter himself in no way (回避)."""
    person = doing.values.get(field.code)
    places = roll([doing.case.matter_id])[doing.case.matter_id]
    fits = isinstance(person, int) and holds(person, LAWYER) and not standing_of(person, places)
    if not isinstance(person, int) or not fits:
        raise Incomplete({field.code: "这个人现在不坐班答咨询，换一个人"})
    doing.said[field.code] = person


def _handlers(case: Case) -> set[int]:
    """Who may be given the case today; nobody is given a case in whose matter he stands himself (回避)."""
    here = {officer.person_id for officer in officers_reaching(case.organisation.path, on=today())}
    places = roll([case.matter_id])[case.matter_id]
    return {person for person in here if not standing_of(person, places)}


def _row_of_matter(model: type[Claim] | type[Party], refusal: str) -> Callable[[Doing, Field, Actor], None]:
    def check(doing: Doing, field: Field, actor: Actor) -> None:
        if field.code not in doing.values:
            return
        rows = model.objects.filter(matter=doing.case.matter_id).values_list("pk", flat=True)
        if doing.values[field.code] not in rows:
            raise Incomplete({field.code: refusal})
        doing.said[field.code] = doing.values[field.code]

    return check


def _item(doing: Doing, field: Field, actor: Actor) -> None:
    if field.code not in doing.values:
        return
    matter = doing.case.matter_id
    if doing.values[field.code] not in {item.id for item in items_of_matters([matter])[matter]}:
        raise Incomplete({field.code: "这件证据不在这件事里"})
    doing.said[field.code] = doing.values[field.code]


def _evidence(doing: Doing, field: Field, actor: Actor) -> None:
    if field.code not in doing.values and not field.required:
        return
    batch = UUID(str(doing.values[field.code]))
    party = Party.objects.filter(pk__in=doing.parties[:1]).first()
    items = move_to_matter(
        draft_key=batch,
        matter_id=doing.case.matter_id,
        party_id=party.pk if party else None,
        side=party.side if party else None,
    )
    if not items and field.required:
        raise Incomplete({field.code: "还没有选照片或文件"})
    doing.values[field.code] = items
    doing.said["items"] = list(items)


def _code(doing: Doing, field: Field, actor: Actor) -> None:
    """The digits were judged before the act; here the proof is taken. They are kept nowhere."""
    doing.values.pop(field.code, None)
    if actor.person_id is not None:
        doing.proof = take(actor.person_id, about_act(doing.case.pk, doing.act))
    if doing.proof is None:
        raise Incomplete({field.code: "验证码过时了，再发一个。"})


Effect = Callable[[Doing, Field, Actor], None]
_OF_FIELDS: dict[str, Effect] = {
    "officer": _officer,
    "lawyer": _lawyer,
    "claim": _row_of_matter(Claim, "这项请求不在这件事里"),
    "party": _row_of_matter(Party, "这一方不在这件事里"),
    "worker": _row_of_matter(Party, "这个人不在这件事里"),
    "item": _item,
    "evidence": _evidence,
    "code": _code,
}
