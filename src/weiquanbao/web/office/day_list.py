"""Days as a clerk copies them out of a notice: one a line, single or from–to, with or without the year."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta

from django.utils.translation import gettext as _

_DAY = r"(?:(?P<y{n}>\d{{4}})[-年./])?(?P<m{n}>\d{{1,2}})[-月./](?P<d{n}>\d{{1,2}})日?"
_LINE = re.compile(_DAY.format(n=1) + r"(?:\s*(?:至|到|~|—|–|-{1,2})\s*" + _DAY.format(n=2) + r")?")
_BETWEEN = re.compile(r"[\n;；、，,]+")
MOST = 100
LONGEST = 15


def days_of(text: str, year: int) -> tuple[date, ...]:
    """Every day of the text, in order. Raises ValueError with the line that was not understood."""
    found: list[date] = []
    for line in _BETWEEN.split(unicodedata.normalize("NFKC", text)):
        if line.strip():
            found.extend(_days(line.strip(), year))
        if len(found) > MOST:
            raise ValueError(_("日子太多了，对照通知再看一遍。"))
    return tuple(dict.fromkeys(found))


def _days(line: str, year: int) -> list[date]:
    parts = _LINE.fullmatch(re.sub(r"\s*[(（].*?[)）]", "", line))
    if parts is None:
        raise ValueError(_("没看懂“%(line)s”。一行写一段，比如 2月5日至2月12日。") % {"line": line[:40]})
    first = _day(parts, 1, year, line)
    last = _day(parts, 2, first.year, line) if parts["m2"] else first
    length = (last - first).days
    if not 0 <= length <= LONGEST:
        raise ValueError(_("“%(line)s”前后颠倒了，或者太长。") % {"line": line[:40]})
    return [first + timedelta(days=n) for n in range(length + 1)]


def _day(parts: re.Match[str], place: int, year: int, line: str) -> date:
    try:
        return date(int(parts[f"y{place}"] or year), int(parts[f"m{place}"]), int(parts[f"d{place}"]))
    except ValueError:
        raise ValueError(_("没有“%(line)s”这一天。") % {"line": line[:40]}) from None
