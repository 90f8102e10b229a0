"""Roads as they are shown: each with the face of its last day, or what stands there instead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from weiquanbao.common.dates import today
from weiquanbao.reading.rows import RoadRow
from weiquanbao.web.design.clocks import Face, limit_face
from weiquanbao.web.design.days import plain_date, plain_weekday


@dataclass(frozen=True, slots=True)
class Shown:
    """One road, how far off its last day is, and that day in words."""

    road: RoadRow
    face: Face | None
    day: str


def shown(roads: Sequence[RoadRow]) -> tuple[Shown, ...]:
    """Every road with its day, for parts/roads.html."""
    return tuple(_shown(road) for road in roads)


def _shown(road: RoadRow) -> Shown:
    if road.last_day is None or road.days_left is None:
        return Shown(road, None, "")
    on = road.last_day
    same_year = on.year == today().year
    day = f"{plain_date(on)} {plain_weekday(on)}" if same_year else plain_date(on)
    return Shown(road, limit_face(road.days_left), day)
