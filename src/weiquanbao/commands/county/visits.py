"""A year of visits of the sample county: the file's number, dealt out over days and pages."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

#: Of a hundred openings so many are of this page; fewer people reach each further question.
SHARES = {
    "home": 46, "how": 6, "question_problems": 9, "question_employer": 6, "question_began": 4, "question_still": 4,
    "question_happened": 4, "question_wants": 3, "question_told": 3, "question_photos": 3, "question_contact": 2,
    "question_consent": 2, "check": 2, "receipt": 1, "track": 4, "mine": 1,
}  # fmt: skip
#: Monday to Sunday: people have time on their day off.
WEEK = (10, 9, 9, 9, 10, 13, 15)


def rows(total: int, *, since: date, until: date) -> Iterator[tuple[date, str, int]]:
    """Day, page and number; together exactly the total."""
    days = [since + timedelta(days=n) for n in range((until - since).days + 1)]
    weights = [(day, page, WEEK[day.weekday()] * share) for day in days for page, share in SHARES.items()]
    whole = sum(weight for _day, _page, weight in weights)
    passed = given = 0
    for day, page, weight in weights:
        passed += weight
        number = total * passed // whole - given
        given += number
        if number:
            yield day, page, number
