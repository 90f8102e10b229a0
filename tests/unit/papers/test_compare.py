"""A signed paper scanned back: signatures and seals may be new, a scan may be poor, and nothing else may differ."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from PIL import Image

from weiquanbao.commands.bench.scan_making import Scanner, printed, scanned, scribble, stamp
from weiquanbao.commands.bench.scan_papers import agreement, letter, replaced
from weiquanbao.papers.compare import AGAIN, compare

FLAT = Scanner(dpi=140)
POOR = Scanner(turned=-2.6, dpi=130, background=120, quality=60, blur=0.9, gradient=0.25)
GRAY_PHOTO = Scanner(turned=1.4, dpi=140, background=90, gradient=0.3, keystone=0.012, gray=True)


@pytest.fixture(scope="module")
def long():
    """An agreement of two pages."""
    return agreement(0, 6)


@pytest.fixture(scope="module")
def short():
    """An agreement of one page."""
    return agreement(1, 1, "plain")


def pages_of(sheet) -> list[Image.Image]:
    return printed(sheet, dpi=150)


def words(scan, sheet) -> list[str]:
    return [one.words for one in compare(scan, sheet).differences]


def test_a_paper_signed_and_sealed_by_hand_is_the_same_paper(long) -> None:
    pages = pages_of(long)
    for place in (0.41, 0.445, 0.48):
        scribble(pages[1], (0.5, place - 0.01, 0.75, place + 0.015), seed=int(place * 1000))
    stamp(pages[1], (0.66, 0.53))
    assert words(scanned(pages, FLAT), long) == []


def test_a_letter_with_a_red_head_is_the_same_on_a_photo_without_colours() -> None:
    sheet = letter(2, 1)
    (page,) = pages_of(sheet)
    stamp(page, (0.7, 0.815))
    assert words(scanned([page], GRAY_PHOTO), sheet) == []


def test_what_was_changed_or_written_is_found_and_said_where(short) -> None:
    old = short.blocks[3].rows[1][1]
    other = replaced(short, old, f"{'7' if old[0] != '7' else '1'}{old[1:]}")
    (page,) = pages_of(replaced(other, "存一份", "存三份"))
    scribble(page, (0.15, 0.87, 0.3, 0.89))
    scribble(page, (0.55, 0.262, 0.7, 0.272), ink="#d01818")
    said = words(scanned([page], POOR), short)
    assert [one.split("，")[0] for one in said[:3]] == ["第 1 页第 5 行", "第 1 页第 7 行", "第 1 页第 15 行"]
    assert "“双方因工资争议" in said[0]
    assert f"“拖欠工资{old}”这一行" in said[1]
    assert "本协议一式三份" in said[2]
    assert said[3:] == ["第 1 页离上边 26 厘米、靠左的地方，多了写上去的东西"]


def test_a_line_that_was_left_out_is_named_and_those_below_only_moved(short) -> None:
    other = replace(short, blocks=short.blocks[:1] + short.blocks[2:])
    said = words(scanned(pages_of(other), FLAT), short)
    assert len(said) == 2
    assert f"“{short.blocks[1].text[:20]}" in said[0]
    assert "行挪了位置" in said[1]


def test_pages_that_are_missing_swapped_or_of_another_paper_are_named(long) -> None:
    _one, two = scanned(pages_of(long), FLAT)
    (other,) = scanned(pages_of(letter(3, 1)), FLAT)
    assert words([two], long) == ["文书有 2 页，扫描件有 1 页：少了第 1 页"]
    assert words([two, other], long) == ["第 1 页放的像是第 2 页", f"第 2 页对不上，{AGAIN}"]


def test_what_is_no_scan_is_refused_and_not_opened(short) -> None:
    coarse, blank, huge = io.BytesIO(), io.BytesIO(), io.BytesIO()
    Image.new("RGB", (420, 594), "white").save(coarse, "PNG")
    Image.new("RGB", (1240, 1754), "white").save(blank, "PNG")
    Image.new("1", (8000, 8000)).save(huge, "PNG")
    for content in (b"", b"%PDF-1.7", coarse.getvalue(), huge.getvalue()):
        assert words([content], short) == [f"第 1 页看不清，{AGAIN}"]
    assert words([blank.getvalue()], short) == [f"第 1 页对不上，{AGAIN}"]
