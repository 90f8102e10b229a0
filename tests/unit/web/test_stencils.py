"""Parts rendered once: what is filled in is escaped, drawings come along, each language has its own."""

from __future__ import annotations

import pytest
from django.test import RequestFactory
from django.utils.safestring import SafeString
from django.utils.translation import override

from weiquanbao.web.design import drawings, stencils
from weiquanbao.web.design.clocks import Face
from weiquanbao.web.design.language import by_language

LINE = "office/queue_line.html"
SHAPE = {
    "timed": False, "paused": False, "provisional": False, "messages": 0, "act": True, "handles": True,
}  # fmt: skip
WORDS = dict.fromkeys(
    (
        "face", "clock", "length", "paused", "href", "claimant", "respondent", "problems", "amount", "procedure",
        "state", "handler", "act", "next",
    ),
    "",
)  # fmt: skip


@pytest.fixture
def page():
    return RequestFactory().get("/desk/")


def line(page, *, words=None, **shape) -> str:
    return stencils.cut(LINE, **{"face": None, **SHAPE, **shape}).filled(page, WORDS | (words or {}))


def test_what_people_wrote_is_escaped(page) -> None:
    text = line(page, words={"claimant": "<b>示例</b>\"'&", "href": "/desk/?a=1&b=2"})
    assert "&lt;b&gt;示例&lt;/b&gt;&quot;&#x27;&amp;" in text
    assert 'href="/desk/?a=1&amp;b=2"' in text
    assert "\0" not in text


def test_what_a_template_made_is_not_escaped_again(page) -> None:
    assert "<i>示例</i>" in line(page, words={"claimant": SafeString("<i>示例</i>")})


def test_the_same_shape_is_rendered_once_and_another_one_anew(page) -> None:
    assert stencils.cut(LINE, face=None, **SHAPE) is stencils.cut(LINE, face=None, **SHAPE)
    assert "data-next" in line(page)
    assert "data-next" not in line(page, act=False)


def test_drawings_come_with_every_page_that_is_filled_in(page) -> None:
    face = Face("late", stencils.slot("face"))
    for request in (page, RequestFactory().get("/desk/")):
        assert "#i-k-late" in line(request, face=face, words={"face": "3 天"})
        assert list(drawings.used_on(request)) == ["i-k-late"]


def test_each_language_has_its_own(page) -> None:
    with override("en"):
        english = line(page)
    assert "对" not in english
    assert "对" in line(page)


def test_each_page_has_a_token_of_its_own() -> None:
    forms = []
    for _ in range(2):
        page = RequestFactory().get("/desk/")
        text = stencils.cut("parts/switches.html", look=None).filled(page, {"here": "/desk/"})
        forms.append(text.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0])
    assert len(set(forms)) == 2
    assert all(len(one) == 64 for one in forms)


def test_a_function_is_asked_once_for_each_language() -> None:
    asked = []

    @by_language
    def said(text: str) -> str:
        asked.append(text)
        return text

    for language in ("zh-hans", "en", "en", "zh-hans"):
        with override(language):
            assert said("示例") == "示例"
    assert asked == ["示例", "示例"]
