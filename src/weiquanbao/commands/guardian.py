"""Ends the process groups it was told of when its owner is gone. Run as a script, standard library only.

A supervisor that is killed cannot clean up. So it starts a guardian first, and every process it starts writes its
group's number into the guardian's pipe before it becomes what it shall be. When the pipe closes, the groups are ended.
"""

import contextlib
import os
import signal
import sys
import time

PATIENCE_SECONDS = 8.0


def main() -> int:
    """Remember the groups announced (`+12`) and taken back (`-12`); end those left when the pipe closes."""
    for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(each, signal.SIG_IGN)
    groups: set[int] = set()
    for line in sys.stdin:
        (groups.add if line[0] == "+" else groups.discard)(int(line[1:]))
    end(groups, PATIENCE_SECONDS)
    return 0


def end(groups: set[int], patience: float) -> None:
    """Ask them to stop; after a while make them."""
    _signal(groups, signal.SIGTERM)
    deadline = time.monotonic() + patience
    while _alive(groups) and time.monotonic() < deadline:
        time.sleep(0.05)
    _signal(groups, signal.SIGKILL)


def _signal(groups: set[int], number: signal.Signals) -> None:
    for group in groups:
        with contextlib.suppress(ProcessLookupError):  # it has ended by itself
            os.killpg(group, number)


def _alive(groups: set[int]) -> bool:
    for group in groups:
        # Our own child would count as alive until we take leave of it; another's is not ours to wait for.
        with contextlib.suppress(ChildProcessError):
            os.waitpid(group, os.WNOHANG)
        with contextlib.suppress(ProcessLookupError):  # it has ended
            os.killpg(group, 0)
            return True
    return False


if __name__ == "__main__":
    sys.exit(main())
