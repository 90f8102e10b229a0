"""drafts: drop what was begun and never handed in, with the photos in it."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.db import transaction

from weiquanbao.drafting import actions as drafting
from weiquanbao.evidence import sweep as of_evidence
from weiquanbao.evidence.actions import drop_draft
from weiquanbao.intake import actions as intake
from weiquanbao.intake.another import paper_key
from weiquanbao.jobs.schedule import EVERY_HOUR, NIGHTLY, periodic
from weiquanbao.papers import sweep as of_papers

#: A file younger than this may belong to an upload that is still under way.
YOUNG = timedelta(days=1)


@periodic("jobs.drop_stale_drafts", EVERY_HOUR)
def drop_stale_drafts() -> None:
    """Drop every draft whose time is over."""
    for key in intake.stale():
        drop(key)
    drafting.drop(keys=drafting.stale())


@transaction.atomic
def drop(key: UUID) -> None:
    """Drop one draft and its evidence; one that was handed in meanwhile keeps both."""
    if intake.drop(keys=[key]):
        drop_draft(draft_key=key)
        drop_draft(draft_key=paper_key(key))


@periodic("jobs.free_files", NIGHTLY)
def free_files() -> None:
    """Delete the files that no page of evidence, and no wording of a paper, speaks of any more."""
    of_evidence.sweep_unreferenced(YOUNG)
    of_papers.sweep_unreferenced(YOUNG)
