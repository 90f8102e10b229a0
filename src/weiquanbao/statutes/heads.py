"""The head of a text: of which day this version is, under which number it went out, since when it is in force."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from weiquanbao.statutes.texts import plain_number

_DAY = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
_NUMBER = re.compile(r"[\u4e00-\u9fff、]+令第\d+号|[\u4e00-\u9fff]+[〔［\[【]\d{4}[〕］\]】]\d+号")
_IN_FORCE = re.compile(r"(\d{4}年\d{1,2}月\d{1,2}日)\s*起?(?:施行|执行|实施|生效)")
#: The last article of a statute: “本法自2008年5月1日起施行”.
_FROM = re.compile(r"自(\d{4}年\d{1,2}月\d{1,2}日)起(?:施行|执行|实施)")


def day_in(words: str) -> date | None:
    """The last day these words name; None where they name none that exists."""
    days = [day for found in _DAY.finditer(words) if (day := _day(found))]
    return days[-1] if days else None


def latest(lines: Iterable[str]) -> date | None:
    """The day of the latest adoption, amendment or publication; taking effect is none of these."""
    return max((day for line in lines if not _IN_FORCE.search(line) and (day := day_in(line))), default=None)


def number_of(lines: Iterable[str], version: date) -> str:
    """The number of this version; one printed beside another day is that of an older version."""
    for line in lines:
        found = _NUMBER.search(line)
        if found and day_in(line) in {None, version}:
            return plain_number(found[0])
    return ""


def in_force(lines: Iterable[str], last_article: str, version: date) -> date | None:
    """Since when, as head or last article say; an amended law repeats the day of its first version there."""
    days = _days(
        [*(found for line in lines for found in _IN_FORCE.findall(line)), *_FROM.findall(last_article)]
    )
    return next((day for day in days if day >= version), None)


def _days(written: Iterable[str]) -> Iterator[date]:
    return (day for one in written if (day := day_in(one)))


def _day(found: re.Match[str]) -> date | None:
    try:
        return date(*map(int, found.groups()))
    except ValueError:
        return None
