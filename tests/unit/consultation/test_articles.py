"""The articles of an answer, as a lawyer writes them; and the passages one key away."""

from __future__ import annotations

import pytest

from weiquanbao.consultation.articles import MOST, articles_of, joined, listed
from weiquanbao.law.citations import cite
from weiquanbao.law.passages import MOST as KEYS
from weiquanbao.law.passages import fitting, passages


def test_they_are_parted_by_whatever_parts_them_and_stand_once() -> None:
    written = "劳动法 50、劳动合同法 30，劳动法 50；\n调解仲裁法 27第4款"
    assert articles_of(written) == ("劳动法 50", "劳动合同法 30", "调解仲裁法 27第4款")
    assert listed(joined(articles_of(written))) == articles_of(written)


def test_what_nobody_knows_is_named_and_too_many_are_refused() -> None:
    with pytest.raises(ValueError, match="没有这一条：劳动法 999"):
        articles_of("劳动法 50、劳动法 999")
    with pytest.raises(ValueError, match=f"最多写 {MOST} 条"):
        articles_of("、".join(f"劳动法 {number}" for number in range(1, MOST + 2)))


def test_what_was_kept_is_read_though_the_register_forgot_it() -> None:
    assert listed("没有的法 1、劳动法 50") == ("没有的法 1", "劳动法 50")


def test_passages_that_fit_come_first_and_each_has_a_key_and_an_article_that_opens() -> None:
    shown = fitting(["wages"])
    assert len(shown) == KEYS
    fit = [bool(one.problems & {"wages"}) for one in shown]
    assert fit == sorted(fit, reverse=True)
    assert fit[0]
    for one in passages():
        assert [cite(article) for article in one.articles] or one.code == "keep_proof", one.code
