"""A local figure of the law is entered with its source: only for what the register knows and cannot know by itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from weiquanbao.access.actors import Actor
from weiquanbao.cases.figures import keep_figure
from weiquanbao.common.dates import today
from weiquanbao.common.money import yuan
from weiquanbao.common.text import plain
from weiquanbao.desk.refusals import Barred, Incomplete
from weiquanbao.law.parameters import heading_of
from weiquanbao.people.appointments import holds

ENTERING = "county_officer"
_REGION = re.compile(r"[1-9]\d(?:\d\d){0,2}")
#: A figure is published before it counts, seldom more than a year before.
AHEAD = 366
#: The most of a whole that can be spoken of.
WHOLE = Decimal(100)


@dataclass(frozen=True, slots=True)
class Entry:
    """A figure in the unit of its code, from a day on; `region` has two to six digits of GB/T 2260, none for all."""

    code: str
    region: str
    since: date
    value: Decimal
    source: str


def entry_of(*, code: str, region: str, since: date | None, value: str, source: str) -> Entry:
    """What would be kept. Raises Incomplete with one sentence beside each field."""
    errors: dict[str, str] = {}
    if not heading_of(code).local:
        raise Incomplete({"code": "这个数由法律写定，不用录"})
    if region and not _REGION.fullmatch(region):
        errors["region"] = "写行政区划代码：省两位、市四位、县六位，例如 330782；全国的空着"
    if since is None or (since - today()).days > AHEAD:
        errors["since"] = "写从哪天起用，例如 2026-01-01"
    amount = Decimal(0)
    try:
        amount = yuan(value)
    except ValueError as fault:
        errors["value"] = str(fault)
    where = ""
    try:
        where = plain(source, 200)
    except ValueError as fault:
        errors["source"] = str(fault)
    if not where and "source" not in errors:
        errors["source"] = "还没写出处，例如文件名和文号"
    if not amount and "value" not in errors:
        errors["value"] = "写一个大于零的数"
    if heading_of(code).unit == "percent" and amount > WHOLE:
        errors["value"] = "百分之几，写 1 到 100 的数，比如 80"
    if errors or since is None:
        raise Incomplete(errors)
    return Entry(code, region, since, amount, where)


def enter_figure(*, entry: Entry, acting_as: Actor) -> None:
    """Put it in force. Raises Barred for whoever is not the county's officer."""
    if acting_as.person_id is None or not holds(acting_as.person_id, ENTERING):
        raise Barred(("地方的数由县总工会干部录入",))
    keep_figure(
        code=entry.code,
        region=entry.region,
        since=entry.since,
        value=entry.value,
        source=entry.source,
        entered_by=acting_as.person_id,
    )
