"""办理经过: what was done, step by step, in words."""

from __future__ import annotations

from weiquanbao.archive.pieces import Piece
from weiquanbao.archive.timeline import readable
from weiquanbao.archive.view import View


def pieces(view: View) -> tuple[Piece, ...]:
    """One piece: the timeline as it is told in this part."""
    days = [moment.effective_on for moment in view.timeline]
    return (Piece("history", "办理经过", "工会", max(days, default=None), 1, words=readable(view)),)
