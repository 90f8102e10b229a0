"""交给职工: a document staff drew up is given, answered or taken back, and the other is told, in one transaction.

No step is written: a draft is in no dossier.
"""

from __future__ import annotations

from urllib.parse import quote
from uuid import UUID

from django.conf import settings
from django.db import transaction

from weiquanbao.access.actors import Actor
from weiquanbao.cases.models import Case, Party
from weiquanbao.documents import DOCUMENTS
from weiquanbao.drafting import handing
from weiquanbao.drafting.words import HANDED
from weiquanbao.notices.actions import Telling, queue_all


@transaction.atomic
def hand(*, key: UUID, version_id: int, acting_as: Actor) -> None:
    """Give a wording to the worker it is for, who is told where it lies. Raises Gone, NotHanded."""
    made = handing.hand(key=key, version_id=version_id, by=acting_as.person_id or 0)
    party = Party.objects.select_related("person", "matter").get(pk=made.party_id)
    person = party.person
    if person is None:
        raise handing.NotHanded("这位职工没有在这里登记，交不到他手上。打印出来，当面给他。")
    link = f"{settings.PUBLIC_URL}/m/{quote(party.matter.code)}/write/{made.id}/"
    told = Telling(
        key=f"draft handed:{made.id}",
        template="draft_handed",
        context={"document": DOCUMENTS[made.document].title, "link": link},
        channels=("in_app", "sms") if person.phone else ("in_app",),
        recipient_id=person.pk,
        matter_id=made.matter_id,
    )
    queue_all([told])


@transaction.atomic
def withdraw(*, key: UUID) -> None:
    """Take it back to change it; the worker reads so where it lay. Raises Gone, NotHanded."""
    handing.withdraw(key=key)


@transaction.atomic
def ask_changes(*, handover_id: int, words: str) -> None:
    """The worker says what to change; whoever gave it is told. Raises Gone, NotHanded."""
    _tell(handing.ask_changes(handover_id=handover_id, words=words))


@transaction.atomic
def take_over(*, handover_id: int) -> UUID:
    """The worker goes on himself; whoever gave it is told. Gives the document's key. Raises Gone, NotHanded."""
    ended = handing.take_over(handover_id=handover_id)
    _tell(ended)
    return ended.key


def _tell(ended: handing.Handed) -> None:
    case = Case.objects.filter(matter_id=ended.matter_id).order_by("id").first()
    path = f"desk/cases/{case.pk}/write/" if case else "desk/"
    told = Telling(
        key=f"draft answered:{ended.id}",
        template="draft_answered",
        context={
            "document": DOCUMENTS[ended.document].title,
            "outcome": HANDED[ended.outcome],
            "link": f"{settings.PUBLIC_URL}/{path}",
        },
        channels=("in_app",),
        recipient_id=ended.by,
        case_id=case.pk if case else None,
        matter_id=ended.matter_id,
    )
    queue_all([told])
