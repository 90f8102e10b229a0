"""出价: the offers of a mediation as two lines that come closer, with what lies between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from weiquanbao.reading.mediation import OfferRow, gap_of
from weiquanbao.web.templatetags.weiquanbao import yuan

WIDTH, HEIGHT, LEFT, TOP, FOOT = 640, 250, 60, 34, 40
#: Beside the last round, for what lies between.
RIGHT = 120


@dataclass(frozen=True, slots=True)
class Dot:
    """One offer on the chart."""

    x: int
    y: int
    label: str
    label_y: int
    css: str


@dataclass(frozen=True, slots=True)
class Tick:
    """One round on the axis."""

    x: int
    label: str


@dataclass(frozen=True, slots=True)
class Chart:
    """The drawing: what the worker asked, what the respondent bid, what the mediator proposed."""

    width: int
    height: int
    foot: int
    left: int
    demands: str
    bids: str
    dots: tuple[Dot, ...]
    ticks: tuple[Tick, ...]
    gap: str
    gap_x: int
    gap_top: int
    gap_foot: int
    gap_y: int
    sentence: str


def charts(offers: Sequence[OfferRow]) -> tuple[tuple[str, Chart], ...]:
    """One drawing for each respondent anything was offered to or by, named."""
    several: dict[int, list[OfferRow]] = {}
    for row in offers:
        several.setdefault(row.terms.party_id, []).append(row)
    return tuple((rows[0].party, chart(rows)) for rows in several.values())


def chart(rows: Sequence[OfferRow]) -> Chart:
    """The rounds with one respondent, oldest first."""
    low, high = min(row.terms.offered for row in rows), max(row.terms.offered for row in rows)
    places = [(_x(place, len(rows)), _y(row.terms.offered, low, high), row) for place, row in enumerate(rows)]
    gap = gap_of(rows)
    ends = {row.terms.made_by: y for _x_, y, row in places if row.terms.made_by != "union"}
    top, foot = (min(ends.values()), max(ends.values())) if gap else (0, 0)
    return Chart(
        width=WIDTH,
        height=HEIGHT,
        foot=HEIGHT - FOOT,
        left=LEFT,
        demands=_line(places, "claimant"),
        bids=_line(places, "respondent"),
        dots=tuple(_dot(x, y, row) for x, y, row in places),
        ticks=tuple(
            Tick(x, f"{row.terms.made_on.month}-{row.terms.made_on.day:02d}") for x, _y_, row in places
        ),
        gap=yuan(abs(gap)) if gap else "",
        gap_x=WIDTH - RIGHT + 22,
        gap_top=top,
        gap_foot=foot,
        gap_y=(top + foot) // 2 + 5,
        sentence=_sentence(rows, gap),
    )


def _x(place: int, count: int) -> int:
    return LEFT + 30 + place * (WIDTH - LEFT - RIGHT - 30) // max(count - 1, 1)


def _y(amount: Decimal, low: Decimal, high: Decimal) -> int:
    room = HEIGHT - TOP - FOOT - 30
    return TOP + (room // 2 if high == low else int((high - amount) / (high - low) * room))


def _line(places: Sequence[tuple[int, int, OfferRow]], maker: str) -> str:
    return " ".join(f"{x},{y}" for x, y, row in places if row.terms.made_by == maker)


def _dot(x: int, y: int, row: OfferRow) -> Dot:
    below = row.terms.made_by == "respondent"
    return Dot(x, y, yuan(row.terms.offered), y + 22 if below else y - 12, row.terms.made_by)


def _sentence(rows: Sequence[OfferRow], gap: Decimal | None) -> str:
    told = "，".join(f"{_(row.terms.maker)} {yuan(row.terms.offered)}" for row in rows)
    return told + (_("，差 %(gap)s 元") % {"gap": yuan(abs(gap))} if gap else "")
