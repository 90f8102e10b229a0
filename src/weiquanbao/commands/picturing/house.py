"""A demonstration in a home of its own, for as long as the pictures are taken."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from weiquanbao.commands.command import Unfit

PATIENCE_SECONDS = 180
#: What an installation is told; the demonstration is its own and hears none of it.
OWN = ("DATABASE_URL", "WEIQUANBAO_MODE", "WEIQUANBAO_PUBLIC_URL", "WEIQUANBAO_LIVE_PORT")


@contextmanager
def demonstration() -> Iterator[str]:
    """Its address; the process, the database and the data are gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="weiquanbao-pictures-") as home:
        port = _free_port()
        told = {name: value for name, value in os.environ.items() if name not in OWN}
        told |= {"WEIQUANBAO_HOME": home, "PORT": str(port)}
        log = Path(home, "pictures.log")
        command = [sys.executable, "-m", "weiquanbao.commands.main", "demo"]
        with log.open("wb") as out, subprocess.Popen(command, env=told, stdout=out, stderr=out) as process:
            try:
                _wait(process, log)
                yield f"http://127.0.0.1:{port}"
            finally:
                process.send_signal(signal.SIGINT)
                process.wait(60)


def _wait(process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while "/demo/" not in log.read_text("utf-8", "replace"):
        if process.poll() is not None or time.monotonic() > deadline:
            raise Unfit(f"演示没有启动起来：\n{log.read_text('utf-8', 'replace')[-2000:]}")
        time.sleep(0.2)


def _free_port() -> int:
    """One whose neighbour is free, too: the live process takes that."""
    while True:
        with socket.socket() as one, socket.socket() as next_one:
            one.bind(("127.0.0.1", 0))
            port: int = one.getsockname()[1]
            if port < 65000:
                try:
                    next_one.bind(("127.0.0.1", port + 1))
                except OSError:
                    continue
                return port
