"""指南 through the door: every page opens to whoever comes, small, with its law, its figures and its day of review."""

from __future__ import annotations

import gzip
from datetime import date, datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from weiquanbao.common.dates import TZ, at, plain_date
from weiquanbao.law import knowledge
from weiquanbao.law.knowledge import figures
from weiquanbao.web import law

pytestmark = pytest.mark.django_db
REGION = "330782"


def some_pages() -> dict[str, knowledge.Page]:
    """One of each topic, the longest ones, and some with figures: each page looks like one of them."""
    every = list(knowledge.pages().values())
    first = {page.topic: page for page in every}.values()
    longest = sorted(every, key=lambda page: -len("".join(page.texts)))[:6]
    with_figures = [page for page in every if any(figures.named(text) for text in page.texts)][:6]
    return {page.code: page for page in (*first, *longest, *with_figures)}


def page_of(address: str) -> str:
    answer = Client().get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def test_a_page_says_all_it_holds_within_fifteen_kilobytes_and_two_queries(settings) -> None:
    settings.COUNTY_REGION = REGION
    today = date(2026, 11, 27)
    with at(datetime(2026, 11, 27, 9, tzinfo=TZ)):
        for code, page in some_pages().items():
            with CaptureQueriesContext(connection) as asked:
                text = page_of(f"/guide/{code}/")
            assert len(asked) <= 2, code
            assert len(gzip.compress(text.encode())) <= 15_000, code
            assert plain_date(page.reviewed) in text, code
            for one in page.texts:
                assert figures.filled(one, today, REGION).text in text, code
            for basis in page.articles:
                assert f'href="{law.href(basis, desk=False)}"' in text, (code, basis)
            assert ("数据待核实" in text) or not page.unverified, code


def test_the_first_page_leads_to_every_shelf_and_every_shelf_to_its_pages() -> None:
    first = page_of("/guide/")
    assert len(gzip.compress(first.encode())) <= 15_000
    for page in knowledge.often():
        assert f'href="/guide/{page.code}/"' in first
    for topic in knowledge.topics().values():
        held = [page for page in knowledge.pages().values() if page.topic == topic.code]
        assert (f'href="/guide/topic/{topic.code}/"' in first) == bool(held)
        shelf = page_of(f"/guide/topic/{topic.code}/")
        assert all(f'href="/guide/{page.code}/"' in shelf for page in held)


@pytest.mark.parametrize(
    ("address", "more"), [("/guide/", 0), ("/guide/topic/wages/", 1), ("/guide/find/?q=老板不给工资", 0)]
)
def test_finding_asks_the_database_for_its_count_and_a_topic_for_its_answers(address: str, more: int) -> None:
    with CaptureQueriesContext(connection) as asked:
        page_of(address)
    assert len(asked) <= 1 + more


def test_what_is_found_is_linked_and_what_was_typed_stays() -> None:
    found = page_of("/guide/find/?q=老板压着工钱不给")
    assert 'href="/guide/wages_withheld/"' in found
    assert 'value="老板压着工钱不给"' in found
    nothing = page_of("/guide/find/?q=<script>xyzzy")
    assert "没找到说这件事的" in nothing
    assert "<script>xyzzy" not in nothing
    assert "想知道什么？" in page_of("/guide/find/")


def test_a_page_leads_to_the_sum_to_the_union_and_to_what_is_related() -> None:
    page = page_of("/guide/wages_withheld/")
    assert 'href="/estimate/of/wages/"' in page
    assert 'href="/file/problems/?tap=wages"' in page
    for code in knowledge.pages()["wages_withheld"].see:
        assert f'href="/guide/{code}/"' in page


@pytest.mark.parametrize("address", ["/guide/no_such_page/", "/guide/topic/no_such_topic/"])
def test_what_does_not_exist_is_not_found(address: str) -> None:
    assert Client().get(address).status_code == 404


def test_the_frame_is_in_english_and_the_answer_says_that_it_is_chinese() -> None:
    reader = Client()
    reader.cookies["django_language"] = "en"
    page = reader.get("/guide/no_contract/").content.decode()
    assert "What the law says" in page
    assert '<div lang="zh-Hans"><h1>一直没签合同，能多要钱吗</h1></div>' in page


@pytest.mark.parametrize("address", ["/", "/how/"])
def test_the_guide_is_found_from_where_one_wonders(address: str) -> None:
    assert 'href="/guide/"' in page_of(address)
