"""page: the worker's first form on slow 4G in Chromium, beside the physical limit and the same form in Vue + Vant."""

from __future__ import annotations

import contextlib
import shutil
import time
from dataclasses import dataclass
from typing import Any

from weiquanbao.commands.bench import page_servers
from weiquanbao.commands.bench.database import throwaway
from weiquanbao.commands.bench.result import Figure, Result
from weiquanbao.commands.command import Unfit

LATENCY_MS = 562.0
BITS_A_SECOND = 1_474_560.0
CPU_SLOWER = 4
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
#: Run before anything else on the page: note when the first choice is on the page and the frame after it is painted.
WATCH = """
const look = () => document.querySelector(CHOICE)
  ? requestAnimationFrame(() => requestAnimationFrame(() => { window.__there = performance.now(); }))
  : requestAnimationFrame(look);
look();
"""


@dataclass(slots=True)
class Seen:
    """One visit: bytes over the wire, requests until the choices could be seen, and when they could be tapped."""

    bytes: float
    requests: float
    seconds: float


def visit(browser: Any, address: str, choice: str) -> Seen:
    """One first visit with an empty cache."""
    context = browser.new_context(viewport={"width": 360, "height": 640})
    page = context.new_page()
    wire = context.new_cdp_session(page)
    wire.send("Network.enable")
    speed = BITS_A_SECOND / 8
    wire.send(
        "Network.emulateNetworkConditions",
        {"offline": False, "latency": LATENCY_MS, "downloadThroughput": speed, "uploadThroughput": speed},
    )
    wire.send("Emulation.setCPUThrottlingRate", {"rate": CPU_SLOWER})
    finished: list[tuple[float, float]] = []
    wire.on("Network.loadingFinished", lambda e: finished.append((e["timestamp"], e["encodedDataLength"])))
    begun: list[float] = []
    wire.on("Network.requestWillBeSent", lambda e: begun.append(e["timestamp"]))
    page.add_init_script(WATCH.replace("CHOICE", repr(choice)))
    page.goto(address, wait_until="load")
    there = _when_there(page)
    page.wait_for_load_state("networkidle")
    needed = [size for moment, size in finished if moment - begun[0] <= there]
    context.close()
    return Seen(sum(size for _, size in finished), len(needed), there)


def _when_there(page: Any) -> float:
    """Seconds from the start of navigation to the first frame that shows a choice."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        moment = page.evaluate("() => window.__there")
        if moment is not None:
            return float(moment) / 1000
        page.wait_for_timeout(50)
    raise Unfit("页面一分钟里没有出来。")


def measure(rounds: int) -> Result:
    """Rounds of both sides in turn."""
    seen: dict[str, list[Seen]] = {}
    with contextlib.ExitStack() as stack:
        stack.enter_context(throwaway())
        sides = {"weiquanbao": (stack.enter_context(page_servers.ours()), "[name=problems]")}
        peer = stack.enter_context(page_servers.peer())
        if peer:
            sides["vue + vant"] = (peer, ".van-checkbox")
        browser = stack.enter_context(_chromium())
        for address, choice in sides.values():
            visit(browser, address, choice)
        for _ in range(rounds):
            for name, (address, choice) in sides.items():
                seen.setdefault(name, []).append(visit(browser, address, choice))
    return _result(rounds, seen)


@contextlib.contextmanager
def _chromium() -> Any:
    from playwright.sync_api import sync_playwright

    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        raise Unfit("没有 Chromium：用 apt-get install chromium 装上。")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield browser
        browser.close()


def _result(rounds: int, seen: dict[str, list[Seen]]) -> Result:
    figures: dict[str, Figure] = {}
    for name, visits in seen.items():
        figures[f"{name}: wire"] = Figure([one.bytes / 1000 for one in visits], "kB")
        figures[f"{name}: requests before the form"] = Figure([one.requests for one in visits], "requests")
        figures[f"{name}: interactive"] = Figure([one.seconds for one in visits], "s")
    first = figures["weiquanbao: wire"].median
    limit = LATENCY_MS / 1000 + first * 1000 * 8 / BITS_A_SECOND
    interactive = figures["weiquanbao: interactive"].median
    ratios = {
        "kilobytes": first,
        "requests before the form": figures["weiquanbao: requests before the form"].median,
        "interactive over the limit": interactive / limit,
    }
    goals = {
        "kilobytes": "<= 15",
        "requests before the form": "<= 1",
        "interactive over the limit": "<= 1.3",
    }
    remarks = [
        "Limit: latency + bytes / bandwidth, for the bytes of our page.",
        "Both sides are compressed, cache empty.",
    ]
    if "vue + vant" in seen:
        ratios["of vue + vant"] = interactive / figures["vue + vant: interactive"].median
        goals["of vue + vant"] = "<= 0.25"
    else:
        remarks.append("npm is absent: Vue + Vant was skipped.")
    return Result("page", rounds, figures, ratios, goals, remarks)
