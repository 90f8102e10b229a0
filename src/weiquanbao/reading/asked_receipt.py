"""What whoever asked at a counter takes home: the code, who answers by when, and how he gets the answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from weiquanbao.access.actors import Actor
from weiquanbao.cases.models import Case, ClockRun, Party
from weiquanbao.reading.lawyers import CODE
from weiquanbao.reading.reach import cases_within, reach


@dataclass(frozen=True, slots=True)
class AskedReceipt:
    """`reachable`: he left a phone, so the answer comes by SMS; `reached`: the officer may open the case."""

    case_id: int
    number: str
    matter_code: str
    asker: str
    reachable: bool
    union: str
    union_phone: str
    opened_on: date
    due_on: date | None
    reached: bool


def asked_receipt(actor: Actor, case_id: int) -> AskedReceipt | None:
    """For casework: within reach, and of what one took down oneself wherever it lies; None for everybody else."""
    found = reach(actor)
    rows = Case.objects.filter(pk=case_id, procedure=CODE).select_related("matter", "organisation")
    case = rows.first() if found.handles else None
    if case is None:
        return None
    reached = cases_within(found, actor).filter(pk=case.pk).exists()
    if not reached and case.matter.filed_by_id != actor.person_id:
        return None
    asker = Party.objects.filter(matter=case.matter, side="claimant").select_related("person").earliest("id")
    clock = ClockRun.objects.filter(case=case, code="answer", stopped_on=None, paused_on=None).first()
    return AskedReceipt(
        case_id=case.pk,
        number=case.number,
        matter_code=case.matter.code,
        asker=asker.person.name if asker.person else "",
        reachable=bool(asker.person and asker.person.phone),
        union=case.organisation.name,
        union_phone=case.organisation.phone,
        opened_on=case.opened_on,
        due_on=clock.due_on if clock else None,
        reached=reached,
    )
