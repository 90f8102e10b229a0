"""later(): a job for the background, written down in the caller's own transaction: no change, no job."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime

from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.manager import JobManager
from procrastinate.tasks import configure_task
from procrastinate.types import JSONValue

# Always Django's own connection, also inside the worker, whose app is switched to a pool of its own:
# a job written there would be committed without the change it belongs to.
_jobs = JobManager(DjangoConnector())
_asleep: ContextVar[bool] = ContextVar("asleep", default=False)


@contextmanager
def asleep() -> Iterator[None]:
    """Write no jobs: whoever plays the past of a sample county does what they would have done himself."""
    token = _asleep.set(True)
    try:
        yield
    finally:
        _asleep.reset(token)


def is_asleep() -> bool:
    """Whether nobody is to be woken now."""
    return _asleep.get()


def later(
    task: str,
    *told: Mapping[str, JSONValue],
    at: datetime | None = None,
    priority: int = 0,
    lock: str | None = None,
) -> None:
    """One job of this name for each of the arguments, from a moment on; the higher the priority, the sooner.

    Of those with the same lock one runs at a time.
    """
    if told and not is_asleep():
        configure_task(
            name=task, job_manager=_jobs, schedule_at=at, priority=priority, lock=lock
        ).batch_defer(*map(dict, told))
