"""The worker: fetches jobs and does them until it is told to stop. In the demonstration it is a thread."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from typing import Any

import structlog
from django.db import connections
from procrastinate import JobContext
from procrastinate.contrib.django import app
from procrastinate.contrib.django.utils import connector_params
from procrastinate.exceptions import AlreadyEnqueued
from procrastinate.middleware import SyncCallNext
from procrastinate.psycopg_connector import PsycopgConnector
from procrastinate.worker import Worker

from weiquanbao.jobs.failures import note_failures

#: Jobs at a time; each takes a thread and, while it runs, a database connection.
CONCURRENCY = 4
#: How long running jobs may go on once the worker is to stop; after that they are asked to end early.
GRACE_SECONDS = 5.0
#: How often the request to stop is looked at.
LOOK_SECONDS = 0.1
#: What a worker does first.
FIRST = ("jobs.beat", "jobs.deliver_due")
#: Waits before the next try when the database has gone away.
PAUSES_SECONDS = (0.5, 1.0, 2.0, 5.0)

log = structlog.get_logger(__name__)


def main(stop: threading.Event) -> None:
    """Work until `stop` is set, through any loss of the database. Runs in any thread."""
    asyncio.run(_work_until(stop))


async def _work_until(stop: threading.Event) -> None:
    failed = 0
    while not stop.is_set():
        started = asyncio.get_running_loop().time()
        try:
            await _work(stop)
        except Exception as error:  # noqa: BLE001 - whatever broke it, work must go on once it is whole again
            log.warning("worker.interrupted", error=type(error).__name__)
        lasted = asyncio.get_running_loop().time() - started
        failed = 0 if lasted > 2 * PAUSES_SECONDS[-1] else min(failed + 1, len(PAUSES_SECONDS))
        with contextlib.suppress(TimeoutError):  # the pause is over
            await asyncio.wait_for(_stopped(stop), PAUSES_SECONDS[max(failed - 1, 0)])


async def _work(stop: threading.Event) -> None:
    """One life of the worker: ends when told to, or with the connection it works through."""
    pool = PsycopgConnector(
        kwargs=connector_params(), min_size=1, max_size=CONCURRENCY, timeout=PAUSES_SECONDS[-1]
    )
    with app.replace_connector(pool):
        async with app.open_async():
            await _look_around()
            working = asyncio.create_task(_worker())
            stopping = asyncio.create_task(_stopped(stop))
            await asyncio.wait({working, stopping}, return_when=asyncio.FIRST_COMPLETED)
            stopping.cancel()
            working.cancel()
            with contextlib.suppress(asyncio.CancelledError):  # we asked for it
                await working


async def _look_around() -> None:
    """A new life begins with what the last one left, not with the next minute."""
    for name in FIRST:
        with contextlib.suppress(AlreadyEnqueued):  # it waits already
            await app.tasks[name].configure().defer_async(timestamp=0)


async def _worker() -> None:
    given = app.worker_defaults.get("task_middleware") or []
    await app.run_worker_async(
        name="worker",
        concurrency=CONCURRENCY,
        shutdown_graceful_timeout=GRACE_SECONDS,
        install_signal_handlers=False,
        task_middleware=[*given, leave_no_connection],
        worker_middleware=[note_failures],
    )


def leave_no_connection(call_next: SyncCallNext, context: JobContext, worker: Worker) -> Any:
    """A thread may not be needed again for hours: its connection goes back with the job."""
    try:
        return call_next()
    finally:
        connections.close_all()


async def _stopped(stop: threading.Event) -> None:
    while not stop.is_set():
        await asyncio.sleep(LOOK_SECONDS)
