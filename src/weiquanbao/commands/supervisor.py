"""Keeps several processes running together, and leaves none behind however it ends."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import FrameType

from weiquanbao.commands import guardian

RESTART_PAUSE_SECONDS = 0.5
LONGEST_PAUSE_SECONDS = 15.0
STABLE_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class Service:
    """One process to keep running."""

    name: str
    command: Sequence[str]
    environment: Mapping[str, str]


@dataclass(slots=True)
class _Run:
    service: Service
    process: subprocess.Popen[bytes]
    begun: float
    pause: float = RESTART_PAUSE_SECONDS


class Supervisor:
    """Starts services, restarts what dies, and ends all of them."""

    def __init__(self, report: Callable[[str], None]) -> None:
        self.report = report
        self.stopping = False
        self._runs: list[_Run] = []
        self._guardian = subprocess.Popen(
            [sys.executable, "-I", guardian.__file__],
            stdin=subprocess.PIPE,
            start_new_session=True,
            bufsize=0,
        )

    def start(self, service: Service) -> None:
        """Start one more service."""
        self._runs.append(_Run(service, self._spawn(service), time.monotonic()))

    def watch(self) -> None:
        """Until told to stop; a service that dies is started again, later each time it dies at once."""
        while not self.stopping:
            for run in self._runs:
                if run.process.poll() is not None and not self.stopping:
                    self._restart(run)
            time.sleep(0.1)

    def healthy(self) -> bool:
        """Whether every service still runs."""
        return all(run.process.poll() is None for run in self._runs)

    def stop(self, *_: int | FrameType | None) -> None:
        """Ask for the end; also the handler of signals."""
        self.stopping = True

    def end(self) -> None:
        """End every service with all its children, then the guardian."""
        guardian.end({run.process.pid for run in self._runs}, guardian.PATIENCE_SECONDS)
        for run in self._runs:
            run.process.wait()
        assert self._guardian.stdin  # noqa: S101 - it was opened as a pipe
        self._guardian.stdin.close()
        self._guardian.wait()

    def _restart(self, run: _Run) -> None:
        self.report(f"{run.service.name} 停了（{run.process.returncode}），重新启动。")
        # Its children may still hold the port.
        guardian.end({run.process.pid}, patience=1.0)
        self._tell(f"-{run.process.pid}\n")
        lived = time.monotonic() - run.begun
        run.pause = (
            RESTART_PAUSE_SECONDS if lived > STABLE_SECONDS else min(run.pause * 2, LONGEST_PAUSE_SECONDS)
        )
        self._sleep(run.pause)
        if not self.stopping:
            run.process, run.begun = self._spawn(run.service), time.monotonic()

    def _sleep(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        while not self.stopping and time.monotonic() < until:
            time.sleep(0.05)

    def _spawn(self, service: Service) -> subprocess.Popen[bytes]:
        """In a group of its own, announced by the child itself: no moment is left in which nobody knows of it."""
        return subprocess.Popen(
            service.command,
            env=dict(service.environment),
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=self._announce,  # noqa: PLW1509 - the supervisor has one thread
        )

    def _announce(self) -> None:
        self._tell(f"+{os.getpid()}\n")

    def _tell(self, line: str) -> None:
        assert self._guardian.stdin  # noqa: S101 - it was opened as a pipe
        os.write(self._guardian.stdin.fileno(), line.encode())


@contextlib.contextmanager
def supervising(report: Callable[[str], None]) -> Iterator[Supervisor]:
    """A supervisor that ends at Ctrl-C, SIGTERM or a closed terminal, and takes everything with it."""
    supervisor = Supervisor(report)
    signals = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    usual = {each: signal.signal(each, supervisor.stop) for each in signals}
    try:
        yield supervisor
    finally:
        supervisor.end()
        for each, handler in usual.items():
            signal.signal(each, handler)
