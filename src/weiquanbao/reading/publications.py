"""Answers made public: how far one has come for those concerned, and what anybody reads in the guide."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db.models import F

from weiquanbao.access.actors import Actor
from weiquanbao.access.roles_here import LAWYER, roles_here
from weiquanbao.cases.models import Case
from weiquanbao.consultation.articles import listed
from weiquanbao.consultation.models import PublishedAnswer
from weiquanbao.law import knowledge
from weiquanbao.people.consents import current
from weiquanbao.procedures import procedure
from weiquanbao.reading.lawyers import CODE
from weiquanbao.reading.standing import roles_in, standing_in

PUBLICATION = "publication"
#: So many answers a topic shows.
MOST = 50
#: To whom the answer in the guide is his own: those who may take it back.
CONCERNED = frozenset({"claimant", LAWYER, "county_officer", "leader"})


def publishing_words(actor: Actor, case_id: int) -> tuple[str, ...]:
    """The consent a publication asks for, its title first; nothing for whoever did not ask the question."""
    case = Case.objects.filter(pk=case_id, procedure=PUBLICATION).select_related("party").first()
    if case is None or not roles_in(case, standing_in(actor, case.matter_id)):
        return ()
    text = current("publish_answer")
    return (text.title, *text.shown(union=settings.COUNTY_NAME).splitlines())


@dataclass(frozen=True, slots=True)
class AnswerInGuide:
    """An answer that stands in the guide, or stood there: then since when not, and why, where that was said."""

    publication_id: int
    consultation_id: int
    topic: str
    published_on: date
    withdrawn_on: date | None
    why: str


def answer_in_guide(actor: Actor, publication_id: int) -> AnswerInGuide | None:
    """For whoever asked, for its lawyer, and for whoever may pass one; None for others, and before it was passed."""
    rows = Case.objects.filter(pk=publication_id, procedure=PUBLICATION)
    case = rows.select_related("organisation", "party", "parent").first()
    if case is None or roles_here(actor, [case])[case.pk].isdisjoint(CONCERNED):
        return None
    return _in_guide(case)


def _in_guide(publication: Case) -> AnswerInGuide | None:
    row = PublishedAnswer.objects.filter(case=publication).first()
    if row is None:
        return None
    topic = knowledge.topics().get(row.topic)
    parent = publication.parent_id or 0
    return AnswerInGuide(
        publication.pk,
        parent,
        topic.title if topic else row.topic,
        row.published_on,
        row.withdrawn_on,
        row.withdrawn_why,
    )


@dataclass(frozen=True, slots=True)
class PublicationRow:
    """How far the publication of an answer has come; `answer` once it was passed."""

    case_id: int
    state_word: str
    answer: AnswerInGuide | None


def publication_of(actor: Actor, case_id: int) -> PublicationRow | None:
    """The publication begun last from a consultation, for its lawyer; None for everybody else."""
    case = Case.objects.filter(pk=case_id, procedure=CODE).select_related("organisation", "party").first()
    if case is None or LAWYER not in roles_here(actor, [case])[case.pk]:
        return None
    row = Case.objects.filter(parent=case, procedure=PUBLICATION).order_by("-id").first()
    if row is None:
        return None
    return PublicationRow(row.pk, procedure(PUBLICATION).states[row.state].title, _in_guide(row))


@dataclass(frozen=True, slots=True)
class PublishedRow:
    """An answer everybody may read. It names nobody."""

    question: str
    answer: str
    articles: tuple[str, ...]
    published_on: date


@dataclass(frozen=True, slots=True)
class Published:
    """The answers of a topic; `taken_back` is the last day on which one of it was, None where none was."""

    rows: tuple[PublishedRow, ...]
    taken_back: date | None


def published_answers(topic: str) -> Published:
    """What is shown under a topic of the guide, newest first, at most fifty. For anybody: it names nobody, and of what
    was taken back only the day is told. One query."""
    newest = PublishedAnswer.objects.filter(topic=topic).order_by(
        F("withdrawn_on").desc(nulls_first=True), "-published_on", "-id"
    )
    found = newest[:MOST]
    return Published(
        rows=tuple(
            PublishedRow(one.question, one.answer, listed(one.articles), one.published_on)
            for one in found
            if one.withdrawn_on is None
        ),
        taken_back=next((one.withdrawn_on for one in found if one.withdrawn_on is not None), None),
    )
