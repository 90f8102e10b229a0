"""Local figures of the law that staff entered: the city's average wage, a minimum wage that has just been published."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from weiquanbao.cases.models import FigureEntry
from weiquanbao.common.dates import now
from weiquanbao.law.parameters import More, Value, heading_of
from weiquanbao.sql.prepared import Prepared

_ENTERED = Prepared(
    lambda: FigureEntry.objects.order_by("id").values_list("code", "region", "since", "value", "source")
)


def entered_figures() -> More:
    """Code → figures, of each region and day the one entered last. One query."""
    newest: dict[tuple[str, str, date], Value] = {}
    for code, region, since, value, source in _ENTERED.all():
        known = heading_of(code)
        newest[code, region, since] = Value(
            code, known.title, value.normalize(), known.unit, since, None, source, "entered", region or None
        )
    found: dict[str, tuple[Value, ...]] = {}
    for one in newest.values():
        found[one.code] = (*found.get(one.code, ()), one)
    return found


def keep_figure(*, code: str, region: str, since: date, value: Decimal, source: str, entered_by: int) -> None:
    """Put a figure in force; what was entered before stays in the record."""
    FigureEntry.objects.create(
        code=code,
        region=region,
        since=since,
        value=value,
        source=source,
        entered_by_id=entered_by,
        entered_at=now(),
    )
