"""案号: 义诉〔2026〕0312号, one series per procedure and year."""

from __future__ import annotations

from django.conf import settings

from weiquanbao.cases.models import Case
from weiquanbao.sql.asking import asking

_NEXT = """
INSERT INTO cases_numberseries (procedure, year, last) VALUES (%s, %s, 1)
ON CONFLICT (procedure, year) DO UPDATE SET last = cases_numberseries.last + 1 RETURNING last
"""
#: What names a procedure in its case numbers: one character in a series of its own, a word behind the parent's number.
MARKS = {
    "complaint": "诉",
    "representation": "代",
    "consultation": "咨",
    "publication": "公开",
    "response": "答复",
    "handover": "移送",
    "joining": "入伙",
    "election": "推选",
    "settlement_consent": "征求同意",
    "mediation": "调",
    "minutes": "录",
    "signing": "签",
    "offer": "方案",
    "performance": "履",
    "service": "送达",
    "wage_assignment": "让",
    "fund": "基",
}


def next_number(procedure: str, year: int) -> str:
    """Draw the next case number. The series row stays locked until the transaction ends: no gaps, no doubles."""
    with asking() as cursor:
        cursor.execute(_NEXT, (procedure, year))
        number = cursor.fetchone()[0]
    return f"{settings.COUNTY_MARK}{MARKS[procedure]}〔{year}〕{number:04d}号"


def incident_number(parent: Case, procedure: str) -> str:
    """义诉〔2026〕0312号之答复1: behind the number of the case it hangs on, whose row the caller holds."""
    return incident_numbers(parent, procedure, 1)[0]


def incident_numbers(parent: Case, procedure: str, count: int) -> list[str]:
    """The next so many of them. One query."""
    before = Case.objects.filter(parent=parent, procedure=procedure).count()
    return [f"{parent.number}之{MARKS[procedure]}{before + place}" for place in range(1, count + 1)]
