"""A worker with a phone: a real Chromium before the site, in a small county with a few employers."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

SMALL = {"width": 360, "height": 640}
_numbers = itertools.count(5000)


@pytest.fixture(scope="module")
def town(shared_database, chromium) -> Iterator[str]:
    """The site's address; its database is shared by the tests of a module."""
    from django.contrib.staticfiles.handlers import StaticFilesHandler
    from django.test.testcases import LiveServerThread
    from small_county import make_county

    from weiquanbao.organisations.employers import create_employer

    make_county()
    for name in ("示例饰品有限公司", "示例饰品包装厂", "示例五金厂"):
        create_employer(name=name, address="示例镇示例路 1 号")
    thread = LiveServerThread("127.0.0.1", StaticFilesHandler)
    thread.daemon = True
    thread.start()
    thread.is_ready.wait()
    if thread.error:
        raise thread.error
    yield f"http://127.0.0.1:{thread.port}"
    thread.terminate()


@dataclass
class Phone:
    """One browser of its own, and what a worker does with it."""

    page: Page
    number: str
    script: bool = True
    base: str = ""

    def open(self, address: str) -> None:
        """Go to a page and wait until what it can do is there."""
        self.page.goto(address)
        self.ready()

    def ready(self) -> None:
        """The script comes after the page; a test is faster than a thumb."""
        if self.script:
            self.page.wait_for_selector("html[data-scripted]", state="attached")

    def tap(self, value: str) -> None:
        """A tile or a month."""
        self.page.locator(f'label:has(input[value="{value}"])').first.click()

    def press(self) -> None:
        """The one main button."""
        self.page.click(".go button.main")

    def on_to(self, question: str) -> None:
        """The main button, and the question it leads to."""
        self.press()
        self.page.wait_for_url(f"**/file/{question}/")
        self.ready()

    def code(self) -> str:
        """The last code on the demonstration's telephone, where a worker reads it."""
        return re.findall(r"验证码 (\d{6})", self.messages())[-1]

    def messages(self) -> str:
        """All text messages to this number."""
        from weiquanbao.notices.delivery import deliver_due

        deliver_due()
        other = self.page.context.new_page()
        other.goto(f"/demo/phone/{self.number}/")
        text = other.inner_text("main")
        other.close()
        return text

    def answer_up_to_photos(self) -> None:
        """From the first page to the question for photos."""
        page = self.page
        page.goto("/")
        page.click("text=工资没给")
        page.wait_for_url("**/file/problems/*")
        self.ready()
        self.tap("overtime")
        self.on_to("employer")
        page.fill("[name=name]", "饰品有限")
        if not self.script:
            page.click("button[name=find]")
        page.locator("label", has_text="示例饰品有限公司").click()
        self.on_to("began")
        self.tap("earlier")
        page.select_option("[name=month_year]", index=3)
        page.select_option("[name=month_month]", "03")
        self.on_to("still")
        self.tap("no")
        page.locator('label:has(input[name="ended"])').nth(8).click()
        self.on_to("happened")
        page.locator('label:has(input[name="month"])').nth(6).click()
        self.on_to("wants")
        self.tap("pay")
        page.fill("[name=amount]", "13,740")
        self.on_to("told")
        page.fill("[name=told]", "八月起没发工资。")
        self.on_to("photos")

    def hand_in(self, *files: Path) -> None:
        """Choose files; with a script they go by themselves."""
        self.page.set_input_files("input[type=file]", [str(file) for file in files])
        if not self.script:
            self.page.click("text=传上去")

    def answer_up_to_check(self, files: Sequence[Path] = ()) -> None:
        """All questions, up to the last look."""
        self.answer_up_to_photos()
        if files:
            self.hand_in(*files)
            self.page.wait_for_selector(f"[data-shot] >> nth={len(files) - 1}")
        self.on_to("contact")
        self.page.fill("#f-name", "示例职工甲")
        self.page.fill("#f-phone", self.number)
        self.press()
        self.page.wait_for_selector("#f-code")
        self.page.fill("#f-code", self.code())
        self.on_to("consent")
        for box in self.page.query_selector_all("label:has(input[name=consent])"):
            box.click()
        self.on_to("check")

    def file(self, files: Sequence[Path] = ()) -> str:
        """The whole way; gives the matter's code from the receipt."""
        self.answer_up_to_check(files)
        self.page.click("text=交给工会")
        self.page.wait_for_url("**/receipt/")
        return self.page.inner_text(".day >> nth=0").strip()


@pytest.fixture
def open_phone(chromium, town) -> Iterator[Callable[..., Phone]]:
    """A function that opens a browser of its own; an error of its scripts fails the test."""
    from weiquanbao.common.identifiers import sample_phone

    opened: list[BrowserContext] = []
    faults: list[str] = []

    def opener(*, script: bool = True, view: dict[str, int] | None = None, **cookies: str) -> Phone:
        context = chromium.new_context(
            base_url=town, viewport=view or SMALL, locale="zh-CN", java_script_enabled=script
        )
        context.add_cookies([{"name": name, "value": value, "url": town} for name, value in cookies.items()])
        context.set_default_timeout(15_000)
        opened.append(context)
        page = context.new_page()
        page.on("pageerror", lambda fault: faults.append(str(fault)))
        return Phone(page, sample_phone(next(_numbers)).removeprefix("+86"), script, town)

    yield opener
    for context in opened:
        context.close()
    assert not faults


@pytest.fixture
def photo(tmp_path) -> Callable[[str], Path]:
    """A function that makes a photo nobody handed in before."""
    import secrets

    from PIL import Image

    def make(name: str) -> Path:
        path = tmp_path / name
        Image.frombytes("RGB", (240, 180), secrets.token_bytes(240 * 180 * 3)).save(path)
        return path

    return make
