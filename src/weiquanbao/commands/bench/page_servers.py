"""Both sides of the page benchmark as servers on this machine: ours as in production, the peer's built files."""

from __future__ import annotations

import contextlib
import gzip
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.request import urlopen

from django.db import connection

from weiquanbao.commands import services
from weiquanbao.commands.command import Unfit
from weiquanbao.config import environment

PEER = Path(__file__).parent / "page_peer"


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def ours() -> Iterator[str]:
    """Granian with Django, middleware and compression as in production; gives the address of the first form."""
    told = environment.current()
    services.collect_static(told)
    port = free_port()
    started = services.web(told)
    command = on_port(started.command, port)
    settings = dict(started.environment) | {"DATABASE_URL": database_url(), "PORT": str(port)}
    with subprocess.Popen(command, env=settings, start_new_session=True) as process:
        try:
            wait_for(f"http://127.0.0.1:{port}/healthz")
            yield f"http://127.0.0.1:{port}/file/problems/"
        finally:
            process.terminate()


def on_port(command: Iterable[str], port: int) -> list[str]:
    """The command of a service, on another port."""
    return [str(port) if before == "--port" else word for before, word in _pairs(command)]


def _pairs(words: object) -> Iterator[tuple[str, str]]:
    before = ""
    for word in list(words):  # type: ignore[call-overload]
        yield before, word
        before = word


def database_url() -> str:
    """The database Django's connection points at."""
    told = connection.get_connection_params()
    given = {name: str(told[name]) for name in ("host", "port", "user", "password") if told.get(name)}
    query = "&".join(f"{name}={value}" for name, value in given.items())
    return f"postgresql:///{told['dbname']}?{query}"


def wait_for(address: str) -> None:
    """Until something answers there. Raises Unfit after a minute."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        with contextlib.suppress(OSError), urlopen(address, timeout=2):  # noqa: S310 - our own
            return
        time.sleep(0.1)
    raise Unfit("网站没有起来。")


@contextlib.contextmanager
def peer() -> Iterator[str | None]:
    """The same form with Vue and Vant, built by vite and served compressed; None where npm is absent."""
    npm = shutil.which("npm")
    if npm is None:
        yield None
        return
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(_built(npm)))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()


def _built(npm: str) -> Path:
    work = environment.current().home / "bench" / "page_peer"
    shutil.copytree(PEER, work, dirs_exist_ok=True)
    for command in (
        [npm, "install", "--no-audit", "--no-fund", "--silent"],
        [npm, "run", "build", "--silent"],
    ):
        done = subprocess.run(command, cwd=work, stdout=sys.stderr, env=os.environ, check=False)
        if done.returncode:
            raise Unfit("比较对象（Vue + Vant）装不起来，看上面 npm 的话。")
    return work / "dist"


def _handler(folder: Path) -> type[SimpleHTTPRequestHandler]:
    class Compressed(SimpleHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            name = "index.html" if self.path == "/" else self.path.lstrip("/")
            path = (folder / name).resolve()
            if not path.is_file() or folder.resolve() not in path.parents:
                self.send_error(404)
                return
            body = gzip.compress(path.read_bytes(), 6)
            self.send_response(200)
            self.send_header("Content-Type", self.guess_type(str(path)))
            self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
            """Quiet."""

    return Compressed
