"""What printing, signing by hand and scanning do to a page, and papers to do it to."""

from __future__ import annotations

import io
import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID, uuid4

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from weiquanbao.evidence import actions as evidence
from weiquanbao.evidence.owners import DraftOwner
from weiquanbao.evidence.results import Upload
from weiquanbao.papers import pdf
from weiquanbao.papers.blocks import Block
from weiquanbao.papers.sheets import Sheet

NAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨"


@dataclass(frozen=True, slots=True)
class Scanner:
    """How a page was scanned: turned in degrees, dots an inch, quality of JPEG, blur in dots, shares of darkening."""

    turned: float = 1.2
    dpi: int = 150
    quality: int = 70
    blur: float = 0.7
    gradient: float = 0.12
    noise: float = 5.0
    scale: float = 1.0
    shift: tuple[int, int] = (6, -9)
    background: int = 0
    ink: int = 25
    gray: bool = False


def agreement(number: int = 0, lines: int = 6, layout: str = "plain") -> Sheet:
    """An agreement in the manner of the house, another one for each number."""
    chosen = random.Random(number)
    name = lambda: "".join(chosen.sample(NAMES, 2)) + "某"  # noqa: E731 - a name
    sum_ = lambda: f"{chosen.randrange(1, 99) * 1000 + chosen.randrange(1000):,}.00"  # noqa: E731 - a sum
    worker, total = name(), sum_()
    blocks = [
        Block("flat", f"申请人：{worker}，住示例县示例镇示例路{chosen.randrange(1, 200)}号。"),
        Block("flat", "被申请人：示例袜业有限公司，住示例县示例镇工业路8号。"),
        Block("para", f"双方因工资争议，于2026年11月{chosen.randrange(1, 29)}日自愿达成协议如下："),
        Block(
            "table", rows=(("请求", "金额"), ("拖欠工资", total), ("加班工资", sum_()), ("经济补偿", sum_()))
        ),
        Block("heading", "一、付多少"),
    ]
    blocks += [
        Block(
            "para",
            f"第{place}期，单位于2026年12月{chosen.randrange(1, 29)}日前付给{worker}工资{sum_()}元，"
            "打到职工本人的银行卡上，逾期的按未付部分另付利息，职工收到后不再就此事提出别的请求。",
        )
        for place in range(1, lines + 1)
    ]
    blocks += [
        Block("heading", "二、别的约定"),
        Block("para", "本协议一式三份，双方各执一份，调解组织存一份，自双方签字或者盖章时起生效。"),
        Block("sign", "申请人（签字）"),
        Block("sign", "被申请人（签字、盖章）"),
        Block("sign", "调解员（签字）"),
        Block("right", "示例县总工会"),
        Block("right", "2026年11月20日"),
    ]
    return Sheet(
        "调解协议书",
        "示例县总工会",
        f"示总工协〔2026〕{number + 1}号",
        layout,
        date(2026, 11, 20),
        tuple(blocks),
    )


def replaced(sheet: Sheet, old: str, new: str) -> Sheet:
    """The same paper with one text in it changed, which is there exactly where it is first."""
    blocks = list(sheet.blocks)
    for place, block in enumerate(blocks):
        if old in block.text:
            blocks[place] = replace(block, text=block.text.replace(old, new, 1))
            return replace(sheet, blocks=tuple(blocks))
        cells = [cell for row in block.rows for cell in row]
        if any(old in cell for cell in cells):
            rows = tuple(tuple(cell.replace(old, new, 1) for cell in row) for row in block.rows)
            blocks[place] = replace(block, rows=rows)
            return replace(sheet, blocks=tuple(blocks))
    raise ValueError(old)


def printed(sheet: Sheet, dpi: int = 200) -> list[Image.Image]:
    """The pages as they leave the printer."""
    return [page.convert("RGB") for page in pdf.pictures(sheet, dpi=dpi)]


def scanned(pages: Sequence[Image.Image], how: Scanner, seed: int = 0) -> list[bytes]:
    """The pages as the scanner gives them."""
    return [_scan(page, how, random.Random(seed * 100 + place)) for place, page in enumerate(pages)]


def _scan(page: Image.Image, how: Scanner, chosen: random.Random) -> bytes:
    size = (int(8.2677 * how.dpi * how.scale), int(11.6929 * how.dpi * how.scale))
    image = page.resize(size, Image.Resampling.BICUBIC)
    image = image.point(lambda value: how.ink + value * (250 - how.ink) // 255)
    if how.background:
        wide = Image.new("RGB", (int(size[0] * 1.12), int(size[1] * 1.1)), (how.background,) * 3)
        mask = Image.new("L", size, 255).rotate(how.turned, Image.Resampling.BICUBIC, expand=True)
        turned = image.rotate(how.turned, Image.Resampling.BICUBIC, expand=True)
        wide.paste(turned, (int(size[0] * 0.05), int(size[1] * 0.04)), mask)
        image = wide
    else:
        image = image.rotate(
            how.turned, Image.Resampling.BICUBIC, fillcolor=(250, 250, 250), translate=how.shift
        )
    image = image.filter(ImageFilter.GaussianBlur(how.blur))
    shade = Image.linear_gradient("L").rotate(chosen.choice([0, 90, 180, 270])).resize(image.size)
    dim = shade.point(lambda value: 255 - int(value * how.gradient))
    image = ImageChops.multiply(image, Image.merge("RGB", [dim] * 3))
    speck = Image.effect_noise(image.size, how.noise)
    image = ImageChops.add(image, Image.merge("RGB", [speck] * 3), offset=-128)
    if how.gray:
        image = image.convert("L")
    out = io.BytesIO()
    image.save(out, "JPEG", quality=how.quality)
    return out.getvalue()


def scribble(
    page: Image.Image, box: tuple[float, float, float, float], seed: int = 0, ink: str = "#101040"
) -> None:
    """Writing by hand inside the box, in shares of the page."""
    chosen = random.Random(seed)
    left, top, right, bottom = (share * page.size[place % 2] for place, share in enumerate(box))
    spots = [(left + (right - left) * place / 14, chosen.uniform(top, bottom)) for place in range(15)]
    ImageDraw.Draw(page).line(spots, fill=ink, width=max(2, page.size[0] // 500), joint="curve")


def stamp(page: Image.Image, middle: tuple[float, float], ink: str = "#d01818") -> None:
    """A round seal of 40 mm."""
    x, y, radius = middle[0] * page.size[0], middle[1] * page.size[1], page.size[0] * 20 / 210
    over = Image.new("RGB", page.size, "white")
    draw = ImageDraw.Draw(over)
    draw.ellipse((x - radius, y - radius, x + radius, y + radius), outline=ink, width=page.size[0] // 170)
    draw.regular_polygon((x, y, radius / 3), 5, fill=ink)
    page.paste(ImageChops.multiply(page, over))  # ink lets ink shine through


def gathered(pages: Sequence[bytes]) -> UUID:
    """Pictures chosen on a form, in order, as one item; gives the key of the batch."""
    batch = uuid4()
    files = [Upload(f"{number}.jpg", len(one), io.BytesIO(one)) for number, one in enumerate(pages, 1)]
    evidence.add(owner=DraftOwner(batch), uploads=files, added_by=None)
    return batch
