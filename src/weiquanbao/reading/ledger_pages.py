"""账本: how far it is sealed, and when it was last walked through, for those who answer for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from weiquanbao.access.actors import Actor
from weiquanbao.common.dates import local, today
from weiquanbao.ledger.models import DailyRoot, Step
from weiquanbao.people.appointments import held_by
from weiquanbao.people.models import SecurityEvent

READERS = frozenset({"auditor", "leader"})
VERIFIED = "ledger_verified"
SHOWN = 14


@dataclass(frozen=True, slots=True)
class SealRow:
    """One sealed day."""

    day: date
    chains: int
    root: str
    sealed_at: datetime


@dataclass(frozen=True, slots=True)
class CheckRow:
    """One walk through the ledger: who, when, how much, and how many faults."""

    who: str
    at: datetime
    steps: int
    chains: int
    days: int
    faults: int


@dataclass(frozen=True, slots=True)
class LedgerView:
    """How many steps there are, how many days are sealed, what is not sealed yet, and the last walk."""

    steps: int
    sealed: int
    unsealed_days: int
    seals: tuple[SealRow, ...]
    last: CheckRow | None


def ledger(actor: Actor) -> LedgerView | None:
    """The ledger as auditor and leader see it; None for everybody else."""
    if actor.person_id is None or not _reads(actor.person_id):
        return None
    seals = DailyRoot.objects.order_by("-day")
    newest = seals.first()
    return LedgerView(
        steps=Step.objects.count(),
        sealed=seals.count(),
        unsealed_days=_unsealed(newest.day if newest else None),
        seals=tuple(
            SealRow(seal.day, seal.chains, bytes(seal.root).hex(), seal.sealed_at) for seal in seals[:SHOWN]
        ),
        last=_last(),
    )


def _reads(person_id: int) -> bool:
    return any(each.role in READERS for each in held_by(person_id, today()))


def _unsealed(newest: date | None) -> int:
    """Past days that carry no seal yet; more than one says that the nightly work stands still."""
    if newest is None:
        first = Step.objects.order_by("recorded_at").values_list("recorded_at", flat=True).first()
        return (today() - local(first).date()).days if first else 0
    return max((today() - newest).days - 1, 0)


def _last() -> CheckRow | None:
    event = SecurityEvent.objects.filter(kind=VERIFIED).select_related("by").order_by("-at", "-id").first()
    if event is None:
        return None
    figures = dict(pair.split("=") for pair in event.detail.split())
    counted = {name: int(figures[name]) for name in ("steps", "chains", "days", "faults")}
    return CheckRow(event.by.name if event.by else "", event.at, **counted)
