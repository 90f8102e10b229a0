"""A first visit is one request whatever page it begins with; who has the stylesheet gets a link to it."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from weiquanbao.web.design.assets import asset

pytestmark = pytest.mark.django_db
STYLE = asset("worker.css")
KIND = {"HTTP_ACCEPT_ENCODING": "gzip"}


@pytest.mark.parametrize("address", ["/", "/how/", "/mine/", "/file/problems/", "/r/abc/"])
def test_a_phone_without_the_stylesheet_gets_the_styles_in_the_page(address):
    page = Client().get(address, follow=True).content.decode()
    assert STYLE.text in page
    assert 'rel="stylesheet"' not in page
    assert f'data-style="/look/{STYLE.digest}/worker.css"' in page


@pytest.mark.parametrize("address", ["/", "/file/problems/"])
def test_a_phone_that_has_it_gets_a_link(address):
    phone = Client()
    phone.cookies["style"] = STYLE.digest
    page = phone.get(address).content.decode()
    assert STYLE.text not in page
    assert f'<link rel="stylesheet" href="/look/{STYLE.digest}/worker.css">' in page
    assert "data-style" not in page


def test_a_phone_that_has_an_older_one_gets_the_new_styles_in_the_page():
    phone = Client()
    phone.cookies["style"] = "0123456789ab"
    assert STYLE.text in phone.get("/").content.decode()


def test_the_first_form_and_its_script_weigh_at_most_fifteen_kilobytes():
    phone = Client()
    page = phone.get("/file/problems/", **KIND)
    text = phone.get("/file/problems/").content.decode()
    scripts = re.search(r'data-script="([^"]*)"', text)[1].split()
    answers = [page, *(phone.get(address, **KIND) for address in scripts)]
    assert all(answer["Content-Encoding"] == "gzip" for answer in answers)
    headers = sum(len(f"{name}: {value}\r\n") for answer in answers for name, value in answer.items())
    assert sum(len(answer.content) for answer in answers) + headers <= 15_000


@pytest.mark.parametrize(("question", "script"), [("photos", "uploads.js"), ("wants", "money.js")])
def test_a_question_that_needs_more_script_names_it_before_the_common_one(question, script):
    phone = Client()
    phone.post("/file/problems/", {"problems": "wages"})
    named = re.search(r'data-script="([^"]*)"', phone.get(f"/file/{question}/").content.decode())[1].split()
    assert [address.rpartition("/")[2] for address in named] == [script, "worker.js"]
