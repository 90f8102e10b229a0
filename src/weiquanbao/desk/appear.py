"""appear(): somebody invited has proved the phone, and from now on stands for the respondent."""

from __future__ import annotations

from django.db import transaction

from weiquanbao.access.actors import SYSTEM
from weiquanbao.desk.act import act
from weiquanbao.invitations.actions import confirm


@transaction.atomic
def appear(*, token: str, person_id: int) -> int:
    """Use up the invitation and enter the contact, both or neither; gives the case.

    Raises Unusable where the link cannot be used (any more), Barred or Incomplete where the case does not let it be.
    """
    invitation = confirm(token=token, person_id=person_id)
    act(
        case_id=invitation.case_id,
        act="appear",
        acting_as=SYSTEM,
        values={"invitation": str(invitation.id)},
    )
    return invitation.case_id
