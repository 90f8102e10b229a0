"""A draft as others see it: frozen, decrypted, with what is still open."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from weiquanbao.common.dates import now
from weiquanbao.intake.another import CODE, Another, another_of
from weiquanbao.intake.models import Draft, DraftMember
from weiquanbao.intake.questions import ASKED, ORDER
from weiquanbao.sql.prepared import Prepared, Slot

_OF_KEY = Prepared(lambda: Draft.objects.filter(key=Slot("key")))
_MEMBERS = Prepared(lambda: DraftMember.objects.filter(draft_id=Slot("key")).order_by("id"))


@dataclass(frozen=True, slots=True)
class DraftView:
    """What was answered so far, until when it is kept, and whether it became a matter."""

    key: UUID
    channel: str
    answers: Mapping[str, Mapping[str, Any]]
    phone_confirmed: bool
    keep_until: datetime
    submitted: bool
    started_by: int | None

    @property
    def at_counter(self) -> bool:
        """Filled in by staff for a worker."""
        return self.started_by is not None

    @property
    def another(self) -> Another | None:
        """For whom somebody else it is filled in; None for one's own, and at the counter."""
        return None if self.at_counter else another_of(self.answers)

    @property
    def open_questions(self) -> tuple[str, ...]:
        """Questions without an answer, in order; contact stays open until its phone is confirmed.

        For whom somebody else it is comes after contact, until that worker has said yes.
        """
        unanswered = {code for code in ORDER if code not in self.answers}
        if "contact" in self.answers and not (self.phone_confirmed or self.at_counter):
            unanswered.add("contact")
        worker = self.another
        if worker is not None and worker.lacks:
            unanswered.add(CODE)
        return tuple(code for code in ASKED if code in unanswered)


@dataclass(frozen=True, slots=True)
class MemberView:
    """One fellow worker on the list of a draft."""

    id: int
    name: str
    phone: str
    amount: Decimal | None


def members_of(key: UUID) -> tuple[MemberView, ...]:
    """The fellow workers on the list of a draft, in the order they were entered."""
    return tuple(MemberView(one.pk, one.name, one.phone, one.amount) for one in _MEMBERS.all(key=key))


def find(key: UUID | str | None) -> DraftView | None:
    """The draft with this key while it is kept; a submitted one stays findable so that its receipt can be shown."""
    try:
        row = _OF_KEY.first(key=UUID(str(key)))
    except ValueError:
        return None
    if row is None or (row.submitted_at is None and row.keep_until < now()):
        return None
    return view_of(row)


def view_of(row: Draft) -> DraftView:
    """The frozen view of a row."""
    return DraftView(
        key=row.key,
        channel=row.channel,
        answers=json.loads(row.answers),
        phone_confirmed=row.phone_confirmed_at is not None,
        keep_until=row.keep_until,
        submitted=row.submitted_at is not None,
        started_by=row.started_by_id,
    )
