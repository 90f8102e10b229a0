"""A signed paper scanned back: signatures and seals may be new, a scan may be poor, and nothing else may differ."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from weiquanbao.commands.bench.scan_making import Scanner, printed, scanned, scribble, stamp
from weiquanbao.commands.bench.scan_papers import agreement, letter, replaced
from weiquanbao.papers.compare import AGAIN, compare

POOR = Scanner(turned=-2.6, dpi=130, background=120, quality=60, blur=0.9, gradient=0.25)


@pytest.fixture(scope="module")
def long():
    """An agreement of two pages."""
    return agreement(0, 6)


@pytest.fixture(scope="module")
def short():
    """An agreement of one page."""
    return agreement(1, 1, "plain")


def words(scan, sheet) -> list[str]:
    return [one.words for one in compare(scan, sheet).differences]


def test_a_paper_signed_and_sealed_by_hand_is_the_same_paper(long) -> None:
    pages = printed(long)
    for place in (0.41, 0.445, 0.48):
        scribble(pages[1], (0.5, place - 0.01, 0.75, place + 0.015), seed=int(place * 1000))
    stamp(pages[1], (0.66, 0.53))
    assert words(scanned(pages, Scanner()), long) == []


def test_a_poor_scan_of_it_is_still_the_same(short) -> None:
    assert words(scanned(printed(short), POOR), short) == []


def test_what_was_changed_is_found_and_said_where(short) -> None:
    old = short.blocks[3].rows[1][1]
    other = replaced(short, old, f"{'7' if old[0] != '7' else '1'}{old[1:]}")
    (said,) = words(scanned(printed(other), Scanner()), short)
    assert said.startswith("第 1 页第 ")
    assert f"“拖欠工资{old}”这一行" in said
    other = replaced(short, "自愿达成", "不自愿达成")
    assert any("自愿达成" in one for one in words(scanned(printed(other), POOR), short))


def test_what_was_written_elsewhere_is_found(short) -> None:
    pages = printed(short)
    scribble(pages[0], (0.15, 0.87, 0.3, 0.89))
    scribble(pages[0], (0.55, 0.262, 0.7, 0.272), ink="#d01818")
    said = words(scanned(pages, Scanner()), short)
    assert any("自愿达成" in one for one in said)
    assert any("靠左的地方，多了写上去的东西" in one for one in said)


def test_pages_that_are_missing_swapped_or_unreadable_are_named(long, short) -> None:
    one, two = scanned(printed(long), Scanner())
    assert words([two], long) == ["文书有 2 页，扫描件有 1 页：少了第 1 页"]
    assert words([two, one], long) == ["第 1 页放的像是第 2 页", "第 2 页放的像是第 1 页"]


def test_what_is_no_scan_is_refused_and_not_opened(short) -> None:
    coarse, blank, huge = io.BytesIO(), io.BytesIO(), io.BytesIO()
    Image.new("RGB", (420, 594), "white").save(coarse, "PNG")
    Image.new("RGB", (1240, 1754), "white").save(blank, "PNG")
    Image.new("1", (8000, 8000)).save(huge, "PNG")
    for content in (b"", b"%PDF-1.7", coarse.getvalue(), huge.getvalue()):
        assert words([content], short) == [f"第 1 页看不清，{AGAIN}"]
    assert words([blank.getvalue()], short) == [f"第 1 页对不上，{AGAIN}"]
