"""文书: every paper that stands, in the wording that counts, sealed where the body sealed it."""

from __future__ import annotations

from functools import partial

from weiquanbao.archive.pieces import File, Piece
from weiquanbao.archive.view import View
from weiquanbao.common.dates import local, plain_date, plain_time
from weiquanbao.papers.actions import SHELF
from weiquanbao.papers.reading import PaperRow
from weiquanbao.papers.signing import SignatureRow, signatures_of
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


#: Not a paper yet.
UNFINISHED = frozenset({"draft", "signing"})


def pieces(view: View) -> tuple[Piece, ...]:
    """One piece a paper; what the parties were given is not repeated in the 副卷. One query."""
    if view.untold:
        return ()
    standing = [row for row in view.papers if row.state not in UNFINISHED]
    signatures = signatures_of([row.newest.id for row in standing])
    return tuple(
        _piece(n, row, tuple(_signed(one, view) for one in signatures.get(row.newest.id, ())))
        for n, row in enumerate(standing, 1)
    )


def _piece(n: int, row: PaperRow, signed: tuple[str, ...]) -> Piece:
    newest = row.newest
    sealed = (_file(f"文书/{n:03d}.pdf", row, newest.sealed, bound=True),) if newest.sealed else ()
    name = f"文书/{n:03d}-盖章前.pdf" if sealed else f"文书/{n:03d}.pdf"
    title = f"{row.title}（作废）" if row.state == "void" else row.title
    return Piece(
        heading=HEADING.get(row.code.rpartition(".")[2], "other"),
        title=f"{title} {row.number}".strip(),
        from_whom="工会",
        day=row.made_on,
        sheets=1,
        files=(*sealed, _file(name, row, newest.sha256, bound=not sealed)),
        words=signed,
    )


def _file(name: str, row: PaperRow, sha256: str, *, bound: bool) -> File:
    opening = partial(shelves.fetch, SHELF, sha256)
    return File(
        name=name,
        called=f"{row.number}.pdf",
        media_type=PDF,
        size=row.newest.size,
        sha256=sha256,
        open=opening,
        shown=opening if bound else None,
        shown_type=PDF,
    )


def _signed(one: SignatureRow, view: View) -> str:
    """Who signed which bytes, when and how; of several on one side nobody is named to the others."""
    who = "" if view.hidden else one.name
    how = f"{one.way} {one.shown}".rstrip() if view.part == "main" else one.way
    when = f"{plain_date(local(one.signed_at).date())} {plain_time(one.signed_at)}"
    return f"{when} {who}签了（{how}）：SHA-256 {one.sha256}。{one.sentence}"
