"""A document that was written enters the dossier of its matter through the act by which any material does."""

from __future__ import annotations

from io import BytesIO
from uuid import NAMESPACE_OID, UUID, uuid5

from weiquanbao.access.actors import Actor
from weiquanbao.desk.act import act, answered
from weiquanbao.desk.perform import Outcome
from weiquanbao.desk.refusals import Barred
from weiquanbao.evidence.actions import add
from weiquanbao.evidence.owners import DraftOwner
from weiquanbao.evidence.results import Refused, Upload

ADD = "add_evidence"


def enter_document(
    *, case_id: int, draft_key: UUID, sha256: str, title: str, content: bytes, acting_as: Actor
) -> Outcome:
    """Hand in the PDF of one wording, named by its digest; the same wording again gives the same outcome.

    Raises NotFound, Barred with the reasons, Overtaken as the act does.
    """
    batch = uuid5(NAMESPACE_OID, f"{draft_key}:{sha256}")
    before = answered(case_id=case_id, key=batch, acting_as=acting_as)
    if before is not None:
        return before
    upload = Upload(f"{title}.pdf", len(content), BytesIO(content), f"{batch}")
    kept = add(owner=DraftOwner(batch), uploads=[upload], added_by=acting_as.person_id, title=title)
    refused = [one.sentence for one in kept if isinstance(one, Refused)]
    if refused:
        raise Barred(tuple(refused))
    return act(case_id=case_id, act=ADD, acting_as=acting_as, values={"items": str(batch)}, key=batch)
