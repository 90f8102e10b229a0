"""申请书、投诉登记: what was filed, in the words in which it was filed."""

from __future__ import annotations

from weiquanbao.archive.pieces import Piece
from weiquanbao.archive.view import View
from weiquanbao.common.dates import plain_date


def pieces(view: View) -> tuple[Piece, ...]:
    """One piece; the 副卷 does not repeat it."""
    if view.untold:
        return ()
    words = (
        f"事项：{view.code}",
        f"收到：{plain_date(view.filed_on)}，{view.channel}，{view.organisation}",
        *(f"{side}：{name}（{standing}）" for side, standing, name in view.parties),
        f"说的是：{'、'.join(view.problems)}",
        *(f"请求：{word} {wanted} {amount}".rstrip() for word, wanted, amount in view.claims),
        *([f"自己的话：{view.told}"] if view.told else []),
    )
    return (Piece("application", "投诉登记", "职工", view.filed_on, 1, words=words),)
