"""Passages of an answer: each with the law it rests on, the fitting ones first, no more than there are keys."""

import pytest

from weiquanbao.law import passages as module
from weiquanbao.law.citations import UnknownCitation, cite
from weiquanbao.law.passages import MOST, fitting, passage, passages


def test_every_passage_has_a_name_of_its_own_words_and_law() -> None:
    assert len({one.code for one in passages()}) == len({one.title for one in passages()}) == len(passages())
    for one in passages():
        assert one.text == one.text.strip()
        assert one.text.endswith("。")
        assert [cite(basis).short for basis in one.articles] == list(one.articles)
    # To keep what proves is advice, no rule.
    assert [one.code for one in passages() if not one.articles] == ["keep_proof"]


def test_there_are_as_many_as_there_are_digits_on_a_row() -> None:
    assert MOST == 9
    assert len(fitting([])) == MOST < len(passages())


@pytest.mark.parametrize("problem", sorted({problem for one in passages() for problem in one.problems}))
def test_what_fits_goes_before_what_fits_everywhere_and_that_before_the_rest(problem: str) -> None:
    ranks = [0 if problem in one.problems else 1 if not one.problems else 2 for one in fitting([problem])]
    assert ranks[0] == 0
    assert ranks == sorted(ranks)


def test_without_a_problem_what_fits_everywhere_goes_first() -> None:
    everywhere = [one for one in passages() if not one.problems]
    assert list(fitting([]))[: len(everywhere)] == everywhere


def test_a_passage_is_known_by_its_code() -> None:
    for one in passages():
        assert passage(one.code) == one
    assert passage("no_such_passage") is None


def test_a_passage_resting_on_no_known_text_is_refused() -> None:
    row = {
        "code": "x",
        "title": "某条",
        "text": " 可以要。 ",
        "articles": ["劳动合同法 38"],
        "problems": ["wages"],
    }
    assert module._read(row).text == "可以要。"
    assert module._read(row).problems == {"wages"}
    with pytest.raises(UnknownCitation):
        module._read(row | {"articles": ["劳动法典 1"]})
