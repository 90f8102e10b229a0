"""What arrives on a telephone of the demonstration, read as its owner reads it."""

from __future__ import annotations

import re
import time

from weiquanbao.commands.soaking.browser import Answer, Browser
from weiquanbao.commands.soaking.courses import Awaited, Case

#: One code a minute; one that has not come by then is asked for again.
ANOTHER_AFTER_SECONDS = 62.0
#: How long somebody waits before he looks at his telephone again.
LOOK_SECONDS = 1.0
_SECONDS = re.compile(r"等 ([0-9]+) 秒")
_CODE = re.compile(r"验证码 (\d{6})")
_LINK = re.compile(r"/e/open/[0-9a-f]+/")


def codes_on(browser: Browser, phone: str) -> list[str]:
    """Every code on this telephone, oldest first."""
    return _CODE.findall(_screen(browser, phone))


def link_on(browser: Browser, phone: str) -> str:
    """The last personal link on this telephone; nothing where none has come yet."""
    return next(iter(reversed(_LINK.findall(_screen(browser, phone)))), "")


def _screen(browser: Browser, phone: str) -> str:
    return browser.get(f"/demo/phone/{phone.removeprefix('+86')}/").text


def may_ask(case: Case, phone: str) -> bool:
    """Whether a code may be asked for now: none is on its way."""
    awaited = case.awaited.get(phone)
    return awaited is None or time.monotonic() > awaited.since + ANOTHER_AFTER_SECONDS


def asked(case: Case, phone: str, known: int, answer: Answer, *, here: bool) -> bool:
    """Whether a code is on its way that was asked for when so many had come; else the case rests until one may be.

    Asked again after its answer was lost, it is refused and yet on its way; but if it lets in only the browser that
    was `here` when it was sent, another has to be asked for.
    """
    soon = _SECONDS.search(answer.text)
    if soon and (here or answer.tries == 1):
        case.rest(float(soon[1]) + 1)
        return False
    case.awaited[phone] = Awaited(known, time.monotonic())
    return True


def arrived(browser: Browser, case: Case, phone: str) -> str:
    """The code that was asked for; nothing while it is on its way."""
    awaited = case.awaited.get(phone)
    codes = codes_on(browser, phone)
    return codes[-1] if awaited and len(codes) > awaited.known else ""
