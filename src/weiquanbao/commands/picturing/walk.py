"""What the browser does between the pictures: file a complaint as a worker, take a place at the desk."""

from __future__ import annotations

import io
import re
import time
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw

from weiquanbao.access.roles import ON_CASES, label

if TYPE_CHECKING:
    from playwright.sync_api import FilePayload, Page

#: The sample phone this complaint is filed from: no sample worker has it.
NUMBER = "13800004242"


def answer_all(page: Page) -> None:
    """From the first tap to the last look, as a worker would."""
    page.goto("/file/problems/?tap=wages")
    _ready(page)
    page.locator('label:has(input[value="overtime"])').first.click()
    _on_to(page, "employer")
    page.fill("[name=name]", "饰品")
    page.locator("label", has_text="示例").first.click()
    _on_to(page, "began")
    page.locator('label:has(input[value="earlier"])').first.click()
    page.select_option("[name=month_year]", index=3)
    page.select_option("[name=month_month]", "03")
    _on_to(page, "still")
    page.locator('label:has(input[value="no"])').first.click()
    page.locator('label:has(input[name="ended"])').nth(8).click()
    _on_to(page, "happened")
    page.locator('label:has(input[name="month"])').nth(6).click()
    _on_to(page, "wants")
    page.locator('label:has(input[value="pay"])').first.click()
    page.fill("[name=amount]", "13,740")
    _on_to(page, "told")
    page.fill("[name=told]", "八月起没发工资，老板说再等等。")
    _on_to(page, "photos")
    page.set_input_files("input[type=file]", [_photo("工牌", "#35506b"), _photo("转账记录", "#6b5a35")])
    page.wait_for_selector("[data-shot] >> nth=1")
    _on_to(page, "contact")
    _contact(page)
    for box in page.query_selector_all("label:has(input[name=consent])"):
        box.click()
    _on_to(page, "check")


def hand_over(page: Page) -> str:
    """Give it to the union; the matter's address."""
    page.goto("/file/check/")
    page.click("text=交给工会")
    page.wait_for_url("**/receipt/")
    found = re.search(r"/m/[^/]+/", page.url)
    return found[0] if found else "/mine/"


def take_place(page: Page, role: str) -> None:
    """Enter as whoever holds this role in the sample county."""
    page.goto("/demo/")
    part = page.locator("section", has=page.get_by_role("heading", name=label(role), exact=True))
    part.locator("form button").first.click()
    page.wait_for_url("**/desk/**" if role in ON_CASES else "**/staff/**")


def take_place_of_unit(page: Page) -> dict[str, str]:
    """Enter for the employer with most to do in the sample county; the addresses of its first matter."""
    page.goto("/demo/")
    part = page.locator("section", has=page.get_by_role("heading", name="单位", exact=True))
    part.locator("form button").first.click()
    page.wait_for_url("**/e/**")
    case = next(one for one in _links(page) if re.fullmatch(r"/e/[^/]+/cases/\d+/", one))
    return {"unit": case.partition("cases/")[0], "unit_case": case}


def room_on_the_way(page: Page) -> dict[str, str]:
    """A mediation in which something was offered, from the queue of whoever reads the county."""
    page.goto("/desk/?state=mediating")
    for case in dict.fromkeys(one for one in _links(page) if re.fullmatch(r"/desk/cases/\d+/", one)):
        page.goto(case)
        if page.locator("table.proposals").count():
            return {"room": case}
    raise LookupError("nothing is offered in any mediation of the sample county")


def found_on_the_way(page: Page) -> dict[str, str]:
    """Addresses of the desk that nobody knows beforehand: a case with evidence, its first act, its evidence."""
    page.goto("/desk/all/?state=accepted")
    for case in dict.fromkeys(one for one in _links(page) if re.fullmatch(r"/desk/cases/\d+/", one)):
        page.goto(case)
        links = _links(page)
        evidence = [one for one in links if re.fullmatch(rf"{case}evidence/\d+/", one)]
        acts = [one for one in links if re.fullmatch(rf"{case}acts/\w+/", one)]
        if evidence and acts:
            return {"case": case, "evidence": evidence[0], "act": acts[0].rstrip("/").rpartition("/")[2]}
    return {}


def _links(page: Page) -> list[str]:
    paths: list[str] = page.eval_on_selector_all("a[href]", "links => links.map(one => one.pathname || '')")
    return paths


def _contact(page: Page) -> None:
    page.fill("#f-name", "示例职工甲")
    page.fill("#f-phone", NUMBER)
    page.click(".go button.main")
    page.wait_for_selector("#f-code")
    page.fill("#f-code", _code(page))
    _on_to(page, "consent")


def _code(page: Page) -> str:
    """The code on the demonstration's telephone, once the worker has sent it."""
    other = page.context.new_page()
    for _turn in range(50):
        other.goto(f"/demo/phone/{NUMBER}/")
        found = re.findall(r"验证码 (\d{6})", other.inner_text("main"))
        if found:
            other.close()
            return str(found[-1])
        time.sleep(0.3)
    raise TimeoutError("no code arrived on the demonstration's telephone")


def _on_to(page: Page, question: str) -> None:
    page.click(".go button.main")
    page.wait_for_url(f"**/file/{question}/")
    _ready(page)


def _ready(page: Page) -> None:
    page.wait_for_selector("html[data-scripted]", state="attached")


def _photo(words: str, colour: str) -> FilePayload:
    """A made-up photo; nobody is on it."""
    picture = Image.new("RGB", (900, 1200), colour)
    drawing = ImageDraw.Draw(picture)
    for line in range(6):
        drawing.rectangle((90, 220 + 140 * line, 810 - 90 * (line % 3), 270 + 140 * line), fill="#e9e4d8")
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=80)
    return {"name": f"{words}.jpg", "mimeType": "image/jpeg", "buffer": out.getvalue()}
