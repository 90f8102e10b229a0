"""`weiquanbao soak`: thousands of acts over HTTP while processes are killed. Is anything lost, doubled, half there?"""

from __future__ import annotations

import contextlib
import json
import random
import sys
import time
import urllib.error
import urllib.request
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from weiquanbao.commands.command import Command, Exit, Mistake, Unfit

if TYPE_CHECKING:
    from weiquanbao.commands.soaking.audit import Reckoning
    from weiquanbao.commands.soaking.blows import Blows
    from weiquanbao.commands.soaking.journal import Reader
    from weiquanbao.commands.soaking.load import Load
    from weiquanbao.commands.supervisor import Supervisor
    from weiquanbao.config.environment import Environment

START_SECONDS = 90.0
#: How long a client goes on asking. Every process is back within seconds, after several deaths within half a minute.
PATIENCE_SECONDS = 180.0
LOOK_SECONDS = 0.02
SAY_SECONDS = 10.0
SHOWN = 20


@dataclass(frozen=True, slots=True)
class Soaked:
    """One run: how it went and what the reckoning says."""

    reckoning: Reckoning
    kills: dict[str, int]
    left_over: int
    seconds: float
    seed: int

    @property
    def sound(self) -> bool:
        """Nothing lost, doubled, half there or answered wrongly."""
        return not self.reckoning.faults and self.reckoning.acknowledged == self.reckoning.found


def arguments(parser: ArgumentParser) -> None:
    """How much and how hard."""
    parser.add_argument("--acts", type=int, default=10_000, metavar="N", help="一共办多少件，默认 10000")
    parser.add_argument("--kills", type=int, metavar="N", help="杀多少次进程；默认每 100 件一次，至少 5 次")
    parser.add_argument("--seconds", type=float, default=3_600, metavar="秒", help="最多跑多久，默认 3600")
    parser.add_argument("--clients", type=int, default=6, metavar="N", help="同时有多少人在办，默认 6")
    parser.add_argument("--seed", type=int, metavar="N", help="随机数的种子；不写就现抽一个，会打印出来")
    parser.add_argument("--keep", action="store_true", help="留下数据和日志，不清理")
    parser.add_argument("--json", action="store_true", help="结果写成 JSON")


def run(options: Namespace) -> int:
    """Load, kill, settle, reckon."""
    _judge(options)
    say = _to(sys.stderr if options.json else sys.stdout)
    soaked = _soak(options, say)
    if options.json:
        print(json.dumps(_told(soaked), ensure_ascii=False, indent=1))
    else:
        _print(soaked)
    return Exit.OK if soaked.sound else Exit.FOUND


def _judge(options: Namespace) -> None:
    if not 1 <= options.acts <= 1_000_000:
        raise Mistake("--acts 从 1 到 1000000。")
    if not 1 <= options.clients <= 50:
        raise Mistake("--clients 从 1 到 50。")
    if options.kills is None:
        options.kills = max(5, options.acts // 100)
    if not 0 <= options.kills <= options.acts or options.seconds <= 0:
        raise Mistake("--kills 从 0 到 --acts，--seconds 要大于 0。")
    try:
        import psutil  # noqa: F401 - only here to see whether it is installed
    except ImportError:
        raise Unfit("没有装 psutil，请用 make soak，它会先装好。") from None


def _soak(options: Namespace, say: Callable[[str], None]) -> Soaked:
    from weiquanbao.commands.soaking import home

    seed = random.SystemRandom().randrange(10**6) if options.seed is None else options.seed
    say(f"办 {options.acts} 件，杀 {options.kills} 次，{options.clients} 个人同时办；种子 {seed}。")
    with home.home(keep=options.keep) as told, _database(told, keep=options.keep):
        if options.keep:
            say(f"数据和日志在 {told.home}")
        _prepare(told, options.clients)
        return _run(told, options, seed, say)


@contextlib.contextmanager
def _database(told: Environment, *, keep: bool) -> Iterator[None]:
    """It waits for the disk, as a real one does: else a kill would prove nothing."""
    from weiquanbao.config import embedded

    with embedded.running(told.home, binaries=told.postgres_bin, passing=not keep, hasty=False):
        yield


def _prepare(told: Environment, clients: int) -> None:
    import django

    django.setup()
    from django.db import connection

    from weiquanbao.commands import services
    from weiquanbao.commands.soaking import county
    from weiquanbao.config import schema

    schema.migrate()
    county.found(clients, lawyer=True)
    services.collect_static(told)
    connection.close()


def _run(told: Environment, options: Namespace, seed: int, say: Callable[[str], None]) -> Soaked:
    from weiquanbao.commands import services, supervisor
    from weiquanbao.commands.soaking import audit, journal, load, settle
    from weiquanbao.commands.soaking.blows import Blows, Targets
    from weiquanbao.commands.soaking.plans import Plan
    from weiquanbao.config import embedded

    log, begun = told.home / "log", time.monotonic()
    reader = journal.Reader(told.home / "journal")
    # Whoever dies here was killed and is at once to be there again, to be killed once more.
    with supervisor.supervising(_to_file(log), supervisor.RESTART_PAUSE_SECONDS) as running:
        for service in (services.web(told), services.worker(told)):
            running.start(replace(service, log=log))
        _wait_for_first_page(told.port, running)
        plan = Plan(
            port=told.port,
            acts=options.acts,
            seconds=options.seconds,
            clients=options.clients,
            seed=seed,
            patience=PATIENCE_SECONDS,
            journal=str(told.home / "journal"),
        )
        data = Path(embedded.plan(told.home, binaries=told.postgres_bin).data)
        blows = Blows(options.kills, random.Random(seed), Targets(running, data))  # noqa: S311 - repeatable
        with load.working(plan, log) as at_work:
            _strike(running, at_work, blows, reader, options.acts, say)
        if running.stopping:
            raise KeyboardInterrupt
        say("办完了，等后台把通知发完……")
        _wait_for_first_page(told.port, running)
        finished = settle.wait_for_worker(running.tend)
    left_over = settle.sweep()
    reader.look()
    say("对账……")
    reckoning = audit.reckon(reader.lines)
    if not finished:
        reckoning = replace(reckoning, faults=(*reckoning.faults, "the worker did not come to an end"))
    return Soaked(reckoning, dict(blows.dealt), left_over, time.monotonic() - begun, seed)


def _strike(
    running: Supervisor,
    at_work: Load,
    blows: Blows,
    reader: Reader,
    acts: int,
    say: Callable[[str], None],
) -> None:
    """Keep everything running and kill it, until the clients are through."""
    say_at = time.monotonic() + SAY_SECONDS
    while at_work.goes_on() and not running.stopping:
        running.tend()
        answered = reader.look()
        blows.tend(answered / acts)
        if blows.over:
            at_work.release()
        if time.monotonic() >= say_at:
            say(f"  办了 {answered} 件，杀了 {blows.dealt.total()} 次")
            say_at += SAY_SECONDS
        time.sleep(LOOK_SECONDS)


def _wait_for_first_page(port: int, running: Supervisor) -> None:
    until = time.monotonic() + START_SECONDS
    while not running.stopping:
        running.tend()
        with contextlib.suppress(urllib.error.URLError, OSError):  # not there yet
            urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=5).close()
            return
        if time.monotonic() > until:
            raise Unfit("网站没有启动起来，用 --keep 再跑一次，看日志。")
        time.sleep(0.1)


def _told(soaked: Soaked) -> dict[str, object]:
    figures = asdict(soaked.reckoning)
    return figures | {
        "kills": soaked.kills,
        "left_over": soaked.left_over,
        "seconds": round(soaked.seconds, 1),
        "seed": soaked.seed,
        "sound": soaked.sound,
    }


def _print(soaked: Soaked) -> None:
    from weiquanbao.commands.soaking.blows import LABELS

    told = soaked.reckoning
    kills = "，".join(f"{LABELS[kind]} {count}" for kind, count in sorted(soaked.kills.items()))
    print(f"杀了 {sum(soaked.kills.values())} 次：{kills or '一次也没有'}")
    print(f"{soaked.seconds:.0f} 秒里 {told.cases} 件案子、{told.steps} 步")
    print(f"{told.repeated} 个请求重发过，{told.refused} 个被别人抢先")
    print(
        f"通知 {told.notices} 条，短信在屏幕上 {told.shown} 条；死掉的后台留下 {soaked.left_over} 条，都接着发了"
    )
    print(
        f"签名 {told.signatures} 个，签齐协议 {told.agreements} 份；付款 {told.payments} 笔，"
        f"付清 {told.paid} 份；送达 {told.served} 份"
    )
    print(f"问律师 {told.asked} 次，律师答了 {told.answers} 次，变成投诉 {told.turned} 件")
    print(f"应答了 acknowledged  {told.acknowledged}")
    print(f"找到了 found         {told.found}")
    print(f"重复了 duplicated    {told.duplicated}")
    print(f"半截的 half          {told.half}")
    for fault in told.faults[:SHOWN]:
        print(f"  {fault}")
    if len(told.faults) > SHOWN:
        print(f"  ……还有 {len(told.faults) - SHOWN} 处")


def _to(stream: object) -> Callable[[str], None]:
    def say(sentence: str) -> None:
        print(sentence, file=stream, flush=True)  # type: ignore[call-overload]

    return say


def _to_file(path: Path) -> Callable[[str], None]:
    def note(sentence: str) -> None:
        with path.open("a") as file:
            file.write(sentence + "\n")

    return note


COMMAND = Command(
    name="soak",
    summary="压力下反复杀进程，核对一件不丢、一件不重（开发用）",
    about="Send thousands of filings and acts over HTTP to an installation of its own while web server, worker and "
    "database are killed at random moments, then compare what was acknowledged with what is there: acknowledged, "
    "found, duplicated. Exit code 1 if anything is lost, doubled or half there.",
    run=run,
    arguments=arguments,
    in_production=False,
)
