"""代书: whose a draft is, what a matter knows for it already, and what was given to a lawyer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from weiquanbao.access.actors import Actor
from weiquanbao.access.held import duties_held
from weiquanbao.cases.models import Case, Matter, Party
from weiquanbao.cases.names import name_of as party_name
from weiquanbao.common.dates import local, today
from weiquanbao.documents import DOCUMENTS
from weiquanbao.documents.addressing import addressed
from weiquanbao.documents.document import Document
from weiquanbao.drafting import reading as kept
from weiquanbao.drafting.models import Review
from weiquanbao.drafting.reading import DraftView, HandoverView, ReviewView, VersionView
from weiquanbao.papers.blocks import words_of
from weiquanbao.papers.sheets import Sheet
from weiquanbao.reading.known import known
from weiquanbao.reading.reach import cases_reached, cases_within, reach
from weiquanbao.reading.standing import is_told, standing_in
from weiquanbao.reading.written import Written, sheet_of, written

LAWYER = "duty_lawyer"
#: Who may write for a party: the party itself and whoever acts for it; a helper may not decide anything.
_WRITES = frozenset({"self", "agent", "contact", "representative"})


@dataclass(frozen=True, slots=True)
class DraftPage:
    """One draft with the wording that counts now, every kept wording and every look of a lawyer.

    `current` is what its answers make; `released` the wording a lawyer released after the last answer.
    `case_id`: the case staff write it for. `handed`: how it was last given to the worker by those who drew it up.
    """

    draft: DraftView
    document: Document
    current: Written
    versions: tuple[VersionView, ...]
    reviews: tuple[ReviewView, ...]
    matter_code: str = ""
    case_id: int | None = None
    handed: HandoverView | None = None

    @property
    def with_worker(self) -> bool:
        """Whether the worker it is for has it before him: then staff do not change it."""
        return self.draft.side == "staff" and self.handed is not None and not self.handed.outcome

    @property
    def released(self) -> VersionView | None:
        """The wording a lawyer released, unless something was answered after it was given to him."""
        last = next((one for one in self.reviews if one.outcome == "released"), None)
        if last is None or last.asked_at < self.draft.touched_at:
            return None
        return next((one for one in self.versions if one.id == last.released_id), None)

    @property
    def waiting(self) -> ReviewView | None:
        """The look that is still awaited."""
        return next((one for one in self.reviews if not one.outcome), None)

    @property
    def sheet(self) -> Sheet:
        """What is printed: the released wording, else what the answers make."""
        if self.released is not None:
            return sheet_of(self.draft.document, self.released.text, self.released.made_on, self.current.by)
        return sheet_of(self.draft.document, self.current.text, self.current.made_on, self.current.by)

    @property
    def words(self) -> str:
        """All that is printed, a line a block."""
        return words_of(self.sheet.blocks)


@dataclass(frozen=True, slots=True)
class DraftLine:
    """One document of a matter in a list; `handed` where staff gave it to the worker, `own` where it is his to read."""

    key: UUID
    document: str
    title: str
    touched_on: date
    reviewed: str
    handed: HandoverView | None = None
    own: bool = False


@dataclass(frozen=True, slots=True)
class Beginning:
    """A matter one may write documents of: for which party, what is known already, what was begun."""

    matter_id: int
    matter_code: str
    party_id: int
    name: str
    known: Mapping[str, Any]
    drafts: tuple[DraftLine, ...]


def draft(actor: Actor | None, key: UUID | str | None) -> DraftPage | None:
    """The draft, for whoever holds its key and, where it is of a matter, may write for that party."""
    found = kept.find(key)
    if found is None or found.document not in DOCUMENTS or not _may_write(actor, found):
        return None
    case = _case_here(actor, found.matter_id) if actor and found.matter_id and found.side == "staff" else None
    return replace(_page(found), case_id=case.pk if case else None)


def _page(found: DraftView) -> DraftPage:
    document = addressed(DOCUMENTS[found.document], found.side)
    code = (
        Matter.objects.filter(pk=found.matter_id).values_list("code", flat=True).first()
        if found.matter_id
        else ""
    )
    return DraftPage(
        found, document, written(document, found.answers, today()), kept.versions(found.key), kept.reviews(found.key),
        code or "", handed=kept.handover_of(found.key) if found.matter_id else None,
    )  # fmt: skip


def _may_write(actor: Actor | None, found: DraftView) -> bool:
    if found.matter_id is None:
        return True
    return actor is not None and found in _written_by(actor, found.matter_id, [found])


def _written_by(actor: Actor, matter_id: int, several: Iterable[DraftView]) -> list[DraftView]:
    """Those of a matter's documents this actor may go on with: of the parties he writes for, or as staff."""
    parties = parties_written_for(actor, matter_id)
    of_staff = _case_here(actor, matter_id) is not None
    return [one for one in several if (of_staff if one.side == "staff" else one.party_id in parties)]


def parties_written_for(actor: Actor, matter_id: int) -> frozenset[int]:
    """The parties of a matter this actor may write for as one of them or for them."""
    return frozenset(one.party_id for one in standing_in(actor, matter_id) if one.capacity in _WRITES)


def _case_here(actor: Actor, matter_id: int) -> Case | None:
    """A case of the matter this member of staff reaches and may handle."""
    here = reach(actor)
    return (
        cases_within(here, actor).filter(matter_id=matter_id).order_by("id").first() if here.handles else None
    )


def beginning(actor: Actor, matter_code: str, side: str) -> Beginning | None:
    """What a party of a matter may write; None for a stranger and for who only helps."""
    place = "respondent" if side == "employer" else "claimant"
    matter = Matter.objects.filter(code=matter_code).first()
    standing = standing_in(actor, matter.pk) if matter else ()
    own = [one for one in standing if one.side == place and one.capacity in _WRITES]
    if matter is None or not is_told(matter.pk, own):
        return None
    return _beginning(actor, _parties().get(pk=own[0].party_id), side)


def beginning_at_desk(actor: Actor, case_id: int) -> Beginning | None:
    """What staff who handle a case may draw up for its worker, the first of several."""
    here = reach(actor)
    case = cases_reached(here, actor).filter(pk=case_id).first() if here.handles else None
    if case is None:
        return None
    found = _parties().filter(matter_id=case.matter_id, side="claimant").order_by("id")
    party = (found.filter(pk=case.party_id).first() if case.party_id else None) or found.first()
    return _beginning(actor, party, "staff") if party else None


def _parties() -> QuerySet[Party]:
    return Party.objects.select_related("person", "employer", "matter")


def _beginning(actor: Actor, party: Party, side: str) -> Beginning:
    matter = party.matter
    return Beginning(
        matter.pk,
        matter.code,
        party.pk,
        party_name(party),
        known(actor, party, side),
        drafts_of(actor, matter.pk),
    )


def drafts_of(actor: Actor, matter_id: int) -> tuple[DraftLine, ...]:
    """The documents of a matter the actor may go on with, and what staff gave to whom he writes for."""
    there = kept.of_matter(matter_id)
    several, handed = _written_by(actor, matter_id, there), kept.handovers(matter_id=matter_id)
    parties = parties_written_for(actor, matter_id) if handed else frozenset()
    given = [
        one
        for one in there
        if one.key in handed and one.side == "staff" and one.party_id in parties and one not in several
    ]
    ended = kept.outcomes([one.key for one in several])
    return (
        *(_line(one, "", handed[one.key], own=True) for one in given),
        *(_line(one, ended.get(one.key, ""), handed.get(one.key)) for one in several),
    )


def _line(found: DraftView, reviewed: str, handed: HandoverView | None, *, own: bool = False) -> DraftLine:
    title = DOCUMENTS[found.document].title if found.document in DOCUMENTS else found.document
    day = local(handed.at if own and handed else found.touched_at).date()
    return DraftLine(found.key, found.document, title, day, reviewed, handed, own)


def reviews(actor: Actor) -> tuple[ReviewView, ...]:
    """What was given to this lawyer; nothing to whoever is none today."""
    return kept.reviews_of(actor.person_id) if _is_lawyer(actor) and actor.person_id else ()


def review(actor: Actor, review_id: int) -> tuple[ReviewView, DraftPage, VersionView] | None:
    """One draft as its lawyer has it before him: the wording he was given, how it came about, and what he released.

    None for everybody else. What was written afterwards was not given to him.
    """
    found = kept.review(review_id)
    if found is None or not _is_lawyer(actor) or found.lawyer != actor.person_id:
        return None
    page = _page(found.draft)
    version = next((one for one in page.versions if one.id == found.version_id), None)
    if version is None:
        return None
    seen = tuple(one for one in page.versions if one.number <= version.number or one.id == found.released_id)
    return found, replace(page, versions=seen), version


def _is_lawyer(actor: Actor) -> bool:
    return LAWYER in duties_held(actor)


def waits_for(actor: Actor) -> int:
    """How many drafts wait for this lawyer."""
    return Review.objects.filter(lawyer_id=actor.person_id, outcome="").count() if _is_lawyer(actor) else 0
