"""A mediation's own tables as frozen rows for the read door. Constant in queries, whatever the number of rows."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

from weiquanbao.cases.models import Leaving
from weiquanbao.mediation.models import Consent, Examination, Instalment, Note, Session, Share, Terms
from weiquanbao.mediation.schedule import instalments, together
from weiquanbao.mediation.words import MAKERS, VIEWS, WAYS


@dataclass(frozen=True, slots=True)
class SessionDigest:
    """One session, ahead or held."""

    starts_at: datetime
    ends_at: datetime
    way: str
    place: str
    state: str
    step: int


@dataclass(frozen=True, slots=True)
class PartDigest:
    """One instalment of an offer."""

    number: int
    due_on: date
    amount: Decimal


@dataclass(frozen=True, slots=True)
class ShareDigest:
    """What one offer gives one worker, and whether it binds him."""

    party_id: int
    amount: Decimal
    bound: bool


@dataclass(frozen=True, slots=True)
class TermsDigest:
    """What one offer says, of the whole or of some workers' shares; accepted, what it binds of what was `offered`."""

    case_id: int
    party_id: int
    made_by: str
    maker: str
    amount: Decimal
    made_on: date
    accepted_on: date | None
    parts: tuple[PartDigest, ...]
    shares: tuple[ShareDigest, ...] = ()
    offered: Decimal = Decimal(0)

    @property
    def binds(self) -> bool:
        """Whether it is accepted and binds anybody of those it is told of."""
        return self.accepted_on is not None and any(one.bound for one in self.shares)


@dataclass(frozen=True, slots=True)
class ViewDigest:
    """What one party holds of one item: codes and words of the three questions, and why."""

    item_id: int
    party_id: int
    side: str
    answers: tuple[tuple[str, str], ...]
    reason: str


@dataclass(frozen=True, slots=True)
class NoteDigest:
    """One private note of the mediator's."""

    text: str
    written_at: datetime


def consents_of(case_id: int) -> Mapping[int, str]:
    """Party → yes or no, for those who answered whether they want to talk."""
    rows = Consent.objects.filter(case_id=case_id, purpose="talk")
    return dict(rows.values_list("party_id", "answer"))


def sessions_of(case_id: int) -> tuple[SessionDigest, ...]:
    """Earliest first, without those called off."""
    rows = Session.objects.filter(case_id=case_id).exclude(state="cancelled").order_by("starts_at")
    return tuple(
        SessionDigest(row.starts_at, row.ends_at, WAYS[row.way], row.place, row.state, row.step)
        for row in rows
    )


def terms_of(case_ids: Collection[int]) -> tuple[TermsDigest, ...]:
    """The offers with these case ids, oldest first, each with its instalments and shares. Four queries.

    What one that waits would give to those who left the talks is no part of it any more.
    """
    rows = list(Terms.objects.filter(case_id__in=case_ids).select_related("case").order_by("id"))
    left = set(
        Leaving.objects.filter(case__in=[row.mediation_id for row in rows]).values_list("case_id", "party_id")
    )
    parts: dict[int, list[PartDigest]] = {}
    for part in Instalment.objects.filter(terms__in=rows).order_by("number"):
        parts.setdefault(part.terms_id, []).append(PartDigest(part.number, part.due_on, part.amount))
    shares: dict[int, list[ShareDigest]] = {}
    for share in Share.objects.filter(terms__in=rows).order_by("id"):
        shares.setdefault(share.terms_id, []).append(ShareDigest(share.party_id, share.amount, share.bound))
    return tuple(
        _of_those_who_talk(
            row,
            left,
            TermsDigest(
                row.case_id, row.party_id, row.made_by, MAKERS[row.made_by], row.amount, row.made_on,
                row.accepted_on, tuple(parts.get(row.pk, ())), tuple(shares.get(row.pk, ())), row.amount,
            ),
        )
        for row in rows
    )  # fmt: skip


def _of_those_who_talk(row: Terms, left: Collection[tuple[int, int]], terms: TermsDigest) -> TermsDigest:
    if row.case.closed_on is not None:
        return _bound(terms)
    staying = tuple(one for one in terms.shares if (row.mediation_id, one.party_id) not in left)
    if not staying or len(staying) == len(terms.shares):
        return terms
    told = _amounting(terms, staying, staying)
    return replace(told, offered=told.amount)


def _bound(terms: TermsDigest) -> TermsDigest:
    """Accepted, an offer is of those it binds; what it would have given the others is no part of it."""
    bound = tuple(one for one in terms.shares if one.bound)
    return _amounting(terms, bound, terms.shares) if terms.binds else terms


def shared_by(terms: TermsDigest, parties: Collection[int]) -> TermsDigest:
    """The same offer as it is told to these workers: their own shares, and nobody else's."""
    own = tuple(one for one in terms.shares if one.party_id in parties)
    told = _amounting(terms, own, own) if terms.shares else terms
    return replace(told, offered=told.amount)


def dues_of(terms: TermsDigest) -> tuple[tuple[int, int, date, Decimal], ...]:
    """Worker, number, last day and sum of every instalment of an accepted offer, of those it binds."""
    count, first_due = len(terms.parts), terms.parts[0].due_on
    return tuple(
        (share.party_id, part.number, part.due_on, part.amount)
        for share in terms.shares
        if share.bound
        for part in instalments(share.amount, count, first_due)
    )


def _amounting(
    terms: TermsDigest, of: Collection[ShareDigest], shares: tuple[ShareDigest, ...]
) -> TermsDigest:
    amounts = [one.amount for one in of]
    parts = together(amounts, len(terms.parts), terms.parts[0].due_on)
    return replace(
        terms,
        amount=sum(amounts, Decimal(0)),
        parts=tuple(PartDigest(part.number, part.due_on, part.amount) for part in parts),
        shares=shares,
    )


def views_of(case_id: int) -> tuple[ViewDigest, ...]:
    """Every view of every item."""
    rows = Examination.objects.filter(case_id=case_id).order_by("item_id", "id")
    return tuple(
        ViewDigest(
            row.item_id,
            row.party_id,
            row.side,
            tuple((one, VIEWS[one]) for one in (row.authenticity, row.legality, row.relevance)),
            row.reason,
        )
        for row in rows
    )


def notes_of(case_id: int, author_id: int) -> tuple[NoteDigest, ...]:
    """The notes this author wrote on this case, newest first; there is no way to ask for anybody else's."""
    rows = Note.objects.filter(case_id=case_id, author_id=author_id).order_by("-id")
    return tuple(NoteDigest(row.text, row.written_at) for row in rows)
