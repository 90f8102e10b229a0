"""open_case(): the first step of a case on a matter that stands; begin(): a further case from one that is there."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from django.db import transaction

from weiquanbao.access.actors import Actor
from weiquanbao.access.roles_here import roles_here
from weiquanbao.cases.asked import Asked
from weiquanbao.cases.facts import gather_all
from weiquanbao.cases.merged import why_not_here
from weiquanbao.cases.models import Case, Matter, Party
from weiquanbao.cases.numbers import incident_number, next_number
from weiquanbao.common.dates import today
from weiquanbao.desk.act import locked, roles_on
from weiquanbao.desk.effects import doing_of, take_effect
from weiquanbao.desk.expire import expire_case, has_run_out
from weiquanbao.desk.perform import Outcome, perform
from weiquanbao.desk.refusals import Barred, Incomplete, NotFound
from weiquanbao.kernel.decide import UnknownAct, decide
from weiquanbao.kernel.forms import Value, clean
from weiquanbao.kernel.procedure import Procedure
from weiquanbao.ledger.models import Step
from weiquanbao.procedures import PROCEDURES, procedure
from weiquanbao.sql.inserting import insert

#: The field of an opening form that says which party the case is about.
PARTY = "party"


class _PeriodIsOver(Exception):
    """A period of the parent ran out before today: it takes effect first."""


def begin(
    *,
    parent_id: int,
    code: str,
    act: str,
    acting_as: Actor,
    values: Mapping[str, object] | None = None,
    effective_on: date | None = None,
    key: UUID | None = None,
) -> Outcome:
    """Open a case of procedure `code` from another case on the same matter.

    Where the form asks for a `party`, the case is about that one: left open it is the respondent the actor acts for,
    or the only one there is. The guards of an opening act read the facts of the parent. Raises NotFound, Barred or
    Incomplete.
    """
    attempt = partial(
        _begin,
        parent_id=parent_id,
        code=code,
        act=act,
        acting_as=acting_as,
        values=values or {},
        effective_on=effective_on,
        key=key,
    )
    while True:
        try:
            return attempt()
        except _PeriodIsOver:
            expire_case(parent_id, today())


@transaction.atomic
def _begin(
    *,
    parent_id: int,
    code: str,
    act: str,
    acting_as: Actor,
    values: Mapping[str, object],
    effective_on: date | None,
    key: UUID | None,
) -> Outcome:
    parent = locked(parent_id)
    law = PROCEDURES.get(code)
    opening = law.acts.get(act) if law else None
    if law is None or opening is None or parent.procedure not in opening.parents:
        raise NotFound
    asked = Asked.holding([parent])
    if not roles_on(parent, acting_as, asked):
        raise NotFound
    done = _begun(parent, code, key, acting_as)
    if done:
        return done
    if has_run_out(parent, today()):
        raise _PeriodIsOver
    elsewhere = why_not_here(parent)
    if elsewhere:
        raise Barred((elsewhere,))
    if law.incident and parent.closed_on is not None:
        raise Barred(("这件案子已经结束了，不能再在里面办",))
    form = opening.form
    cleaned = clean(form, values, today=today())
    day = effective_on or today()
    if day > today():
        raise Incomplete({"effective_on": "日期不能晚于今天"})
    if cleaned.errors:
        raise Incomplete(cleaned.errors)
    asks = any(field.code == PARTY for field in form or ())
    party = _party(parent, cleaned.values.get(PARTY), asked.parties_of(acting_as.person_id)) if asks else None
    return open_case(
        matter=parent.matter,
        code=code,
        act=act,
        acting_as=acting_as,
        roles=next(iter(roles_here(acting_as, [_unborn(parent, law, party)], places=asked.places).values())),
        values=cleaned.values,
        said={"parent": parent.pk} | ({"party": party.pk} if party else {}),
        on=day,
        parent=parent,
        party=party,
        facts=gather_all(law.facts_of(act), asked, acting_as.person_id)[parent.pk],
        key=key,
    )


def _begun(parent: Case, code: str, key: UUID | None, acting_as: Actor) -> Outcome | None:
    """What this very request was answered when it came before."""
    if key is None:
        return None
    children = Case.objects.filter(parent=parent, procedure=code).values("id")
    step = Step.objects.filter(case_id__in=children, request_key=key, number=1).first()
    if step is None:
        return None
    if step.person_id != acting_as.person_id:
        raise NotFound
    return Outcome(step.case_id, 1, step.after, repeated=True)


def _party(parent: Case, named: Value | None, theirs: Mapping[int, tuple[int, ...]]) -> Party:
    """Whom the case is about: the one named, else the one the actor acts for, else the only respondent."""
    respondents = list(Party.objects.filter(matter_id=parent.matter_id, side="respondent").order_by("id"))
    own = [party for party in respondents if party.pk in theirs.get(parent.pk, ())]
    fitting = own or respondents
    chosen = [party for party in fitting if party.pk == named] if named is not None else fitting
    if len(chosen) != 1:
        raise Incomplete({PARTY: "选是哪一家单位"})
    return chosen[0]


def _unborn(parent: Case, law: Procedure, party: Party | None) -> Case:
    return Case(
        matter=parent.matter,
        organisation=parent.organisation,
        procedure=law.code,
        version=law.version,
        parent=parent,
        party=party,
        incident=law.incident,
    )


def open_case(
    *,
    matter: Matter,
    code: str,
    act: str,
    acting_as: Actor,
    roles: frozenset[str],
    values: Mapping[str, Value],
    said: Mapping[str, object],
    on: date | None = None,
    parent: Case | None = None,
    party: Party | None = None,
    facts: Mapping[str, Any] | None = None,
    key: UUID | None = None,
) -> Outcome:
    """Open a case of this procedure. Runs inside the caller's transaction. Raises Barred or NotFound."""
    law = procedure(code)
    day = on or today()
    try:
        decision = decide(law, None, act, roles, facts or {})
    except UnknownAct:
        raise NotFound from None
    if not decision.allowed or decision.target is None:
        raise Barred(decision.reasons)
    hanging = parent if law.incident else None
    case = Case(
        matter=matter,
        procedure=law.code,
        version=law.version,
        number=incident_number(hanging, law.code) if hanging else next_number(law.code, day.year),
        organisation=parent.organisation if parent else matter.organisation,
        parent=parent,
        party=party,
        incident=law.incident,
        state=decision.target,
        opened_on=day,
    )
    insert([case])
    doing = doing_of(case, act, values, acting_as, day)
    take_effect(doing, law.acts[act].form, acting_as)
    role = next(role for role in law.acts[act].by if role in roles)
    return perform(
        case,
        law,
        decision,
        values=doing.values,
        actor=acting_as,
        role=role,
        effective_on=day,
        said={**said, **doing.said},
        key=key,
        agreed=doing.agreed,
    )
