"""来往消息: each conversation as this part may tell it, with what hung on its messages."""

from __future__ import annotations

from weiquanbao.archive.pieces import Piece
from weiquanbao.archive.sources.evidence import files_of
from weiquanbao.archive.view import Talk, View
from weiquanbao.common.dates import local, plain_date, plain_time
from weiquanbao.messages.words import AUDIENCES, SIDES

TAKEN_BACK = "收回了"


def pieces(view: View) -> tuple[Piece, ...]:
    """One piece a conversation in which something was written."""
    return tuple(_piece(n, talk) for n, talk in enumerate(view.talks, 1) if talk.said)


def _piece(n: int, talk: Talk) -> Piece:
    words = tuple(
        f"{plain_date(local(one.at).date())} {plain_time(one.at)} {SIDES[one.side]} {one.who}".rstrip()
        + f"：{one.text or TAKEN_BACK}"
        for one in talk.said
    )
    return Piece(
        heading="messages",
        title="来往消息",
        from_whom=AUDIENCES[talk.audience],
        day=local(talk.said[-1].at).date(),
        sheets=1,
        files=tuple(
            file for m, item in enumerate(talk.items, 1) for file in files_of(f"消息/{n:03d}-{m:03d}", item)
        ),
        words=words,
    )
