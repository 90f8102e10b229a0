"""Other people's software, run in an environment of its own and asked for one round at a time."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from weiquanbao.commands.command import Unfit

HERE = Path(__file__).parent


def interpreter() -> str:
    """The Python that has the peers. `make bench` builds it; WEIQUANBAO_BENCH_PYTHON names another."""
    named = os.environ.get("WEIQUANBAO_BENCH_PYTHON") or str(
        Path(sys.prefix).parent / ".venv-bench/bin/python"
    )
    if not Path(named).is_file():
        raise Unfit("比较对象还没装：先运行 make bench。")
    return named


class Peer:
    """A script that answers every line it reads with one number."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def round(self) -> float:
        """One round."""
        if self._process.stdin is None or self._process.stdout is None:
            raise Unfit("比较对象没有启动。")
        self._process.stdin.write("go\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        if not answer:
            raise Unfit("比较对象没有回答，可能没装全：运行 make bench。")
        return float(answer)


@contextlib.contextmanager
def peer(script: str, *arguments: str) -> Iterator[Peer]:
    """Start a peer's script beside this file; it ends when its input closes."""
    # -P: what lies beside the script must not be taken for the standard library's (queue).
    command = [interpreter(), "-P", str(HERE / script), *arguments]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        yield Peer(process)
        if process.stdin:
            process.stdin.close()
