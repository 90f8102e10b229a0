"""`serve` and `demo` as whoever installs them meets them: real processes, real ports, real kills."""

import contextlib
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import psutil
import pytest

from weiquanbao.config import embedded, environment

PROGRAM = Path(sys.executable).parent / "weiquanbao"
BINARIES = environment.current().postgres_bin
SMALL = Path(__file__).parents[1] / "sample" / "small.yaml"
OURS = re.compile("WEIQUANBAO|DATABASE_URL|DJANGO|PROMETHEUS|PORT")


def two_free_ports() -> int:
    """A port whose neighbour is free as well."""
    while True:
        with socket.socket() as first, socket.socket() as second:
            first.bind(("127.0.0.1", 0))
            port = int(first.getsockname()[1])
            with contextlib.suppress(OSError):
                second.bind(("127.0.0.1", port + 1))
                return port


def fetch(url: str) -> str:
    with urllib.request.urlopen(url, timeout=30) as answer:
        return answer.read().decode()


def answers(url: str) -> bool:
    with contextlib.suppress(urllib.error.URLError, OSError):
        fetch(url)
        return True
    return False


def wait_for(holds: Callable[[], bool], seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.1)


def left(mark: str) -> list[str]:
    """Living processes that were started with this mark in their environment."""
    found = []
    for process in psutil.process_iter():
        with contextlib.suppress(psutil.Error):
            if process.status() != psutil.STATUS_ZOMBIE and process.environ().get("WQB_TEST_MARK") == mark:
                found.append(" ".join(process.cmdline()))
    return found


@contextlib.contextmanager
def started(
    command: str, told: Mapping[str, str], log: Path, *more: str
) -> Iterator[subprocess.Popen[bytes]]:
    with log.open("ab") as file:
        process = subprocess.Popen([PROGRAM, command, *more], env=dict(told), stdout=file, stderr=file)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


@pytest.fixture
def told(tmp_path: Path) -> dict[str, str]:
    """An environment of its own, with a mark by which its processes are found again."""
    plain = {name: value for name, value in os.environ.items() if not OURS.search(name)}
    own = {
        "WEIQUANBAO_HOME": str(tmp_path / "home"),
        "PORT": str(two_free_ports()),
        "WQB_TEST_MARK": str(tmp_path),
    }
    return plain | own | {"WEIQUANBAO_POSTGRES_BIN": BINARIES}


def test_serve_answers_on_both_ports_and_leaves_nothing_even_when_killed(
    own_database, told, tmp_path: Path
) -> None:
    told |= {"DATABASE_URL": own_database.url, "WEIQUANBAO_MODE": "demo"}
    address, live = f"http://127.0.0.1:{told['PORT']}", f"http://127.0.0.1:{int(told['PORT']) + 1}"
    with started("serve", told, tmp_path / "log") as process:
        wait_for(lambda: answers(f"{address}/readyz") and answers(f"{live}/live/healthz"))
        for _ in range(20):
            fetch(f"{address}/healthz")
        asked = sum(
            float(line.split()[-1])
            for line in fetch(f"{address}/metrics").splitlines()
            if line.startswith('weiquanbao_requests_total{method="GET",route="/healthz",status="200"}')
        )
        assert asked == 20  # whichever of the workers answered
        assert "weiquanbao_jobs_waiting" in fetch(f"{address}/metrics")
        lines = [
            json.loads(line) for line in (tmp_path / "log").read_text().splitlines() if line.startswith("{")
        ]
        assert {"/readyz", "/healthz", "/metrics"} <= {line.get("route") for line in lines}
        assert left(told["WQB_TEST_MARK"])
        process.send_signal(signal.SIGKILL)
        wait_for(lambda: not left(told["WQB_TEST_MARK"]))


def test_a_taken_port_is_a_sentence(own_database, told) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        told |= {
            "DATABASE_URL": own_database.url,
            "WEIQUANBAO_MODE": "demo",
            "PORT": str(taken.getsockname()[1]),
        }
        done = subprocess.run(
            [PROGRAM, "serve"], env=told, capture_output=True, text=True, timeout=60, check=False
        )
    assert done.returncode == 3
    assert done.stderr.startswith(f"端口 {told['PORT']} 用不了")


def test_commands_need_tables_and_say_so(postgres: str, own_database, told) -> None:
    from django.core.management import call_command

    call_command("migrate", "jobs", "zero", verbosity=0)
    told |= {"DATABASE_URL": own_database.url, "WEIQUANBAO_MODE": "demo"}

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [PROGRAM, *words], env=told, capture_output=True, text=True, timeout=60, check=False
        )

    refused = run("ledger", "verify")
    assert (refused.returncode, "weiquanbao migrate" in refused.stderr) == (3, True)
    assert run("migrate").returncode == 0
    assert "已经是最新的" in run("migrate").stdout
    verified = run("ledger", "verify")
    assert (verified.returncode, "全部对得上" in verified.stdout) == (0, True)


@pytest.mark.slow
def test_the_demo_starts_stops_starts_again_with_its_data_and_dies_cleanly(told, tmp_path: Path) -> None:
    address, log, home = f"http://127.0.0.1:{told['PORT']}/", tmp_path / "log", Path(told["WEIQUANBAO_HOME"])
    told["WEIQUANBAO_COUNTY"] = "示例小县总工会"

    def is_introduced() -> bool:
        return log.exists() and "按 Ctrl-C 停下" in log.read_text()

    try:
        # A small county shows the same; the large one is loaded, and counted, elsewhere.
        with started("demo", told, log, "--county", str(SMALL)) as process:
            wait_for(is_introduced, 300)
            said = log.read_text()
            assert f":{told['PORT']}/demo/" in said
            assert "登录名" in said
            assert "示例数据" in fetch(address)
            wait_for(lambda: json.loads(fetch(f"{address}readyz"))["worker"] == "ok", 120)
            process.send_signal(signal.SIGINT)
            assert process.wait(60) == 0
        assert left(told["WQB_TEST_MARK"]) == []
        log.unlink()
        with started("demo", told, log) as process:
            wait_for(is_introduced, 120)
            assert "装入示例县" not in log.read_text()
            assert answers(address)
            process.send_signal(signal.SIGKILL)
            wait_for(lambda: not left(told["WQB_TEST_MARK"]))
        verified = subprocess.run(
            [PROGRAM, "ledger", "verify"], env=told, capture_output=True, text=True, check=False
        )
        assert (verified.returncode, "0 步" in verified.stdout) == (0, False)
    finally:
        with embedded.running(home, binaries=BINARIES, passing=True):
            pass  # the last user of a passing server takes the data away, which root keeps outside the home


def test_a_version_that_does_not_hold_together_is_not_served(monkeypatch: pytest.MonkeyPatch) -> None:
    from weiquanbao.commands.command import Unfit
    from weiquanbao.commands.soundness import require_sound_house
    from weiquanbao.config import floors

    require_sound_house()
    monkeypatch.setattr(floors, "FLOORS", (("web",),))
    floors.height.cache_clear()
    try:
        with pytest.raises(Unfit, match=r"weiquanbao\.E003"):
            require_sound_house()
    finally:
        floors.height.cache_clear()
