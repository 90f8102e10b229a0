"""The engine's process: one that dies or hangs costs one page; the real one reads a wage slip where it is installed."""

import io
import sys

import pytest
from PIL import Image, ImageDraw, ImageFont

from weiquanbao.recognition import engine
from weiquanbao.recognition.boxes import rows_of
from weiquanbao.recognition.engine import Kept, Unreadable, installed
from weiquanbao.recognition.suggest import suggestions

ANSWERING = """
import json, sys
while line := sys.stdin.buffer.readline():
    asked = json.loads(line)
    data = sys.stdin.buffer.read(asked["size"])
    if data == b"die":
        sys.exit(1)
    if data == b"hang":
        import time; time.sleep(60)
    box = [data.decode(), [[0, 0], [9, 0], [9, 9], [0, 9]], 0.9]
    answer = {"why": "damaged"} if data == b"bad" else {
        "engine": "test", "version": asked["media_type"], "sheets": [{"width": 9, "height": 9, "boxes": [box]}]}
    print(json.dumps(answer), flush=True)
"""


@pytest.fixture
def kept():
    kept = Kept((sys.executable, "-c", ANSWERING))
    yield kept
    kept.stop()


def test_a_page_that_kills_the_engine_costs_only_itself(kept, monkeypatch):
    monkeypatch.setattr(engine, "SHEET_SECONDS", 1)
    monkeypatch.setattr(engine, "LOADING_SECONDS", 10)
    assert kept.read(b"one", "image/png", 1).sheets[0].boxes[0].text == "one"
    for data, why in ((b"bad", "damaged"), (b"die", "died"), (b"hang", "died")):
        with pytest.raises(Unreadable) as fault:
            kept.read(b"one" if data == b"one" else data, "image/png", 0)
        assert fault.value.why == why
        assert kept.read(b"next", "image/png", 1).version == "image/png"


def test_it_gives_its_memory_back_when_it_rests(kept, monkeypatch):
    kept.read(b"one", "image/png", 1)
    kept.rest()
    assert kept._process is not None
    monkeypatch.setattr(engine, "REST_SECONDS", -1)
    kept.rest()
    assert kept._process is None


@pytest.mark.skipif(not installed(), reason="没有装文字识别 (requirements/ocr.lock)")
def test_the_real_engine_reads_a_wage_slip():
    picture, out = Image.new("RGB", (1100, 420), "white"), io.BytesIO()
    draw, font = ImageDraw.Draw(picture), ImageFont.truetype(_chinese_font(), 34, index=2)
    lines = (
        "示例饰品有限公司工资条",
        "2026年8月  实发工资：3,774.35元",
        "人民币（大写）：叁仟柒佰柒拾肆元叁角伍分",
    )
    for number, line in enumerate(lines):
        draw.text((60, 50 + 110 * number), line, font=font, fill="black")
    picture.save(out, "JPEG", quality=80)
    kept = Kept()
    try:
        seen = kept.read(out.getvalue(), "image/jpeg", 1)
        with pytest.raises(Unreadable, match="damaged"):
            kept.read(b"no picture", "image/jpeg", 1)
    finally:
        kept.stop()
    found = {(one.kind, one.value) for one in suggestions(rows_of(seen.sheets[0].boxes))}
    assert found == {("employer", "示例饰品有限公司"), ("amount", "3774.35"), ("day", "2026-08")}


def _chinese_font():
    import subprocess

    told = subprocess.run(
        ["fc-match", "-f", "%{file}", "Noto Sans CJK SC"], capture_output=True, text=True, check=True
    )
    return told.stdout
