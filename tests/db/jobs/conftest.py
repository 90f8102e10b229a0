"""A worker in a thread, and patience."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest

PATIENCE_SECONDS = 60


@pytest.fixture
def wait_for() -> Callable[[Callable[[], object]], None]:
    """A function that waits until something has happened."""
    return _wait_for


@pytest.fixture
def working(own_database) -> Callable[[], AbstractContextManager[None]]:
    """A worker that works on the test's own database as long as the context is open."""
    return _working


def _wait_for(happened: Callable[[], object]) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not happened():
        assert time.monotonic() < deadline, "it never happened"
        time.sleep(0.05)


@contextmanager
def _working() -> Iterator[None]:
    from weiquanbao.jobs.run import main

    stop = threading.Event()
    thread = threading.Thread(target=main, args=(stop,))
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join(PATIENCE_SECONDS)
        assert not thread.is_alive()
