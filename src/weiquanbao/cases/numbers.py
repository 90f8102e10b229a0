"""案号: 义诉〔2026〕0312号, one series per procedure and year."""

from __future__ import annotations

from django.conf import settings
from django.db import connection

_NEXT = """
INSERT INTO cases_numberseries (procedure, year, last) VALUES (%s, %s, 1)
ON CONFLICT (procedure, year) DO UPDATE SET last = cases_numberseries.last + 1 RETURNING last
"""
#: The character that names a procedure in its case numbers.
MARKS = {"complaint": "诉"}


def next_number(procedure: str, year: int) -> str:
    """Draw the next case number. The series row stays locked until the transaction ends: no gaps, no doubles."""
    with connection.cursor() as cursor:
        cursor.execute(_NEXT, (procedure, year))
        number = cursor.fetchone()[0]
    return f"{settings.COUNTY_MARK}{MARKS[procedure]}〔{year}〕{number:04d}号"
