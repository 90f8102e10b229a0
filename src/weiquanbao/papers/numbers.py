"""文号: 义总工受告〔2026〕3号, one series per body, kind of paper and year."""

from __future__ import annotations

from django.conf import settings

from weiquanbao.organisations.models import Organisation
from weiquanbao.sql.asking import asking

_NEXT = """
INSERT INTO papers_series (organisation_id, mark, year, last) VALUES (%s, %s, %s, %s)
ON CONFLICT (organisation_id, mark, year) DO UPDATE SET last = papers_series.last + EXCLUDED.last RETURNING last
"""
#: What the county federation and any other body call themselves in a number.
_FEDERATION, _UNION = "总工", "工"


def next_number(organisation: Organisation, mark: str, year: int) -> str:
    """Draw the next number. The row of the series stays locked until the transaction ends: no gaps, no doubles."""
    return next_numbers(organisation, mark, year, 1)[0]


def next_numbers(organisation: Organisation, mark: str, year: int, count: int) -> list[str]:
    """Draw the next so many, in one statement."""
    with asking() as cursor:
        cursor.execute(_NEXT, (organisation.pk, mark, year, count))
        last = cursor.fetchone()[0]
    sign = sign_of(organisation)
    return [f"{sign}{mark}〔{year}〕{number}号" for number in range(last - count + 1, last + 1)]


def sign_of(organisation: Organisation) -> str:
    """机关代字: 义总工 for the county's federation, 义稠城工 for a town's union."""
    if organisation.kind == "federation":
        return f"{settings.COUNTY_MARK}{_FEDERATION}"
    return f"{settings.COUNTY_MARK}{organisation.name[:2]}{_UNION}"
