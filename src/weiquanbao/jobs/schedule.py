"""Declaring a periodic job. Times are UTC; a job that is still waiting is not queued again."""

from __future__ import annotations

from collections.abc import Callable

from procrastinate.contrib.django import app

Work = Callable[[], None]

EVERY_MINUTE = "* * * * *"
EVERY_FIVE_MINUTES = "*/5 * * * *"
#: Daily work is looked at every hour: a machine that slept through midnight still does it, and `daily` does it once.
EVERY_HOUR = "7 * * * *"
NIGHTLY = "40 19 * * *"


def periodic(name: str, cron: str) -> Callable[[Work], Work]:
    """Run the function by the schedule under this name."""

    def register(work: Work) -> Work:
        def run(timestamp: int) -> None:
            work()

        task = app.task(name=name, queueing_lock=name)(run)
        app.periodic(cron=cron, periodic_id=name)(task)
        return work

    return register
