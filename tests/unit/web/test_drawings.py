"""Rules of the drawings: one red detail in a picture, none in an icon, nothing that loads or runs."""

import re
from xml.etree import ElementTree

import pytest

from weiquanbao.web.design import drawings

SVG = "{http://www.w3.org/2000/svg}"
ALLOWED = {"path", "circle", "rect", "g"}
PROBLEMS = ("wage", "hurt", "fired", "contract", "overtime", "umbrella", "leave", "other", "dunno")


def elements(drawing):
    root = ElementTree.fromstring(f'<svg xmlns="http://www.w3.org/2000/svg">{drawing.body}</svg>')
    return [element for element in root.iter() if element is not root]


@pytest.mark.parametrize("name", drawings.pictures())
def test_a_picture_has_exactly_one_red_detail(name):
    red = [one for one in elements(drawings.pictures()[name]) if "var(--seal)" in one.attrib.values()]
    assert len(red) == 1


@pytest.mark.parametrize("name", drawings.icons())
def test_an_icon_takes_the_colour_of_its_text(name):
    colours = set(re.findall(r'(?:fill|stroke)="([^"]+)"', drawings.icons()[name].body))
    assert colours <= {"none", "currentColor", "var(--w)"}


@pytest.mark.parametrize(
    "drawing", [*drawings.icons().values(), *drawings.pictures().values()], ids=lambda one: one.code
)
def test_a_drawing_is_strokes_and_nothing_else(drawing):
    assert drawing.box == ("0 0 24 24" if drawing.code.startswith("i-") else "0 0 56 56")
    assert {one.tag.removeprefix(SVG) for one in elements(drawing)} <= ALLOWED
    assert len(drawing.symbol) < 700


def test_every_problem_has_its_picture():
    assert set(PROBLEMS) <= set(drawings.pictures())


def test_a_drawing_that_is_not_plain_is_refused():
    with pytest.raises(ValueError, match="i-bad"):
        drawings._drawing("i-bad", "<p>not a drawing</p>")
