"""Both sides as servers on this machine: the same granian, as many processes and threads, the same PostgreSQL."""

from __future__ import annotations

import contextlib
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

from django.db import connection

from weiquanbao.commands import services
from weiquanbao.commands.bench.page_servers import database_url, free_port, on_port, wait_for
from weiquanbao.commands.bench.peers import interpreter
from weiquanbao.commands.command import Unfit
from weiquanbao.config import environment

PEER = Path(__file__).parent / "helpdesk_peer"


@contextlib.contextmanager
def ours() -> Iterator[str]:
    """The product on the database Django's connection points at, middleware as in production."""
    told = environment.current()
    port = free_port()
    started = services.web(told)
    own = dict(started.environment) | {"DATABASE_URL": database_url(), "PORT": str(port)}
    # Each side answers requests only; what the product writes to its log goes where the peer's goes, nowhere.
    own |= {"WEIQUANBAO_LOG_LEVEL": "error"}
    with _running(on_port(started.command, port), own) as process:
        wait_for(f"http://127.0.0.1:{port}/healthz")
        yield f"http://127.0.0.1:{port}"
        process.terminate()


def prepare_helpdesk(database: str, tickets: int) -> str:
    """Its tables, its queue and so many tickets; gives a session of its staff."""
    command = [interpreter(), "-P", str(PEER / "helpdesk_site.py"), "prepare", str(tickets)]
    done = subprocess.run(
        command, env=os.environ | _peer(database), stdout=subprocess.PIPE, text=True, check=False
    )
    if done.returncode:
        raise Unfit("比较对象（django-helpdesk）没有装好，看上面的话。")
    return done.stdout.split()[-1]


@contextlib.contextmanager
def helpdesk(database: str) -> Iterator[str]:
    """django-helpdesk on a database that was prepared."""
    told = environment.current()
    port = free_port()
    command = [interpreter(), "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1"]
    command += ["--port", str(port), "--workers", str(told.web_workers)]
    command += ["--blocking-threads", str(told.web_threads), "--log-level", "warning", "--no-ws"]
    command += ["helpdesk_site:application"]
    with _running(command, os.environ | _peer(database) | {"PYTHONPATH": str(PEER)}) as process:
        wait_for(f"http://127.0.0.1:{port}/tickets/submit/")
        yield f"http://127.0.0.1:{port}"
        process.terminate()


@contextlib.contextmanager
def _running(command: list[str], own: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    with subprocess.Popen(command, env=own, start_new_session=True) as process:
        try:
            yield process
        finally:
            process.terminate()


def _peer(database: str) -> dict[str, str]:
    told = connection.get_connection_params()
    return {
        "PEER_DATABASE": database,
        **{
            f"PEER_{name.upper()}": str(told.get(name) or "") for name in ("host", "port", "user", "password")
        },
    }
