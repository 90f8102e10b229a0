"""Text can be read and controls can be seen: contrast computed from the tokens, in every theme (WCAG 2)."""

import re
from pathlib import Path

import pytest

from weiquanbao.web.design import assets

STYLES = Path(assets.__file__).parents[1] / "static" / "weiquanbao"
TOKENS = (STYLES / "tokens.css").read_text("utf-8")
SELECTORS = {
    "light": (":root",),
    "night": (":root", "[data-theme=night]"),
    "elder": (":root", "[data-elder]"),
    "elder night": (":root", "[data-theme=night]", "[data-elder]", "[data-elder][data-theme=night]"),
}
GROUNDS = ("paper", "card", "sunk")
TEXT = (
    *((ink, ground) for ink in ("ink", "ink2", "ink3", "dai", "bad") for ground in GROUNDS),
    ("dai-deep", "dai-wash"), ("ink", "dai-wash"), ("ink3", "dai-wash"), ("on-dai", "dai"), ("on-dai", "dai-deep"),
    ("on-mark", "mark"), ("on-seal", "seal"), ("seal", "paper"), ("ok", "ok-wash"), ("warn", "warn-wash"),
    ("bad", "bad-wash"), ("hold", "hold-wash"), ("on-late", "bad"), ("on-face-b", "face-b"), ("on-band", "band"),
    ("on-band", "band2"), ("paper", "ink"), ("toast-link", "ink"), ("on-pick", "pick"), ("ink2", "mount"),
)  # fmt: skip
BORDERS = (*(("edge", ground) for ground in GROUNDS), ("dai", "card"), ("bad", "card"), ("dai", "dai-wash"))


def tokens(theme: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for selector in SELECTORS[theme]:
        block = re.search(rf"^  {re.escape(selector)} \{{(.*?)\}}", TOKENS, re.DOTALL | re.MULTILINE)
        assert block, selector
        found |= dict(re.findall(r"--([\w-]+): (#[0-9a-f]+)", block[1]))
    return found


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = [int(digits[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_measure_itself():
    assert contrast("#000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#fff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("theme", SELECTORS)
@pytest.mark.parametrize(("ink", "ground"), TEXT)
def test_text_can_be_read(theme, ink, ground):
    colours = tokens(theme)
    assert contrast(colours[ink], colours[ground]) >= 4.5


@pytest.mark.parametrize("theme", SELECTORS)
@pytest.mark.parametrize(("border", "ground"), BORDERS)
def test_borders_of_controls_can_be_seen(theme, border, ground):
    colours = tokens(theme)
    assert contrast(colours[border], colours[ground]) >= 3


def test_colours_live_in_the_tokens():
    """Outside the tokens only papers and prints, which look the same in every theme, name a colour."""
    for file in ("base.css", "atoms.css", "parts.css", "worker.css"):
        assert re.findall(r"#[0-9a-f]{3,8}\b", (STYLES / file).read_text("utf-8")) == []
    desk = (STYLES / "desk.css").read_text("utf-8")
    assert {line.strip()[:12] for line in desk.splitlines() if re.search(r"#[0-9a-f]{3,8}\b", line)} <= {
        ".sheet { bac", "& .no { text", "& .mark { ba", ".viewer { ba",
    }  # fmt: skip


def test_every_colour_used_is_a_token():
    named = set(re.findall(r"--([\w-]+):", "".join(file.read_text("utf-8") for file in STYLES.glob("*.css"))))
    used = set(
        re.findall(r"var\(--([\w-]+)", "".join(file.read_text("utf-8") for file in STYLES.glob("*.css")))
    )
    assert used <= named


def test_worker_styles_fit_the_first_page():
    assert len(assets.asset("worker.css").zipped) <= 6 * 1024
