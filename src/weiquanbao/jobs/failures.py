"""A job that fails is written down before it is forgotten."""

from __future__ import annotations

import traceback
from typing import Any

import structlog
from asgiref.sync import sync_to_async
from django.db import DatabaseError, connections
from procrastinate import JobContext
from procrastinate.middleware import AsyncCallNext
from procrastinate.worker import Worker

from weiquanbao.common import dates
from weiquanbao.jobs.models import Failure

log = structlog.get_logger(__name__)


async def note_failures(call_next: AsyncCallNext, context: JobContext, worker: Worker) -> Any:
    """Run the job; if it fails, note the class and place of the error."""
    try:
        return await call_next()
    except Exception as error:
        await sync_to_async(_note_apart, thread_sensitive=False)(context.job.task_name, context.job.id, error)
        raise


def note(task: str, job_id: int | None, error: Exception) -> None:
    """One row for one failure; when the database itself is what failed, the log has it."""
    last = traceback.extract_tb(error.__traceback__)[-1:]
    place = f"{last[0].filename.rpartition('weiquanbao/')[2]}:{last[0].lineno}" if last else ""
    try:
        Failure.objects.create(
            task=task[:80],
            job_id=job_id,
            failed_at=dates.now(),
            error=type(error).__name__[:80],
            place=place[-200:],
        )
    except DatabaseError:
        log.error("job.failure_not_noted", task=task)  # noqa: TRY400 - where it failed is in the job's own line


def _note_apart(task: str, job_id: int | None, error: Exception) -> None:
    try:
        note(task, job_id, error)
    finally:
        connections.close_all()
