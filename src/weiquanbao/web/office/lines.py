"""One row of the queue: its words and where it leads, and how it is drawn."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from weiquanbao.common.money import in_figures
from weiquanbao.reading.rows import QueueRow
from weiquanbao.web.design import stencils
from weiquanbao.web.design.clocks import Face
from weiquanbao.web.design.days import day_month
from weiquanbao.web.design.saying import voice


@dataclass(frozen=True, slots=True)
class Line:
    """One row with the face of its clock and where it leads."""

    row: QueueRow
    face: Face | None
    href: str
    act: str
    messages: int = 0


def drawn(line: Line, request: HttpRequest, *, handles: bool) -> SafeString:
    """The row for a person who handles cases, or only reads them. Its shape is what the template decides by."""
    said = voice()
    row, clock, face = line.row, line.row.clock, line.face
    stencil = stencils.cut(
        "office/queue_line.html",
        face=Face(face.tone, stencils.slot("face")) if face else None,
        timed=clock is not None,
        paused=bool(clock and clock.paused_on),
        provisional=bool(clock and clock.provisional),
        messages=line.messages,
        act=bool(line.act),
        handles=handles,
    )
    words = {
        "face": face.number if face else "",
        "clock": said(clock.title) if clock else "",
        "length": said(clock.length) if clock and not clock.paused_on else "",
        "paused": day_month(clock.paused_on) if clock and clock.paused_on else "",
        "href": line.href,
        "claimant": row.claimant,
        "respondent": said(row.respondent),
        "problems": said(row.problems),
        "amount": "" if row.amount is None else in_figures(row.amount),
        "procedure": said(row.procedure),
        "state": said(row.state_word),
        "handler": row.handler or _("还没分派"),
        "act": line.act,
        "next": said(row.next_title),
    }
    return stencil.filled(request, words)
