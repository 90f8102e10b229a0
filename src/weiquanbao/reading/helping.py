"""谁在帮忙: who helps a worker, what he is to him, and how he came to it; for staff, and for the worker himself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from weiquanbao.access.actors import Actor
from weiquanbao.cases.models import Agent
from weiquanbao.cases.words import AUTHORITIES
from weiquanbao.common.dates import today
from weiquanbao.common.identifiers import mask_phone
from weiquanbao.people.disclosing import unmask
from weiquanbao.procedures.complaint.forms import RELATIONS
from weiquanbao.reading.reach import cases_reached, cases_within, reach

#: How somebody came to help who filed for the worker.
BY_FILING = frozenset(AUTHORITIES) - {"named"}
_RELATIONS = dict(RELATIONS)


@dataclass(frozen=True, slots=True)
class HelperRow:
    """Somebody who helps, or did; `filed` where the matter was filed by him, `doubted` while that is in question.

    `phone` is masked and for staff; whoever helps or is helped knows the number, or need not.
    """

    id: int
    name: str
    helps: str
    relation: str
    authority: str
    since: date
    until: date | None
    filed: bool
    doubted: bool
    phone: str


def helpers_of_case(actor: Actor, case_id: int) -> tuple[HelperRow, ...]:
    """Everybody who helps a worker in the matter of a case, for staff who may see that case. Nothing for a stranger."""
    seen = cases_reached(reach(actor), actor).filter(pk=case_id)
    return _rows(Agent.objects.filter(party__matter_id__in=seen.values("matter_id")), with_phone=True)


def own_helpers(actor: Actor, code: str) -> tuple[HelperRow, ...]:
    """Who helps this worker in a matter of his own, and who filed it for him. Nothing for anybody else."""
    if actor.person_id is None:
        return ()
    own = Agent.objects.filter(party__matter__code=code, party__person_id=actor.person_id)
    return _rows(own, with_phone=False)


def disclosed_helper(actor: Actor, case_id: int, agent_id: int, reason: str) -> str | None:
    """The phone of somebody who helps, in clear, after the looking was written down; None for a stranger.

    Raises NotDisclosed with the sentence that says why it stays masked.
    """
    case = cases_within(reach(actor), actor).filter(pk=case_id).first()
    if case is None or actor.person_id is None:
        return None
    helping = _helping(Agent.objects.filter(party__matter_id=case.matter_id)).filter(pk=agent_id)
    person = helping.values_list("person_id", flat=True).first()
    if person is None:
        return None
    return unmask(viewer=actor.person_id, subject=person, field="phone", reason=reason, case_id=case.pk)


def _helping(agents: QuerySet[Agent]) -> QuerySet[Agent]:
    return agents.filter(capacity="helper", party__side="claimant")


def _rows(agents: QuerySet[Agent], *, with_phone: bool) -> tuple[HelperRow, ...]:
    """Who helps now, and whoever filed although he does no more. One query."""
    found = _helping(agents).select_related("person", "party__person").order_by("id")
    return tuple(
        _row(one, with_phone=with_phone) for one in found if _helps(one) or one.authority in BY_FILING
    )


def _helps(agent: Agent) -> bool:
    return agent.until is None or agent.until > today()


def _row(agent: Agent, *, with_phone: bool) -> HelperRow:
    phone = agent.person.phone or ""
    return HelperRow(
        id=agent.pk,
        name=agent.person.name,
        helps=agent.party.person.name if agent.party.person else "",
        relation=_RELATIONS.get(agent.relation, ""),
        authority=AUTHORITIES.get(agent.authority, ""),
        since=agent.since,
        until=None if _helps(agent) else agent.until,
        filed=agent.authority in BY_FILING,
        doubted=agent.authority in {"paper", "rejected"},
        phone=mask_phone(phone) if phone and with_phone else "",
    )
