"""`weiquanbao screenshots`: every main screen, on a phone and on a desk, by day, by night and large."""

from __future__ import annotations

import io
import os
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from weiquanbao.commands.command import Command, Exit, Mistake, Needs, Unfit

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, ViewportSize

    from weiquanbao.commands.picturing.screens import Screen

CHROMIUM = os.environ.get("WEIQUANBAO_CHROMIUM", "/usr/bin/chromium")
OUT = Path("var/screenshots")
COLOURS = 128
TALLEST = 6000
HEIGHT = """() => document.documentElement.scrollHeight + Math.max(0, ...[...document.querySelectorAll("main, main *")]
    .filter(one => one.clientHeight > 300 && /auto|scroll/.test(getComputedStyle(one).overflowY))
    .map(one => one.scrollHeight - one.clientHeight))"""
PHONE: ViewportSize = {"width": 360, "height": 640}


def arguments(parser: ArgumentParser) -> None:
    """Where to, of what, and from which demonstration."""
    parser.add_argument("--out", metavar="文件夹", type=Path, default=OUT, help=f"图片放哪里（{OUT}）")
    parser.add_argument(
        "--address", metavar="网址", default="", help="已经在运行的演示；不写就另起一个，拍完就收"
    )
    parser.add_argument(
        "--only", metavar="名称", default="", help="只拍名称里有这几个字的，例如 desk 或 light-home"
    )
    parser.add_argument("--screen", action="store_true", help="只拍第一屏，不拍整页")


def run(options: Namespace) -> int:
    """Take them and say where they are."""
    from weiquanbao.commands.picturing import house

    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        raise Unfit("没有装 playwright，请用 make screenshots，它会先装好。") from None
    if not Path(CHROMIUM).exists():
        raise Unfit(f"没有找到 Chromium（{CHROMIUM}），请用 make screenshots，或设置 WEIQUANBAO_CHROMIUM。")
    options.out.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        options.address = options.address or stack.enter_context(house.demonstration())
        engine = stack.enter_context(sync_playwright())
        browser = engine.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--lang=zh-CN"])
        taken = _all(browser, options)
        browser.close()
    if not taken:
        raise Mistake(f"没有名称里有“{options.only}”的画面。")
    print(f"拍了 {taken} 张，在 {options.out}")
    return Exit.OK


def _all(browser: Browser, options: Namespace) -> int:
    """Screens in the order a complaint happens; one browser for nobody, the worker, and each role."""
    from weiquanbao.commands.picturing import screens, walk

    def page() -> Page:
        return browser.new_context(base_url=options.address, locale="zh-CN", viewport=PHONE).new_page()

    taken = _pictures(page(), screens.BEFORE, {}, options)
    worker = page()
    walk.answer_all(worker)
    taken += _pictures(worker, screens.DRAFT, {}, options)
    places = {"matter": walk.hand_over(worker), "phone": f"/demo/phone/{walk.NUMBER}/"}
    taken += _pictures(worker, screens.AFTER, places, options)
    unit = page()
    taken += _pictures(unit, screens.UNIT, walk.take_place_of_unit(unit), options)
    for role in dict.fromkeys(one.who for one in screens.DESK):
        staff = page()
        walk.take_place(staff, role)
        places |= walk.found_on_the_way(staff) if role == "intake_officer" else {}
        places |= walk.room_on_the_way(staff) if role == "county_officer" else {}
        taken += _pictures(staff, [one for one in screens.DESK if one.who == role], places, options)
        staff.context.close()
    return taken


def _pictures(page: Page, wanted: Iterable[Screen], places: Mapping[str, str], options: Namespace) -> int:
    from weiquanbao.commands.picturing.screens import LOOKS, SIZES

    taken = 0
    for size, (width, height) in SIZES.items():
        for look, cookie in LOOKS.items():
            _look(page, options.address, cookie)
            for screen in wanted:
                name = f"{size}-{look}-{screen.name}"
                if options.only in name:
                    page.set_viewport_size({"width": width, "height": height})
                    page.goto(screen.address.format(**places), wait_until="networkidle")
                    if not options.screen:
                        _stretch(page, width)
                    _keep(page.screenshot(), options.out / f"{name}.png")
                    taken += 1
        _look(page, options.address, "")
    return taken


def _look(page: Page, address: str, chosen: str) -> None:
    """As somebody who chose this look sees it."""
    for name in ("night", "elder"):
        page.context.add_cookies([{"name": name, "value": str(int(name == chosen)), "url": address}])


def _stretch(page: Page, width: int) -> None:
    """A window as tall as the page and what scrolls inside it: what is fixed to its foot then stands at the foot."""
    height = page.evaluate(HEIGHT)
    page.set_viewport_size({"width": width, "height": min(max(height, 400), TALLEST)})


def _keep(png: bytes, path: Path) -> None:
    """In few colours: a screen has no more, and the file is a third."""
    from PIL import Image

    Image.open(io.BytesIO(png)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(
        path, optimize=True
    )


COMMAND = Command(
    name="screenshots",
    summary="给主要画面拍照（开发用）",
    about="Take pictures of every main screen at 360×640 and 1280×800, in the light, night and elder look, from a "
    "demonstration of its own or the one at `--address`. Needs Chromium and the test environment.",
    run=run,
    needs=Needs.NOTHING,
    arguments=arguments,
    in_production=False,
)
