"""A document that was written enters the dossier of its matter through the act by which any material does."""

from __future__ import annotations

from io import BytesIO
from uuid import UUID

from weiquanbao.access.actors import Actor
from weiquanbao.desk.act import act, answered
from weiquanbao.desk.perform import Outcome
from weiquanbao.desk.refusals import Barred
from weiquanbao.drafting.actions import request_key
from weiquanbao.evidence.actions import add
from weiquanbao.evidence.owners import DraftOwner
from weiquanbao.evidence.results import Refused, Upload

ADD = "add_evidence"


def enter_document(
    *,
    case_id: int,
    draft_key: UUID,
    sha256: str,
    title: str,
    content: bytes,
    acting_as: Actor,
    share: bool | None = None,
) -> Outcome:
    """Hand in the PDF of one wording, named by its digest; the same wording again gives the same outcome.

    `share`: whether the other side sees it at once, where the act of this side asks for that.
    Raises NotFound, Barred with the reasons, Overtaken as the act does.
    """
    batch = request_key(draft_key, sha256)
    before = answered(case_id=case_id, key=batch, acting_as=acting_as)
    if before is not None:
        return before
    upload = Upload(f"{title}.pdf", len(content), BytesIO(content), f"{batch}")
    kept = add(owner=DraftOwner(batch), uploads=[upload], added_by=acting_as.person_id, title=title)
    refused = [one.sentence for one in kept if isinstance(one, Refused)]
    if refused:
        raise Barred(tuple(refused))
    values = (
        {"items": str(batch)} if share is None else {"items": str(batch), "share": "yes" if share else "no"}
    )
    return act(case_id=case_id, act=ADD, acting_as=acting_as, values=values, key=batch)
