"""`weiquanbao demo`: everything at once, with the sample county in it."""

import time
import urllib.error
import urllib.request
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from weiquanbao.commands.command import Command, Exit, Needs, Unfit

if TYPE_CHECKING:
    from weiquanbao.commands.supervisor import Service, Supervisor

PATIENCE_SECONDS = 60.0
LOG = "demo.log"


def run(options: Namespace) -> int:
    """Prepare the data, start web, live and worker, and say where to look."""
    from weiquanbao.commands import sample, services, supervisor
    from weiquanbao.commands.soundness import require_sound_house
    from weiquanbao.config import environment, schema

    told = environment.current()
    require_sound_house()
    services.require_free_ports(told)
    if not schema.is_current():
        with _step("建立数据库的表"):
            schema.migrate()
    if not sample.is_loaded():
        with _step("装入示例县（大约半分钟）"):
            sample.load(progress=_say, county=options.county)
    with _step("整理样式文件"):
        services.collect_static(told)
    with supervisor.supervising(_say) as running:
        with _step("启动网站、实时通知和后台"):
            running.start(_quietly(services.web(told), told.home))
            _wait_for_first_page(told.port, running)  # alone, so that it comes soon
            running.start(_quietly(services.live(told), told.home))
            running.start(_quietly(services.worker(told), told.home))
        if not running.stopping:
            _introduce(f"http://{_spoken(told.host)}:{told.port}", told.home / LOG)
        running.watch()
        _say("正在停下……")
    _say("都停了。数据还在，下次接着用。")
    return Exit.OK


def _arguments(parser: ArgumentParser) -> None:
    from weiquanbao.commands.sample import which_county

    which_county(parser)


def _quietly(service: "Service", home: Path) -> "Service":
    """Log lines go into a file, so that the address and the accounts stay in sight."""
    return replace(service, log=home / LOG)


def _wait_for_first_page(port: int, running: "Supervisor") -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not running.stopping:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5).close()
        except (urllib.error.URLError, OSError):
            if not running.healthy() or time.monotonic() > deadline:
                raise Unfit(f"网站没有启动起来，原因见数据文件夹里的 {LOG}。") from None
            time.sleep(0.1)
        else:
            return


def _introduce(address: str, log: Path) -> None:
    from weiquanbao.commands import sample

    _say(f"\n维权宝演示已经就绪：{address}/\n选一个身份进去看：{address}/demo/\n")
    for account in sample.accounts():
        _say(f"  {account}")
    _say(f"\n所有人和事都是示例数据。日志在 {log}。按 Ctrl-C 停下。")


@contextmanager
def _step(words: str) -> Iterator[None]:
    _say(f"{words}……")
    begun = time.monotonic()
    yield
    _say(f"  好了，{time.monotonic() - begun:.1f} 秒")


def _spoken(host: str) -> str:
    return "localhost" if host in ("127.0.0.1", "0.0.0.0", "::", "::1") else host  # noqa: S104 - compared, not bound


def _say(sentence: str) -> None:
    print(sentence, flush=True)


COMMAND = Command(
    name="demo",
    summary="启动演示：数据库、示例县、网站、实时通知和后台",
    about="Start everything with the sample county: embedded database, web, live process and worker. Ctrl-C stops all "
    "of it; starting again keeps the data. `PORT` sets the port, `--county` takes another county's data file.",
    run=run,
    arguments=_arguments,
    needs=Needs.DATABASE,
    in_production=False,
)
