"""交给职工: what staff drew up lies with the worker it is for. One has it at a time: staff, or he."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from weiquanbao.common.dates import now
from weiquanbao.drafting.actions import held
from weiquanbao.drafting.models import Draft, Handover


class NotHanded(Exception):
    """It is not given, or not taken; the message says why."""


@dataclass(frozen=True, slots=True)
class Handed:
    """One handing, and whom it concerns: whose document it is, and who gave it."""

    id: int
    key: UUID
    document: str
    matter_id: int
    party_id: int
    by: int
    outcome: str


@transaction.atomic
def hand(*, key: UUID, version_id: int, by: int) -> Handed:
    """Give this wording to the worker; while he has one he is given no other. Raises Gone, NotHanded."""
    row = held(key)
    if row.side != "staff" or row.party_id is None:
        raise NotHanded("这份不是工会代写的，不用交给职工。")
    if row.reviews.filter(outcome="").exists():
        raise NotHanded("律师还在看这份。等他看好了再交给职工。")
    if row.handovers.filter(outcome="").exists():
        raise NotHanded("已经交给职工了。要改，先收回来。")
    made = Handover.objects.create(draft=row, version_id=version_id, by_id=by, at=now())
    return _seen(made, row)


@transaction.atomic
def withdraw(*, key: UUID) -> Handed:
    """Staff take it back to change it. Raises Gone, NotHanded."""
    row = held(key)
    open_one = row.handovers.filter(outcome="").first()
    if open_one is None:
        raise NotHanded("这份不在职工手里，直接改就行。")
    return _end(open_one, row, "withdrawn")


@transaction.atomic
def ask_changes(*, handover_id: int, words: str) -> Handed:
    """The worker says what is to be changed; it is with staff again. Raises Gone, NotHanded."""
    if not words.strip():
        raise NotHanded("写一句：哪里不对，要怎么改。")
    open_one, row = _open(handover_id)
    return _end(open_one, row, "changes", words.strip())


@transaction.atomic
def take_over(*, handover_id: int) -> Handed:
    """The worker goes on with it himself: from now on it is a document of his. Raises Gone, NotHanded."""
    open_one, row = _open(handover_id)
    row.side = "worker"
    row.save(update_fields=["side"])
    return _end(open_one, row, "taken")


def _open(handover_id: int) -> tuple[Handover, Draft]:
    """The handing that is still open, its draft locked first, as everywhere."""
    found = Handover.objects.filter(pk=handover_id).first()
    row = held(found.draft_id) if found else None
    open_one = Handover.objects.filter(pk=handover_id, outcome="").first()
    if row is None or open_one is None:
        raise NotHanded("这份已经不在你手里了：你回过话，或者工会收回去改了。")
    return open_one, row


def _end(one: Handover, row: Draft, outcome: str, words: str = "") -> Handed:
    one.outcome, one.words, one.answered_at = outcome, words, now()
    one.save(update_fields=["outcome", "words", "answered_at"])
    return _seen(one, row)


def _seen(one: Handover, row: Draft) -> Handed:
    return Handed(
        one.pk, row.key, row.document, row.matter_id or 0, row.party_id or 0, one.by_id, one.outcome
    )
