"""文书: every paper that stands, in the wording that counts, sealed where the body sealed it."""

from __future__ import annotations

from functools import partial

from weiquanbao.archive.pieces import File, Piece
from weiquanbao.archive.view import View
from weiquanbao.papers.actions import SHELF
from weiquanbao.papers.reading import PaperRow
from weiquanbao.store import shelves

PDF = "application/pdf"
#: What a paper is, by the last word of its code; what is not named here comes under 其他.
HEADING = {
    "accepted": "acceptance",
    "acceptance": "acceptance",
    "granted": "acceptance",
    "refused": "acceptance",
    "completion": "acceptance",
    "authority": "authority",
    "invitation": "notice",
    "notice": "notice",
    "minutes": "minutes",
    "agreement": "settlement",
    "referral": "transfer",
    "receipt": "receipt",
}


def pieces(view: View) -> tuple[Piece, ...]:
    """One piece a paper; drafts are no papers yet, and what the parties were given is not repeated in the 副卷."""
    standing = [row for row in view.papers if row.state != "draft"]
    return () if view.untold else tuple(_piece(n, row) for n, row in enumerate(standing, 1))


def _piece(n: int, row: PaperRow) -> Piece:
    newest = row.newest
    sha256 = newest.sealed or newest.sha256
    opening = partial(shelves.fetch, SHELF, sha256)
    title = f"{row.title}（作废）" if row.state == "void" else row.title
    file = File(
        name=f"文书/{n:03d}.pdf",
        called=f"{row.number}.pdf",
        media_type=PDF,
        size=newest.size,
        sha256=sha256,
        open=opening,
        shown=opening,
        shown_type=PDF,
    )
    heading = HEADING.get(row.code.rpartition(".")[2], "other")
    return Piece(heading, f"{title} {row.number}".strip(), "工会", row.made_on, 1, files=(file,))
