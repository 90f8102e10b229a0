"""The process of the clients, from outside."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from weiquanbao.commands.command import Unfit
from weiquanbao.commands.soaking import clients
from weiquanbao.commands.soaking.plans import Plan


class Load:
    """Clients that have signed in and are at work."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        self._released = False

    def goes_on(self) -> bool:
        """Whether any client is still at work."""
        return self._process.poll() is None

    def release(self) -> None:
        """Every blow was dealt: let them finish."""
        if not self._released and self._process.stdin:
            self._released = True
            with contextlib.suppress(BrokenPipeError):  # they have finished already
                self._process.stdin.write("finish\n")
                self._process.stdin.flush()


@contextlib.contextmanager
def working(plan: Plan, log: Path) -> Iterator[Load]:
    """Start the clients and wait until all have signed in. However this ends, they end too."""
    command = [sys.executable, "-m", clients.__name__]
    with (
        log.open("a") as said,
        subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=said,
            text=True,
            env=os.environ | {"DJANGO_SETTINGS_MODULE": "weiquanbao.config.settings"},
            start_new_session=True,
        ) as process,
    ):
        assert process.stdin and process.stdout  # noqa: S101, PT018 - they were opened as pipes
        process.stdin.write(json.dumps(asdict(plan)) + "\n")
        process.stdin.flush()
        try:
            if process.stdout.readline().strip() != clients.READY:
                raise Unfit("模拟的工作人员登录不了，原因见日志。")
            yield Load(process)
        finally:
            process.kill()
