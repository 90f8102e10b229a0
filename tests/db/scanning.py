"""Scans of papers and how they are handed in; what scanners do to a page is measured in `weiquanbao bench scans`."""

from __future__ import annotations

import io
from collections.abc import Sequence
from uuid import UUID, uuid4

from weiquanbao.commands.bench.scan_making import Scanner, printed, scanned
from weiquanbao.commands.bench.scan_papers import replaced
from weiquanbao.evidence import actions as evidence
from weiquanbao.evidence.owners import DraftOwner
from weiquanbao.evidence.results import Upload

__all__ = ["Scanner", "gathered", "printed", "replaced", "scanned"]


def gathered(pages: Sequence[bytes]) -> UUID:
    """Pictures chosen on a form, in order, as one item; gives the key of the batch."""
    batch = uuid4()
    files = [Upload(f"{number}.jpg", len(one), io.BytesIO(one)) for number, one in enumerate(pages, 1)]
    evidence.add(owner=DraftOwner(batch), uploads=files, added_by=None)
    return batch
