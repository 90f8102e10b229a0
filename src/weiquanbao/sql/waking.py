"""Queueing a job of a floor above, by its name, in the transaction that needs it: no commit, no job."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime

from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.manager import JobManager
from procrastinate.tasks import configure_task
from procrastinate.types import JSONDict

# Always Django's own connection, also inside the worker, whose app is switched to a pool of its own:
# a job written there would be committed without what it is about.
_jobs = JobManager(DjangoConnector())

_asleep: ContextVar[bool] = ContextVar("asleep", default=False)


@contextmanager
def asleep() -> Iterator[None]:
    """Wake nobody: what is queued meanwhile is done by whoever queues it, as the past of a sample county is."""
    token = _asleep.set(True)
    try:
        yield
    finally:
        _asleep.reset(token)


def is_asleep() -> bool:
    """Whether nobody shall be woken now."""
    return _asleep.get()


def queue(
    task: str, several: Sequence[JSONDict], *, later: datetime | None = None, priority: int = 0
) -> None:
    """One job of this task for each of the given arguments, done on commit or at a later moment."""
    if several and not is_asleep():
        deferrer = configure_task(name=task, job_manager=_jobs, schedule_at=later, priority=priority)
        deferrer.batch_defer(*several)
