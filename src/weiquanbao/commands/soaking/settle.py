"""After the load: let the worker finish, then put the clock forward for what dead processes still hold."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db import connection

from weiquanbao.common import dates
from weiquanbao.notices import delivery

PATIENCE_SECONDS = 180.0
#: Six tries are made in all, and the longest pause between two is twelve hours.
TURNS = 12
_JOBS = """
SELECT count(*) FROM procrastinate_jobs
WHERE status = 'todo' AND task_name = 'notices.deliver' AND (scheduled_at IS NULL OR scheduled_at <= now())
"""
_NEXT = """
SELECT max(coalesce(held_until, not_before)) FROM notices_notice WHERE state IN ('queued', 'failed', 'sending')
"""


def wait_for_worker(tend: Callable[[], None]) -> bool:
    """Until the worker has no notice to deliver any more; False if it does not come to an end."""
    until = time.monotonic() + PATIENCE_SECONDS
    while _one(_JOBS):
        if time.monotonic() > until:
            return False
        tend()
        time.sleep(0.2)
    return True


def sweep() -> int:
    """Do what the worker's sweep does each minute, the clock put forward to when the next notice is free again.

    Every process that held one is dead by now. Gives how many had been left over.
    """
    swept = 0
    for _turn in range(TURNS):
        moment = _one(_NEXT)
        if moment is None:
            break
        with dates.at(max(dates.now(), dates.local(moment)) + timedelta(seconds=1)):
            while done := delivery.deliver_due():
                swept += done
    return swept


def _one(query: str) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(query)
        row = cursor.fetchone()
    return row[0] if row else None
