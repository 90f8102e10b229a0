"""close_day(): seal a day with one signed root over every case that moved on it."""

from __future__ import annotations

import hashlib
from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.db import connection, transaction

from weiquanbao.common.dates import TZ, now
from weiquanbao.ledger import signing
from weiquanbao.ledger.digests import ALGORITHMS, START, leaf, merkle
from weiquanbao.ledger.models import DailyRoot, Step

_LAST_OF_THE_DAY = """
SELECT DISTINCT ON (case_id) case_id, number, digest FROM ledger_step
WHERE recorded_at >= %s AND recorded_at < %s ORDER BY case_id, number DESC
"""


def bounds(day: date) -> tuple[datetime, datetime]:
    """Midnight to midnight of a day in the county."""
    start = datetime.combine(day, time(), TZ)
    return start, datetime.combine(day + timedelta(days=1), time(), TZ)


def root_of(day: date, previous: bytes, algorithm: str) -> tuple[bytes, int]:
    """The root over the last step of every case that moved that day, and how many cases those were."""
    with connection.cursor() as cursor:
        cursor.execute(_LAST_OF_THE_DAY, bounds(day))
        leaves = [leaf(case, number, bytes(digest)) for case, number, digest in cursor.fetchall()]
    body = previous + day.isoformat().encode() + merkle(leaves, algorithm)
    return hashlib.new(ALGORITHMS[algorithm], body).digest(), len(leaves)


@transaction.atomic
def close_day(day: date) -> DailyRoot | None:
    """Seal one past day; sealing it twice is answered with the first seal. Days are sealed in order."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('ledger.close_day'))")
    found = DailyRoot.objects.filter(day=day).first()
    if found or day >= now().date():
        return found
    before = DailyRoot.objects.filter(day__lt=day).order_by("-day").first()
    previous = bytes(before.root) if before else START
    algorithm = settings.LEDGER_DIGEST
    root, chains = root_of(day, previous, algorithm)
    signature, public_key = signing.sign(root)
    return DailyRoot.objects.create(
        day=day,
        previous=previous,
        chains=chains,
        root=root,
        algorithm=algorithm,
        signature=signature,
        public_key=public_key,
        sealed_at=now(),
    )


def close_days_before(day: date) -> int:
    """Seal every day since the last seal (or the first step) up to the day before this one; gives how many."""
    last = DailyRoot.objects.order_by("-day").values_list("day", flat=True).first()
    if last is None:
        first = Step.objects.order_by("recorded_at").values_list("recorded_at", flat=True).first()
        if first is None:
            return 0
        last = first.astimezone(TZ).date() - timedelta(days=1)
    days = [last + timedelta(days=n) for n in range(1, (day - last).days)]
    for one in days:
        close_day(one)
    return len(days)
