"""What somebody with a link may know before proving who he is: whom the union invites, and nothing of the matter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from weiquanbao.cases.models import Case
from weiquanbao.cases.names import name_of
from weiquanbao.invitations.reading import InvitationDigest


@dataclass(frozen=True, slots=True)
class Invited:
    """The respondent asked to come in; `matter_code` is for the way on, never for the page."""

    party: str
    contact: str
    masked: str
    union: str
    union_phone: str
    expires_at: datetime
    matter_code: str
    is_sample: bool


def invited(found: InvitationDigest) -> Invited:
    """For whoever holds the link: the caller has looked it up."""
    case = Case.objects.select_related("matter", "organisation", "party__person", "party__employer").get(
        pk=found.case_id
    )
    return Invited(
        party=name_of(case.party) if case.party else "",
        contact=found.contact,
        masked=found.masked,
        union=case.organisation.name,
        union_phone=case.organisation.phone,
        expires_at=found.expires_at,
        matter_code=case.matter.code,
        is_sample=case.organisation.is_sample,
    )
