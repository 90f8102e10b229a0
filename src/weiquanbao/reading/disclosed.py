"""Numbers in clear that belong to a case, each written down before it is shown."""

from __future__ import annotations

from weiquanbao.access.actors import Actor
from weiquanbao.cases.models import Party
from weiquanbao.people.disclosing import unmask, write_down
from weiquanbao.reading.reach import cases_within, reach


def disclosed(actor: Actor, case_id: int, party_id: int, reason: str) -> str | None:
    """The phone of a party in clear: the person's own, else the one given for the employer; None for a stranger.

    Raises NotDisclosed with the sentence that says why it stays masked.
    """
    case = cases_within(reach(actor), actor).filter(pk=case_id).first()
    party = Party.objects.filter(matter_id=case.matter_id, pk=party_id).first() if case else None
    if case is None or party is None or actor.person_id is None:
        return None
    if party.person_id:
        return unmask(
            viewer=actor.person_id, subject=party.person_id, field="phone", reason=reason, case_id=case.pk
        )
    told_by = Party.objects.filter(matter_id=case.matter_id, side="claimant", person__isnull=False)
    subject = told_by.order_by("id").values_list("person_id", flat=True)[0]
    write_down(
        viewer=actor.person_id, subject=subject or 0, field="boss_phone", reason=reason, case_id=case.pk
    )
    return str(party.boss_phone)
