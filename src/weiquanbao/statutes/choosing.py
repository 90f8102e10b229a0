"""Which version of a text counts on a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from weiquanbao.law.citations import Statute, all_citations
from weiquanbao.statutes.models import StatuteText
from weiquanbao.statutes.texts import plain_title, same_number


def in_force(titles: Iterable[str], on: date) -> dict[str, StatuteText | None]:
    """By title the newest version that is in force on the day; None where those that are loaded are all later."""
    plain = {plain_title(title): title for title in titles}
    versions: defaultdict[str, list[StatuteText]] = defaultdict(list)
    for row in StatuteText.objects.filter(plain__in=plain).order_by("version") if plain else ():
        versions[plain[row.plain]].append(row)
    return {
        title: next((row for row in reversed(rows) if since(row) <= on), None)
        for title, rows in versions.items()
    }


def since(row: StatuteText) -> date:
    """The day a version took effect: as the register says, as its own words say, or else the day it is of."""
    told = register().get(row.plain)
    if told and told.version == row.version and same_number(told.number, row.number) and told.in_force:
        return told.in_force
    return row.in_force or row.version


def register() -> Mapping[str, Statute]:
    """The texts that may be cited, by the title they are found under."""
    return {plain_title(one.title): one for one in all_citations() if not one.is_house_rule}
