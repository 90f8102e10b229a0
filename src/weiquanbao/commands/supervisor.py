"""Keeps several processes running together, and leaves none behind however it ends."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from weiquanbao.commands import guardian

RESTART_PAUSE_SECONDS = 0.5
LONGEST_PAUSE_SECONDS = 15.0
STABLE_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class Service:
    """One process to keep running; with `log` it writes there instead of to the terminal."""

    name: str
    command: Sequence[str]
    environment: Mapping[str, str]
    log: Path | None = None


@dataclass(slots=True)
class _Run:
    service: Service
    process: subprocess.Popen[bytes]
    begun: float
    pause: float = RESTART_PAUSE_SECONDS
    again_at: float | None = None
    """When to start it again, while it is dead."""


class Supervisor:
    """Starts services, restarts what dies, and ends all of them.

    One that dies at once waits longer each time, up to `longest` seconds: it may be its own fault.
    """

    def __init__(self, report: Callable[[str], None], longest: float = LONGEST_PAUSE_SECONDS) -> None:
        self.report, self.longest = report, longest
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
            self.tend()
            time.sleep(0.1)

    def tend(self) -> None:
        """One look at everything. It does not wait: while one service pauses, another may need its restart."""
        for run in self._runs:
            if self.stopping:
                return
            if run.again_at is None and run.process.poll() is not None:
                self._bury(run)
            if run.again_at is not None and time.monotonic() >= run.again_at:
                run.process, run.begun, run.again_at = self._spawn(run.service), time.monotonic(), None

    def healthy(self) -> bool:
        """Whether every service still runs."""
        return all(run.process.poll() is None for run in self._runs)

    def number_of(self, name: str) -> int | None:
        """The process a service runs in; none while it is dead."""
        return next(
            (r.process.pid for r in self._runs if r.service.name == name and r.process.poll() is None), None
        )

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

    def _bury(self, run: _Run) -> None:
        self.report(f"{run.service.name} 停了（{run.process.returncode}），重新启动。")
        # Its children may still hold the port.
        guardian.end({run.process.pid}, patience=1.0)
        self._tell(f"-{run.process.pid}\n")
        lived = time.monotonic() - run.begun
        run.pause = RESTART_PAUSE_SECONDS if lived > STABLE_SECONDS else min(run.pause * 2, self.longest)
        run.again_at = time.monotonic() + run.pause

    def _spawn(self, service: Service) -> subprocess.Popen[bytes]:
        """In a group of its own, announced by the child itself: no moment is left in which nobody knows of it."""
        with contextlib.ExitStack() as stack:
            log = stack.enter_context(service.log.open("ab")) if service.log else None
            return subprocess.Popen(
                service.command,
                env=dict(service.environment),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                preexec_fn=self._announce,  # noqa: PLW1509 - the supervisor has one thread
            )

    def _announce(self) -> None:
        self._tell(f"+{os.getpid()}\n")

    def _tell(self, line: str) -> None:
        assert self._guardian.stdin  # noqa: S101 - it was opened as a pipe
        os.write(self._guardian.stdin.fileno(), line.encode())


@contextlib.contextmanager
def supervising(
    report: Callable[[str], None], longest: float = LONGEST_PAUSE_SECONDS
) -> Iterator[Supervisor]:
    """A supervisor that ends at Ctrl-C, SIGTERM or a closed terminal, and takes everything with it."""
    supervisor = Supervisor(report, longest)
    signals = [signal.SIGINT, signal.SIGTERM]
    # Started with nohup it shall outlive its terminal.
    if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:
        signals.append(signal.SIGHUP)
    usual = {each: signal.signal(each, supervisor.stop) for each in signals}
    try:
        yield supervisor
    finally:
        supervisor.end()
        for each, handler in usual.items():
            signal.signal(each, handler)
