"""Which screens are pictured: all of them exist, and no question of the filing is left out."""

import io

import pytest
from django.urls import resolve
from PIL import Image

from weiquanbao.access.roles import ROLES
from weiquanbao.commands import screenshots
from weiquanbao.commands.picturing import screens
from weiquanbao.intake.questions import QUESTIONS

ALL = (*screens.BEFORE, *screens.DRAFT, *screens.AFTER, *screens.UNIT, *screens.DESK)
FOUND = {
    "matter": "/m/RQH7-VZ5V-4E67/",
    "phone": "/demo/phone/13800004242/",
    "case": "/desk/cases/7/",
    "act": "accept",
    "evidence": "/desk/cases/7/evidence/3/",
    "unit": "/e/RQH7-VZ5V-4E67/",
    "unit_case": "/e/RQH7-VZ5V-4E67/cases/8/",
    "room": "/desk/cases/9/",
}


@pytest.mark.parametrize("screen", ALL, ids=[one.name for one in ALL])
def test_the_address_leads_to_a_page(screen):
    assert resolve(screen.address.format(**FOUND)).func


def test_no_two_pictures_have_one_name():
    assert len({one.name for one in ALL}) == len(ALL)


def test_every_question_of_the_filing_is_pictured():
    pictured = {one.address for one in screens.DRAFT}
    assert {f"/file/{question.code}/" for question in QUESTIONS} <= pictured


def test_every_role_of_the_staff_is_pictured():
    staff = {code for code, role in ROLES.items() if role.separation}
    assert {one.who for one in screens.DESK} == staff


def test_a_picture_is_kept_in_few_colours(tmp_path):
    raw = io.BytesIO()
    Image.effect_noise((300, 300), 90).convert("RGB").save(raw, "PNG")
    screenshots._keep(raw.getvalue(), tmp_path / "one.png")
    kept = Image.open(tmp_path / "one.png")
    assert kept.size == (300, 300)
    assert len(kept.getcolors()) <= screenshots.COLOURS
