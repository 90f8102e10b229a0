"""期限参数: local figures of the law that were entered here, by whom and when, and all that is in force with them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from weiquanbao.access.actors import Actor
from weiquanbao.cases.figures import entered_figures
from weiquanbao.cases.models import FigureEntry
from weiquanbao.law.parameters import More
from weiquanbao.reading.reach import reach


@dataclass(frozen=True, slots=True)
class EnteredFigure:
    """One figure as somebody entered it."""

    code: str
    region: str
    since: date
    value: Decimal
    source: str
    entered_by: str
    entered_at: datetime


def local_figures() -> More:
    """What was entered for everybody to compute with: the figures of the law are nobody's secret. One query."""
    return entered_figures()


def figure_entries(actor: Actor, code: str) -> tuple[EnteredFigure, ...] | None:
    """Every entry of one code, the newest first; None for whoever sees no cases."""
    if reach(actor).nothing:
        return None
    rows = FigureEntry.objects.filter(code=code).select_related("entered_by").order_by("-id")[:200]
    return tuple(
        EnteredFigure(
            one.code,
            one.region,
            one.since,
            one.value.normalize(),
            one.source,
            one.entered_by.name,
            one.entered_at,
        )
        for one in rows
    )
