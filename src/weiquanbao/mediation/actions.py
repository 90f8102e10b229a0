"""What may be done in a mediation's own tables. All but the notes the desk calls, inside the act's transaction."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.db import IntegrityError, transaction

from weiquanbao.cases.models import Case
from weiquanbao.common.dates import now
from weiquanbao.common.text import plain
from weiquanbao.mediation.models import Consent, Examination, Instalment, Note, Session, Share, Terms
from weiquanbao.mediation.schedule import together

LONGEST_NOTE = 2000


class Booked(Exception):
    """The mediator is in another room at that time."""


class NotYours(Exception):
    """Only the mediator who handles an open case keeps notes on it."""


def say(*, case_id: int, parties: Iterable[int], purpose: str, answer: str, step: int, on: date) -> None:
    """Keep what these parties answered."""
    for party in parties:
        Consent.objects.update_or_create(
            case_id=case_id,
            party_id=party,
            purpose=purpose,
            defaults={"answer": answer, "step": step, "said_on": on},
        )


@transaction.atomic
def book(
    *, case_id: int, mediator_id: int, starts_at: datetime, minutes: int, way: str, place: str, step: int
) -> Session:
    """Fix the next session; what was fixed before gives way. Raises Booked."""
    _let_go(mediator_id)
    Session.objects.filter(case_id=case_id, state="set").delete()
    try:
        with transaction.atomic():
            return Session.objects.create(
                case_id=case_id,
                mediator_id=mediator_id,
                starts_at=starts_at,
                ends_at=starts_at + timedelta(minutes=minutes),
                way=way,
                place=place,
                step=step,
            )
    except IntegrityError:
        raise Booked from None


def _let_go(mediator_id: int) -> None:
    """Sessions of cases that ended meanwhile do not block anybody's day (a period that runs out ends a case)."""
    over = Case.objects.filter(procedure="mediation", closed_on__isnull=False).values("id")
    Session.objects.filter(mediator_id=mediator_id, state="set", case_id__in=over).update(state="cancelled")


def hand_over(*, case_id: int, mediator_id: int) -> None:
    """The next session is the new mediator's. Raises Booked."""
    _let_go(mediator_id)
    try:
        with transaction.atomic():
            Session.objects.filter(case_id=case_id, state="set").update(mediator_id=mediator_id)
    except IntegrityError:
        raise Booked from None


def call_off(*, case_id: int) -> None:
    """The session that lies ahead does not take place."""
    Session.objects.filter(case_id=case_id, state="set").update(state="cancelled")


def hold(*, case_id: int, step: int) -> None:
    """The session took place; its minutes are the entries of this step."""
    Session.objects.filter(case_id=case_id, state="set").update(state="held", step=step)


def next_session(*, case_id: int) -> Session | None:
    """The one that lies ahead."""
    return Session.objects.filter(case_id=case_id, state="set").first()


@transaction.atomic
def keep_terms(
    *,
    case_id: int,
    mediation_id: int,
    party_id: int,
    made_by: str,
    shares: Mapping[int, Decimal],
    count: int,
    first_due: date,
    on: date,
) -> None:
    """An offer with what it gives each worker and its payments. Raises ValueError where one would be nothing."""
    parts = together(shares.values(), count, first_due)
    terms = Terms.objects.create(
        case_id=case_id,
        mediation_id=mediation_id,
        party_id=party_id,
        made_by=made_by,
        amount=sum(shares.values(), Decimal(0)),
        made_on=on,
    )
    Instalment.objects.bulk_create(
        Instalment(terms=terms, number=part.number, due_on=part.due_on, amount=part.amount) for part in parts
    )
    Share.objects.bulk_create(Share(terms=terms, party_id=one, amount=his) for one, his in shares.items())


def settle_terms(*, case_id: int, on: date, bound: Collection[int]) -> None:
    """Both sides have accepted; it binds these workers and nobody else."""
    Terms.objects.filter(case_id=case_id).update(accepted_on=on)
    Share.objects.filter(terms__case_id=case_id, party_id__in=bound).update(bound=True)


def has_settled(*, mediation_id: int, party_id: int) -> bool:
    """Whether this respondent has an accepted offer already."""
    return Terms.objects.filter(
        mediation_id=mediation_id, party_id=party_id, accepted_on__isnull=False
    ).exists()


def takes_part(*, mediation_id: int, party_id: int) -> bool:
    """Whether this respondent agreed to talk and has not left."""
    return Consent.objects.filter(
        case_id=mediation_id, party_id=party_id, purpose="talk", answer="yes"
    ).exists()


def examine(
    *,
    case_id: int,
    item_id: int,
    party_id: int,
    side: str,
    authenticity: str,
    legality: str,
    relevance: str,
    reason: str,
    step: int,
    on: date,
) -> None:
    """Keep one party's view of one item."""
    Examination.objects.update_or_create(
        case_id=case_id,
        item_id=item_id,
        party_id=party_id,
        defaults={
            "side": side,
            "authenticity": authenticity,
            "legality": legality,
            "relevance": relevance,
            "reason": reason,
            "step": step,
            "said_on": on,
        },
    )


@transaction.atomic
def write_note(*, case_id: int, person_id: int, text: str) -> Note:
    """What one side told the mediator alone. Raises NotYours, or ValueError with a sentence."""
    case = Case.objects.select_for_update().filter(pk=case_id, procedure="mediation").first()
    if case is None or case.handler_id != person_id or case.closed_on is not None:
        raise NotYours
    written = plain(text, LONGEST_NOTE, lines=True)
    if not written:
        raise ValueError("还没写")
    return Note.objects.create(case=case, author_id=person_id, text=written, written_at=now())
