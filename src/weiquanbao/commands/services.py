"""The processes of an installation: how each is started."""

import os
import shutil
import socket
import sys

from weiquanbao.commands.command import Unfit
from weiquanbao.commands.supervisor import Service
from weiquanbao.config.environment import Environment


def web(told: Environment) -> Service:
    """Granian with Django under WSGI."""
    command = [
        sys.executable,
        "-m",
        "granian",
        "--interface",
        "wsgi",
        "--host",
        told.host,
        "--port",
        str(told.port),
    ]
    command += ["--workers", str(told.web_workers), "--blocking-threads", str(told.web_threads)]
    command += [
        "--respawn-failed-workers",
        "--workers-kill-timeout",
        "5",
        "--log-level",
        "warning",
        "--no-ws",
    ]
    command += ["weiquanbao.config.wsgi:application"]
    measures = told.home / "measures"
    shutil.rmtree(measures, ignore_errors=True)
    measures.mkdir(parents=True)
    own = {"PROMETHEUS_MULTIPROC_DIR": str(measures), "WEIQUANBAO_DATABASE_POOL": str(told.web_threads + 1)}
    return Service("web", command, _environment(told) | own)


def live(told: Environment) -> Service:
    """Uvicorn with the small process that tells browsers what happens."""
    command = [sys.executable, "-m", "uvicorn", "--host", told.host, "--port", str(live_port(told))]
    command += ["--log-level", "warning", "--no-access-log", "--timeout-graceful-shutdown", "2"]
    command += ["weiquanbao.config.live:app"]
    return Service("live", command, _environment(told))


def worker(told: Environment) -> Service:
    """The background work."""
    return Service("worker", [sys.executable, "-m", "weiquanbao.commands.main", "worker"], _environment(told))


def live_port(told: Environment) -> int:
    """Where the live process listens."""
    return told.live_port or told.port + 1


def require_free_ports(told: Environment) -> None:
    """Refuse to start beside somebody who already listens there."""
    for port in (told.port, live_port(told)):
        with socket.socket(socket.AF_INET6 if ":" in told.host else socket.AF_INET) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((told.host, port))
            except OSError:
                raise Unfit(
                    f"端口 {port} 用不了，可能已经有程序在用。换一个试试：PORT={told.port + 10}"
                ) from None


def collect_static(told: Environment) -> None:
    """Put styles and scripts where the web server finds them, their digest in their name."""
    from django.core.management import call_command

    call_command("collectstatic", interactive=False, verbosity=0)


def _environment(told: Environment) -> dict[str, str]:
    return os.environ | {"DJANGO_SETTINGS_MODULE": "weiquanbao.config.settings", "WEIQUANBAO_MODE": told.mode}
