"""Invitations as frozen digests. The link and the code are shown to staff who print a letter, and to nobody else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from weiquanbao.common.dates import now
from weiquanbao.common.identifiers import mask_phone
from weiquanbao.invitations.models import Begun, Invitation
from weiquanbao.invitations.secrets import letter_code_of, token_of


@dataclass(frozen=True, slots=True)
class InvitationDigest:
    """One invitation: `state` is open, used, replaced or expired."""

    id: int
    case_id: int
    party_id: int
    contact: str
    masked: str
    state: str
    created_at: datetime
    expires_at: datetime
    opened_at: datetime | None
    confirmed_at: datetime | None
    person_id: int | None
    came: str

    @property
    def has_phone(self) -> bool:
        """Whether the union knew a number to send the link to."""
        return bool(self.masked)


@dataclass(frozen=True, slots=True)
class Letter:
    """What is printed: the link's token and the code."""

    token: str
    code: str


def digest(row: Invitation) -> InvitationDigest:
    """One row as others may know it."""
    return InvitationDigest(
        id=row.pk,
        case_id=row.case_id,
        party_id=row.party_id,
        contact=row.contact,
        masked=mask_phone(row.phone) if row.phone else "",
        state=_state(row),
        created_at=row.created_at,
        expires_at=row.expires_at,
        opened_at=row.opened_at,
        confirmed_at=row.confirmed_at,
        person_id=row.person_id,
        came=row.person.name if row.person else "",
    )


def invitation_of(case_id: int) -> InvitationDigest | None:
    """The invitation that counts for a case."""
    row = Invitation.objects.filter(case_id=case_id, replaced_at=None).select_related("person").first()
    return digest(row) if row else None


def invitation(invitation_id: int) -> InvitationDigest | None:
    """One invitation by its id."""
    row = Invitation.objects.filter(pk=invitation_id).select_related("person").first()
    return digest(row) if row else None


def letter_of(case_id: int) -> Letter | None:
    """What the letter of a case's invitation says, as long as it can be used."""
    row = Invitation.objects.filter(case_id=case_id, replaced_at=None).first()
    if row is None or _state(row) != "open":
        return None
    return Letter(token_of(row.nonce), letter_code_of(row.nonce))


def _state(row: Invitation) -> str:
    if row.confirmed_at:
        return "used"
    if row.replaced_at:
        return "replaced"
    return "expired" if row.expires_at <= now() else "open"


def begun_words(case_id: int, person_id: int) -> str:
    """What this person has begun to say in a case and not handed in; empty where there is nothing."""
    return (
        Begun.objects.filter(case_id=case_id, person_id=person_id).values_list("words", flat=True).first()
        or ""
    )
