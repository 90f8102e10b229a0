"""Destroying dossiers whose time is over: one person lists them, another signs, and then they are gone."""

from __future__ import annotations

from django.db import transaction

from weiquanbao.archive.models import DestructionLine, DestructionList
from weiquanbao.archive.retention import due
from weiquanbao.cases import erasing as of_cases
from weiquanbao.cases.models import Case, Matter
from weiquanbao.common.dates import now
from weiquanbao.computations import erasing as of_computations
from weiquanbao.consultation import erasing as of_consultations
from weiquanbao.drafting import erasing as of_drafting
from weiquanbao.evidence import erasing as of_evidence
from weiquanbao.funds import erasing as of_funds
from weiquanbao.groups import erasing as of_groups
from weiquanbao.intake import erasing as of_intake
from weiquanbao.invitations import erasing as of_invitations
from weiquanbao.ledger import erasing as of_ledger
from weiquanbao.mediation import erasing as of_mediation
from weiquanbao.messages import erasing as of_messages
from weiquanbao.notices import erasing as of_notices
from weiquanbao.papers import erasing as of_papers
from weiquanbao.payments import erasing as of_payments
from weiquanbao.people.erasing import forget, forget_proofs
from weiquanbao.people.security import record_event
from weiquanbao.ratings import erasing as of_ratings
from weiquanbao.recognition import erasing as of_recognition
from weiquanbao.sql.changed import MATTER, changed


class NotDestroyed(ValueError):
    """Nothing was destroyed or listed; the sentence says why."""


@transaction.atomic
def propose(*, by: int) -> int:
    """List everything that is due today; gives the list's id. Raises NotDestroyed where nothing is."""
    found = due()
    if not found:
        raise NotDestroyed("没有到期的卷宗。")
    made = DestructionList.objects.create(proposed_by_id=by, proposed_at=now())
    DestructionLine.objects.bulk_create(
        DestructionLine(
            list=made,
            matter_id=one.matter_id,
            closed_on=one.closed_on,
            kept_until=one.kept_until,
            basis=one.basis,
        )
        for one in found
    )
    record_event("destruction_proposed", by=by, detail=f"list={made.pk} count={len(found)}")
    return made.pk


def sign(*, list_id: int, by: int, count: int) -> int:
    """Destroy what stands on the list, for good; `count` is how many the person was told. Gives how many.

    Raises NotDestroyed where the list is the person's own or decided already, where it is not `count` long, or where
    one of its dossiers has a case again: then nothing is destroyed, and the list should be declined.
    """
    with transaction.atomic():
        row = _open(list_id, by)
        matters = list(DestructionLine.objects.filter(list=row).values_list("matter_id", flat=True))
        if len(matters) != count:
            raise NotDestroyed("清单上的数和你看到的不一样，请重新打开。")
        # Nobody opens a case on them, or moves one, until this is over.
        list(Matter.objects.select_for_update().filter(pk__in=matters).order_by("id").values_list("id"))
        list(Case.objects.select_for_update().filter(matter_id__in=matters).order_by("id").values_list("id"))
        if {one.matter_id for one in due(among=matters)} != set(matters):
            raise NotDestroyed("清单上有的又开了案，或者不到期了。请不同意这张清单，重新列。")
        loose, papers = _erase(matters)
        _decide(row, by, signed=True)
        record_event("destruction_signed", by=by, detail=f"list={row.pk} count={count}")
    of_evidence.forget(loose)
    of_papers.forget(papers)
    return count


@transaction.atomic
def decline(*, list_id: int, by: int) -> None:
    """Nothing on this list is destroyed; what is due can be listed again. Raises NotDestroyed as `sign` does."""
    row = _open(list_id, by)
    _decide(row, by, signed=False)
    record_event("destruction_declined", by=by, detail=f"list={row.pk}")


def _open(list_id: int, by: int) -> DestructionList:
    row = DestructionList.objects.select_for_update().filter(pk=list_id).first()
    if row is None or row.decided_at is not None:
        raise NotDestroyed("这张清单已经有人定了。")
    if row.proposed_by_id == by:
        raise NotDestroyed("自己列的清单，要由另一个人签字。")
    return row


def _decide(row: DestructionList, by: int, *, signed: bool) -> None:
    row.decided_by_id, row.decided_at, row.signed = by, now(), signed
    row.save(update_fields=["decided_by", "decided_at", "signed"])


def _erase(matter_ids: list[int]) -> tuple[frozenset[str], frozenset[str]]:
    """Entries go together with their salts: so the chain stays verifiable. Gives digests of evidence and of papers."""
    cases = list(Case.objects.filter(matter_id__in=matter_ids).values_list("pk", flat=True))
    gone = of_cases.people_only_in(matter_ids)
    of_ledger.erase_salts(cases)
    of_cases.erase(matter_ids, cases)
    of_mediation.erase(cases)
    of_payments.erase(cases)
    of_funds.erase(matter_ids)
    of_groups.erase(cases)
    of_consultations.erase(cases)
    of_invitations.erase(cases)
    of_messages.erase(matter_ids)
    of_notices.erase(matter_ids, cases)
    of_ratings.erase(cases)
    of_computations.erase(cases)
    of_recognition.erase(matter_ids)
    of_drafting.erase(matter_ids)
    of_intake.erase(list(Matter.objects.filter(pk__in=matter_ids).values_list("opening_key", flat=True)))
    forget(gone)
    forget_proofs(cases)
    changed(MATTER, *matter_ids)
    return of_evidence.erase(matter_ids), of_papers.erase(cases)
