"""请律师看: a wording is given to one lawyer, who marks it up part by part, and releases it or sends it back."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import Count

from weiquanbao.common.dates import now
from weiquanbao.drafting.actions import held, keep_longer, keep_version
from weiquanbao.drafting.models import Draft, Remark, Review


class NotForHim(Exception):
    """This lawyer may not review this draft; the message says why."""


@dataclass(frozen=True, slots=True)
class Ended:
    """A look that is over, and whom to tell: who asked for it, or the phone he left."""

    review_id: int
    key: UUID
    document: str
    side: str
    outcome: str
    matter_id: int | None
    asked_by: int | None
    phone: str


@transaction.atomic
def ask(*, key: UUID, version_id: int, lawyer: int, by: int | None, phone: str = "") -> int:
    """Give a wording to a lawyer; while one has it, it is not given to another. Gives the review's id.

    `phone` is told when he is done, where nobody is signed in. Raises Gone, NotForHim.
    """
    row = held(key)
    keep_longer(row)
    if lawyer in _authors(row, by):
        raise NotForHim("自己写的，不能自己审。换一位律师看。")
    review, _made = Review.objects.get_or_create(
        draft=row, outcome="",
        defaults={
            "version_id": version_id, "lawyer_id": lawyer, "asked_by_id": by, "asked_at": now(),
            "phone": "" if by else phone,
        },
    )  # fmt: skip
    return review.pk


def _authors(row: Draft, by: int | None) -> set[int | None]:
    """Who began it, who asks, who made a wording of it from answers."""
    made = row.versions.filter(source="answers").values_list("made_by_id", flat=True)
    return {row.started_by_id, by, *made} - {None}


def authors(key: UUID) -> frozenset[int]:
    """Persons who had a hand in it and so do not review it."""
    row = Draft.objects.filter(key=key).first()
    return frozenset(one for one in _authors(row, None) if one) if row else frozenset()


def open_reviews(lawyers: Collection[int]) -> Mapping[int, int]:
    """How many drafts each of these lawyers has before him; whoever has none is not among them. One statement."""
    return dict(
        Review.objects.filter(lawyer__in=lawyers, outcome="").values_list("lawyer_id").annotate(Count("id"))
    )


@dataclass(frozen=True, slots=True)
class Awaited:
    """A look that was asked for and is not done, with the lawyer it lies with."""

    review_id: int
    key: UUID
    lawyer: int
    asked_by: int | None


def awaited() -> tuple[Awaited, ...]:
    """Every look that is not done, the oldest first. One statement."""
    rows = Review.objects.filter(outcome="").order_by("id")
    return tuple(Awaited(*row) for row in rows.values_list("pk", "draft_id", "lawyer_id", "asked_by_id"))


@transaction.atomic
def pass_on(one: Awaited, *, to: int) -> bool:
    """It lies with another from now on, with what was remarked so far; False where it was done meanwhile."""
    still = Review.objects.filter(pk=one.review_id, lawyer_id=one.lawyer, outcome="")
    return still.update(lawyer_id=to) == 1


@transaction.atomic
def mark_up(*, review_id: int, lawyer: int, remarks: Mapping[str, str]) -> None:
    """Keep what is said of the parts; what is emptied is taken back. Raises NotForHim."""
    review = _open(review_id, lawyer)
    for part, text in remarks.items():
        if text.strip():
            Remark.objects.update_or_create(
                review=review, part=part, defaults={"text": text.strip(), "made_at": now()}
            )
        else:
            Remark.objects.filter(review=review, part=part).delete()


@transaction.atomic
def release(*, review_id: int, lawyer: int, text: str, sha256: str, made_on: date, note: str) -> Ended:
    """It may be used as it stands in `text`: a wording of its own where he changed it. Raises NotForHim."""
    review = _open(review_id, lawyer)
    keep_longer(review.draft)
    made = review.version_id
    if sha256 != review.version.sha256:
        made = keep_version(
            key=review.draft_id, text=text, sha256=sha256, made_on=made_on, by=lawyer, source="lawyer"
        )
    return _end(review, "released", note, made)


@transaction.atomic
def send_back(*, review_id: int, lawyer: int, note: str) -> Ended:
    """It has to be changed first. Raises NotForHim."""
    review = _open(review_id, lawyer)
    keep_longer(review.draft)
    return _end(review, "returned", note, None)


def _end(review: Review, outcome: str, note: str, released: int | None) -> Ended:
    """Whoever wrote it has the days of a draft from now on; his phone is not kept any longer."""
    draft, phone = review.draft, review.phone
    review.outcome, review.note, review.released_id, review.done_at = outcome, note, released, now()
    review.phone = ""
    review.save(update_fields=["outcome", "note", "released", "done_at", "phone"])
    whom = review.asked_by_id or draft.started_by_id
    return Ended(review.pk, draft.key, draft.document, draft.side, outcome, draft.matter_id, whom, phone)


def _open(review_id: int, lawyer: int) -> Review:
    rows = Review.objects.select_for_update(of=("self",)).select_related("version", "draft")
    review = rows.filter(pk=review_id, lawyer_id=lawyer, outcome="").first()
    if review is None:
        raise NotForHim("这份不在你手里，或者已经看完了。")
    return review


__all__ = [
    "Awaited",
    "Ended",
    "NotForHim",
    "ask",
    "authors",
    "awaited",
    "mark_up",
    "open_reviews",
    "pass_on",
    "release",
    "send_back",
]
