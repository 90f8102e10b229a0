"""Waking the worker: its job is written beside the notice, so that either both are there or neither."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.manager import JobManager
from procrastinate.tasks import configure_task

from weiquanbao.common import dates

if TYPE_CHECKING:
    from weiquanbao.notices.models import Notice

#: The task that brings one notice on its way. Jobs stand above notices, so it is only named here.
DELIVER = "notices.deliver"
#: Somebody with a telephone in the hand waits for a code or a link; an announcement can wait for that.
URGENT, ORDINARY = 10, 0

# Always Django's own connection, also inside the worker, whose app is switched to a pool of its own:
# a job written there would be committed without the notice.
_jobs = JobManager(DjangoConnector())


def deliver(notices: Iterable[Notice]) -> None:
    """Ask the worker to deliver these notices when they are due."""
    jobs: dict[tuple[datetime | None, int], list[int]] = defaultdict(list)
    now = dates.now()
    for notice in notices:
        later = notice.not_before if notice.not_before > now else None
        jobs[later, URGENT if notice.has_secret else ORDINARY].append(notice.pk)
    for (later, priority), ids in jobs.items():
        deferrer = configure_task(name=DELIVER, job_manager=_jobs, schedule_at=later, priority=priority)
        deferrer.batch_defer(*({"notice_id": pk} for pk in ids))
