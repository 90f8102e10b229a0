"""并案: one complaint ends, another of the same worker goes on; nothing is moved, each finds the other by its entries.

What was handed in stays where its worker put it; the case that goes on reads it from there (reading.merged).
"""

from __future__ import annotations

from django.db import OperationalError, transaction

from weiquanbao.access.actors import SYSTEM
from weiquanbao.access.actors import person as acting_person
from weiquanbao.access.roles_here import roles_here
from weiquanbao.cases.effects import Doing, Unfit, follows
from weiquanbao.cases.merged import FROM, INTO, called
from weiquanbao.cases.models import Case, Party
from weiquanbao.common.dates import today
from weiquanbao.desk.perform import perform
from weiquanbao.kernel.decide import decide
from weiquanbao.procedures import procedure


@follows("complaint", "merge")
def merge(doing: Doing) -> None:
    """Find the case that goes on, and write into both that they belong together (内部规则 投诉办理 12)."""
    other = _surviving(doing)
    _same_workers(doing.case, other)
    case = doing.case
    doing.values["into"] = called(other)
    doing.values[INTO] = doing.said[INTO] = other.pk
    law = procedure(other.procedure, other.version)
    decision = decide(law, other.state, "take_in", {"system"}, {})
    if not decision.allowed:
        raise Unfit({"into": "那一件已经结束了，并到正在办的那一件"})
    perform(
        other,
        law,
        decision,
        values={"from": called(case), FROM: case.pk},
        actor=SYSTEM,
        role="system",
        effective_on=today(),
        said={FROM: case.pk},
    )


def _surviving(doing: Doing) -> Case:
    """The complaint with this number, as far as the officer handles cases there; held until the transaction ends."""
    number = str(doing.values["into"]).split("，")[0].strip()
    rows = Case.objects.select_for_update(of=("self",), nowait=True).select_related(
        "matter", "organisation", "party"
    )
    try:
        # Two officers may merge the same two cases the other way round: neither waits for the other.
        with transaction.atomic():
            other = rows.filter(number=number, procedure="complaint").exclude(pk=doing.case.pk).first()
    except OperationalError:
        raise Unfit({"into": "那一件正有人在办，过一会儿再并"}) from None
    if other is None or not _handles(doing, other):
        raise Unfit({"into": "没有这个案号，或者不归你办"})
    return other


def _handles(doing: Doing, other: Case) -> bool:
    if doing.person_id is None:
        return False
    law = procedure(other.procedure, other.version)
    here = roles_here(acting_person(doing.person_id), [other])[other.pk]
    return not here.isdisjoint(law.acts["merge"].by)


def _same_workers(case: Case, other: Case) -> None:
    """Nobody's complaint goes into somebody else's; of a group, whoever asks there too may be merged."""
    if not _claimants(case) <= _claimants(other):
        raise Unfit({"into": "不是同一个职工的投诉，不能并到一起"})


def _claimants(case: Case) -> frozenset[int | None]:
    claimants = Party.objects.filter(matter=case.matter_id, side="claimant")
    return frozenset(claimants.values_list("person_id", flat=True))
