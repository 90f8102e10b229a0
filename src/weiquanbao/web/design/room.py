"""A mediation's room ready for a template, whichever side looks at it."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from weiquanbao.reading.mediation import ExaminedRow, Room
from weiquanbao.web.design.rounds import charts

#: A word never stands alone for an answer: a mark stands before it.
MARKS = {"yes": "✓", "no": "✗", "unknown": "?"}


def drawn(room: Room) -> dict[str, Any]:
    """A room ready for a template, whichever side looks at it."""
    return {
        "room": room,
        "charts": charts(room.offers),
        "bodies": {
            "committee": _("企业调解委员会"),
            "group": _("调解组织"),
            "people": _("人民调解委员会"),
        }.get(room.body, ""),
        "examined": [_item(row) for row in room.examined],
    }


def _item(row: ExaminedRow) -> tuple[str, list[tuple[str, list[tuple[str, str, str]], str]]]:
    """An item with each side's answers: question, mark, word."""
    asked = (_("真实性"), _("合法性"), _("关联性"))
    views = [
        (
            _("职工") if view.side == "claimant" else _("单位"),
            [
                (question, MARKS[code], _(word))
                for question, (code, word) in zip(asked, view.answers, strict=True)
            ],
            view.reason,
        )
        for view in row.views
    ]
    return row.item.title or _(row.item.kind_label), views
