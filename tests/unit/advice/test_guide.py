"""The pages of the guide as they are found by the words people use."""

from __future__ import annotations

from dataclasses import replace

import pytest

from weiquanbao.advice import guide, search
from weiquanbao.advice.hearing import heard
from weiquanbao.advice.issues import Scored
from weiquanbao.law import knowledge


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ("厂里压着工钱不给", "wages_withheld"),
        ("欠薪三个月了怎么办", "wages_withheld"),
        ("没签合同可以要双倍工资吗", "no_contract"),
        ("手被机器压伤了", "hurt_at_work"),
        ("工伤认定去哪里申请", "apply_for_recognition"),
        ("怀孕被公司开除了", "pregnant_dismissed"),
        ("钟点工工资多少钱一小时", "part_time_work"),
        ("回老家了工资还能要吗", "left_for_home"),
        ("没钱请律师怎么办", "legal_aid"),
    ],
)
def test_a_page_is_found_by_the_words_people_use(asked: str, code: str) -> None:
    assert code in [page.code for page in search(asked)[:3]]


@pytest.mark.parametrize("asked", ["", "！？", "xyzzy", "囍囍囍囍", "minimum_wage"])
def test_nothing_is_found_for_what_no_page_is_about(asked: str) -> None:
    assert search(asked) == ()


def test_every_page_is_found_by_its_own_questions() -> None:
    lost = [
        ask
        for page in knowledge.pages().values()
        for ask in (page.title, *page.asks)
        if page not in search(ask)[:3]
    ]
    assert lost == []


def test_a_way_of_asking_that_stands_on_no_page_finds_its_page_as_often_as_was_measured() -> None:
    # Every page without the first of its ways of asking, and that one asked.
    asked = {code: page.asks[0] for code, page in knowledge.pages().items()}
    shelf = guide.shelved(replace(page, asks=page.asks[1:]) for page in knowledge.pages().values())
    hits = [code in _first(shelf.scores(heard(ask)), 8) for code, ask in asked.items()]
    assert sum(hits) / len(hits) >= 0.65


def _first(scores, most: int) -> list[str]:
    return sorted(scores, key=lambda code: -scores[code])[:most]


def test_a_page_about_the_kind_of_dispute_goes_before_one_that_only_sounds_like_it() -> None:
    sounding, about = knowledge.pages()["iou"], knowledge.pages()["no_contract"]
    scores = {sounding.code: 1.0, about.code: 1.0 - guide.KIND / 2}
    kinds = (Scored(about.issue or "", 2.0), Scored("工伤认定范围", 1.0))
    assert guide.best_pages(scores, kinds, 2, 0.0) == (about, sounding)
    assert guide.best_pages(scores, (), 2, 0.0) == (sounding, about)
    assert guide.best_pages(scores, kinds, 1, 0.0) == (about,)
    assert guide.best_pages(scores | {sounding.code: 0.1}, kinds, 2, 0.5) == (about,)


def test_titles_of_claims_are_words_of_a_page() -> None:
    page = replace(
        knowledge.pages()["no_contract"],
        title="一",
        asks=(),
        answer="二",
        rules=(),
        steps=(),
        proof=(),
        careful=(),
    )
    assert guide.shelved([page]).scores(heard("二倍工资")) == {page.code: 1.0}
