"""Pictures for sample evidence, drawn when needed: a chat, a transfer, an attendance sheet… each marked 示例."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

SIZE = (480, 720)
INK, GREY, PALE, GREEN, RED = "#1f2933", "#9aa5b1", "#eef1f4", "#95d475", "#c0392b"

#: 示例 as strokes on a square of 10 × 10: no font for Chinese is sure to be there.
_SHI = (((2, 1), (8, 1)), ((1, 4), (9, 4)), ((5, 4), (5, 9), (4, 8)), ((3, 6), (1, 8)), ((7, 6), (9, 8)))
_LI = (
    ((2, 0), (0, 4)), ((1, 3), (1, 9)), ((3, 1), (6, 1)), ((4, 1), (3, 5)), ((4, 3), (6, 3), (5, 6), (3, 9)),
    ((4, 4), (5, 5)), ((7, 2), (7, 6)), ((9, 0), (9, 9), (8, 8)),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Facts:
    """What is written into a picture."""

    amount: str
    day: date
    variant: int


Canvas = ImageDraw.ImageDraw


def picture(kind: str, facts: Facts) -> bytes:
    """One picture as a file: JPEG as a camera would give it, PNG for what a screen shows."""
    image = Image.new("RGB", SIZE, "white")
    canvas = ImageDraw.Draw(image)
    title, draw = DRAWN[kind]
    draw(canvas, facts)
    _mark(canvas)
    out = BytesIO()
    if title.endswith("png"):
        image.save(out, "PNG")
    else:
        image.save(out, "JPEG", quality=82)
    return out.getvalue()


def file_name(kind: str, facts: Facts) -> str:
    """What the file is called on the worker's phone."""
    stem, _dot, ending = DRAWN[kind][0].rpartition(".")
    return f"{stem}_{facts.day:%Y%m%d}_{facts.variant}.{ending}"


def _mark(canvas: Canvas) -> None:
    """示例, large and red across the foot."""
    for left, strokes in ((150, _SHI), (250, _LI)):
        for stroke in strokes:
            canvas.line([(left + x * 8, 600 + y * 8) for x, y in stroke], fill=RED, width=7, joint="curve")
    canvas.rectangle((130, 580, 350, 690), outline=RED, width=5)


def _text(canvas: Canvas, at: tuple[int, int], words: str, size: int = 22, fill: str = INK) -> None:
    canvas.text(at, words, font=ImageFont.load_default(size), fill=fill)


def _lines(canvas: Canvas, left: int, top: int, widths: tuple[int, ...], fill: str = GREY) -> None:
    """Grey bars where words would stand."""
    for row, width in enumerate(widths):
        canvas.rounded_rectangle((left, top + row * 24, left + width, top + row * 24 + 12), 6, fill=fill)


def _chat(canvas: Canvas, facts: Facts) -> None:
    canvas.rectangle((0, 0, 480, 60), fill=PALE)
    _text(canvas, (170, 18), f"{facts.day:%Y-%m-%d}")
    for row in range(5):
        mine, top = (row + facts.variant) % 2 == 0, 90 + row * 92
        left = 170 if mine else 70
        canvas.ellipse((420, top, 464, top + 44) if mine else (16, top, 60, top + 44), fill=GREY)
        canvas.rounded_rectangle((left, top, left + 240, top + 70), 12, fill=GREEN if mine else PALE)
        if row == 4:
            _text(canvas, (left + 20, top + 22), facts.amount or "?")
        else:
            _lines(canvas, left + 16, top + 14, (190 - row * 12, 120 + row * 10))


def _transfer(canvas: Canvas, facts: Facts) -> None:
    canvas.ellipse((200, 60, 280, 140), fill=GREEN)
    canvas.line([(220, 100), (235, 118), (262, 82)], fill="white", width=9, joint="curve")
    _text(canvas, (120, 170), f"- {facts.amount or '1,000'}.00", 46)
    for row in range(6):
        _lines(canvas, 40, 270 + row * 46, (90,))
        _lines(canvas, 250, 270 + row * 46, (180 - (row + facts.variant) % 4 * 25,), PALE)
    _text(canvas, (250, 260), f"{facts.day:%Y-%m-%d} 18:{facts.variant % 60:02d}", 20)


def _attendance(canvas: Canvas, facts: Facts) -> None:
    _text(canvas, (170, 24), f"{facts.day:%Y-%m}", 30)
    first = facts.day.replace(day=1)
    for place in range(42):
        left, top = 24 + place % 7 * 62, 80 + place // 7 * 76
        canvas.rectangle((left, top, left + 58, top + 70), outline=GREY, width=2)
        day = first + timedelta(days=place - first.weekday())
        if day.month != first.month:
            continue
        _text(canvas, (left + 5, top + 3), f"{day.day}", 16, GREY)
        hours = 8 + (place + facts.variant) % 5
        _text(canvas, (left + 18, top + 28), "-" if (place + facts.variant) % 13 == 0 else f"{hours}h", 22)


def _badge(canvas: Canvas, facts: Facts) -> None:
    canvas.rounded_rectangle((90, 60, 390, 540), 24, outline=INK, width=4)
    canvas.rounded_rectangle((210, 40, 270, 70), 10, fill=GREY)
    canvas.rectangle((170, 130, 310, 310), fill=PALE, outline=GREY, width=2)
    canvas.ellipse((210, 160, 270, 220), fill=GREY)
    canvas.pieslice((185, 225, 295, 375), 180, 360, fill=GREY)
    _lines(canvas, 150, 350, (180, 140, 160))
    _text(canvas, (180, 450), f"No. {facts.variant + 1000}", 28)


def _paper(canvas: Canvas, facts: Facts) -> None:
    canvas.rectangle((30, 20, 450, 570), fill="#fffdf7", outline=GREY, width=2)
    _lines(canvas, 150, 60, (180,), INK)
    _lines(canvas, 60, 110, (340, 350, 310, 350, 330, 300, 350, 290, 340, 320, 180))
    _text(canvas, (60, 400), facts.amount, 24)
    _text(canvas, (260, 470), f"{facts.day:%Y-%m-%d}", 24)
    canvas.ellipse((310, 430, 420, 540), outline=RED, width=4)


def _authority(canvas: Canvas, facts: Facts) -> None:
    """A paper without a sum, signed."""
    _paper(canvas, Facts("", facts.day, facts.variant))
    canvas.line([(70, 480), (95, 455), (110, 490), (140, 460), (170, 485)], fill=INK, width=4, joint="curve")


def _hand(canvas: Canvas, facts: Facts) -> None:
    canvas.rectangle((0, 0, 480, 560), fill="#f6ede4")
    canvas.rounded_rectangle((130, 250, 350, 480), 60, fill="#e6b89c")
    for finger in range(4):
        left = 140 + finger * 54
        canvas.rounded_rectangle((left, 90 + abs(finger - 1) * 24, left + 44, 300), 22, fill="#e6b89c")
    wrapped = 140 + facts.variant % 4 * 54
    canvas.rounded_rectangle((wrapped - 4, 110, wrapped + 48, 230), 18, fill="white", outline=GREY, width=3)
    for turn in range(5):
        canvas.line(((wrapped - 4, 130 + turn * 20), (wrapped + 48, 142 + turn * 20)), fill=GREY, width=2)


#: What can be drawn: the file's name, and how.
DRAWN: dict[str, tuple[str, Callable[[Canvas, Facts], None]]] = {
    "chat": ("聊天截图.png", _chat),
    "transfer": ("转账记录.png", _transfer),
    "attendance": ("考勤表.jpg", _attendance),
    "badge": ("工牌.jpg", _badge),
    "contract": ("劳动合同.jpg", _paper),
    "dismissal": ("辞退通知.jpg", _paper),
    "injury": ("受伤照片.jpg", _hand),
    "authority": ("授权委托书.jpg", _authority),
}
