"""A mediation as its room shows it: both sides, the rounds, the sessions, the evidence, and what was settled.

One reading for all who may see the case; what is about one respondent the other respondents never get, and private
notes only the mediator who wrote them and still handles the case.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from weiquanbao.access.actors import Actor
from weiquanbao.cases.models import Case, Party
from weiquanbao.cases.names import name_of
from weiquanbao.cases.standing import Standing
from weiquanbao.cases.words import STANDINGS
from weiquanbao.evidence.reading import ItemDigest, items_of_matters
from weiquanbao.ledger.models import Step
from weiquanbao.mediation import reading
from weiquanbao.mediation.reading import NoteDigest, SessionDigest, TermsDigest, ViewDigest
from weiquanbao.procedures import procedure
from weiquanbao.reading.left import is_gone
from weiquanbao.reading.offered import Asked, as_told, asked_about, own_shares
from weiquanbao.reading.reach import cases_within, reach
from weiquanbao.reading.standing import roles_in, standing_in, visible_parties

#: The act that entrusts a mediation → the kind of body, as the roads after it are asked for.
BODIES = {"to_committee": "committee", "to_group": "group", "to_people": "people"}
#: Offers nobody answered yet.
WAITING = frozenset({"to_worker", "to_unit", "to_both"})


@dataclass(frozen=True, slots=True)
class SideRow:
    """One party and what it said to being asked: yes, no, or nothing yet.

    `left_out`: a worker whom no accepted offer binds, though there is one. The desk alone is told.
    """

    party_id: int
    side: str
    name: str
    standing: str
    answer: str
    left_out: bool = False


@dataclass(frozen=True, slots=True)
class OfferRow:
    """One offer with its case: who made it, to or from whom, where it stands; how the members' round about it does."""

    terms: TermsDigest
    party: str
    state: str
    state_word: str
    asked: Asked | None = None
    own: bool = False

    @property
    def waiting(self) -> bool:
        """Whether somebody still has to answer."""
        return self.state in WAITING


@dataclass(frozen=True, slots=True)
class ExaminedRow:
    """One shared item, with what each side of the other's holds of it."""

    item: ItemDigest
    views: tuple[ViewDigest, ...]


@dataclass(frozen=True, slots=True)
class Room:
    """Everything a mediation page shows beside the case itself."""

    body: str
    sides: tuple[SideRow, ...]
    offers: tuple[OfferRow, ...]
    sessions: tuple[SessionDigest, ...]
    examined: tuple[ExaminedRow, ...]
    notes: tuple[NoteDigest, ...]
    keeps_notes: bool

    @property
    def ahead(self) -> SessionDigest | None:
        """The next session."""
        return next((one for one in self.sessions if one.state == "set"), None)

    @property
    def settled(self) -> tuple[OfferRow, ...]:
        """What both sides accepted."""
        return tuple(one for one in self.offers if one.terms.binds)

    @property
    def gap(self) -> Decimal | None:
        """What lies between the last demand and the last bid, where both were made about one respondent."""
        return gap_of(self.offers)


def gap_of(offers: Sequence[OfferRow]) -> Decimal | None:
    """The last demand less the last bid of the respondent talked about last."""
    if not offers:
        return None
    party = offers[-1].terms.party_id
    last = {
        row.terms.made_by: row.terms.offered
        for row in offers
        if row.terms.party_id == party and row.terms.made_by != "union"
    }
    return last["claimant"] - last["respondent"] if len(last) == 2 else None


def mediation(actor: Actor, case_id: int) -> Room | None:
    """The room of this case; None for whoever may not see it, and for what is no mediation."""
    cases = Case.objects.select_related("party").filter(pk=case_id, procedure="mediation")
    case = cases.filter(pk__in=cases_within(reach(actor), actor).filter(pk=case_id)).first()
    if case is not None:
        return _room(case, None, actor)
    case = cases.first()
    standing = standing_in(actor, case.matter_id) if case else ()
    return _room(case, standing, actor) if case and roles_in(case, standing) else None


def _room(case: Case, standing: Sequence[Standing] | None, actor: Actor) -> Room:
    parties = _parties(case, standing)
    units = {party.pk: party for party in parties if party.side == "respondent"}
    private = standing is None and actor.person_id is not None and case.handler_id == actor.person_id
    entrusted = Step.objects.filter(case_id=case.pk, act__in=BODIES).values_list("act", flat=True).first()
    consents = reading.consents_of(case.pk)
    gone = standing is not None and is_gone(case, standing)
    offers = _offers(case, units, own_shares(standing))
    if gone:
        # What was settled with him before he left binds him still; what goes on now does not concern him.
        offers = tuple(one for one in offers if one.terms.binds)
    bound = {share.party_id for row in offers for share in row.terms.shares if share.bound}
    return Room(
        body=BODIES.get(entrusted or "", ""),
        sides=tuple(
            SideRow(
                party_id=one.pk,
                side=one.side,
                name=name_of(one),
                standing=STANDINGS[one.standing],
                answer=consents.get(one.pk, ""),
                left_out=standing is None and bool(bound) and one.side == "claimant" and one.pk not in bound,
            )
            for one in parties
        ),
        offers=offers,
        sessions=() if gone else reading.sessions_of(case.pk),
        examined=_examined(case, {party.pk for party in parties}),
        notes=reading.notes_of(case.pk, actor.person_id) if private and actor.person_id else (),
        keeps_notes=private and case.closed_on is None,
    )


def _parties(case: Case, standing: Sequence[Standing] | None) -> list[Party]:
    """All of them for the desk; a party sees the other side, and of its own side itself alone."""
    if standing is not None:
        return list(visible_parties(case.matter_id, standing))
    rows = Party.objects.filter(matter_id=case.matter_id).select_related("person", "employer")
    return list(rows.order_by("side", "id"))


def _offers(case: Case, units: dict[int, Party], own: frozenset[int] | None) -> tuple[OfferRow, ...]:
    """Oldest first, each as the reader of these shares is told it."""
    rows = Case.objects.filter(parent=case, procedure="offer", party_id__in=units)
    found = {row.pk: row for row in rows}
    asked = asked_about(list(found))
    return tuple(
        _offer(terms, found[terms.case_id], units, asked.get(terms.case_id), own)
        for terms in reading.terms_of(found.keys())
    )


def _offer(
    terms: TermsDigest, case: Case, units: dict[int, Party], asked: Asked | None, own: frozenset[int] | None
) -> OfferRow:
    return OfferRow(
        terms=as_told(terms, own),
        party=name_of(units[terms.party_id]),
        state=case.state,
        state_word=procedure(case.procedure, case.version).states[case.state].title,
        asked=asked,
        own=own is not None and len(terms.shares) > 1,
    )


def _examined(case: Case, seen: set[int]) -> tuple[ExaminedRow, ...]:
    """Shared items, each with the views of the parties one may see."""
    views = [view for view in reading.views_of(case.pk) if view.party_id in seen]
    items = items_of_matters([case.matter_id])[case.matter_id]
    return tuple(
        ExaminedRow(item, tuple(view for view in views if view.item_id == item.id))
        for item in items
        if item.shared_on is not None
    )
