"""A home that only this run knows: its own secrets, database, port. No setting of the installation reaches it."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path

from weiquanbao.config import environment

#: The only settings that are taken over: which binaries, and how many processes and threads answer.
INHERITED = ("WEIQUANBAO_POSTGRES_BIN", "WEIQUANBAO_WEB_WORKERS", "WEIQUANBAO_WEB_THREADS")


@contextlib.contextmanager
def home(*, keep: bool) -> Iterator[environment.Environment]:
    """Settings for this process and all it starts. No real gateway can be reached from here: there is none set."""
    place = Path(tempfile.mkdtemp(prefix="weiquanbao-soak-"))
    try:
        _settle_in(place)
        yield environment.current()
    finally:
        if not keep:
            shutil.rmtree(place, ignore_errors=True)


def _settle_in(place: Path) -> None:
    for line in environment.declared():
        if line.name not in INHERITED:
            os.environ.pop(line.name, None)
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "weiquanbao.config.settings",
        "WEIQUANBAO_MODE": "demo",
        "WEIQUANBAO_HOME": str(place),
        "WEIQUANBAO_LOG_LEVEL": "error",
        "PORT": str(_free_port()),
    }


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
