"""How well it finds: 100 questions made up together with the texts, of which it is known what belongs to them."""

from __future__ import annotations

import rjieba

from weiquanbao.commands.bench.search import Writer, judge, load
from weiquanbao.commands.bench.search_corpus import Corpus
from weiquanbao.search.lettering import around, named, spelt, words_of
from weiquanbao.search.models import Indexed


def test_the_first_page_holds_what_belongs_there(own_database) -> None:
    from small_county import make_county

    make_county()
    segmenter = rjieba.Jieba()
    asked = load(Corpus(3_000), segmenter)
    assert Indexed.objects.count() == 3_000
    assert len(asked) == 100
    found = judge(asked, segmenter)
    assert found["precision"] >= 0.93
    assert found["recall"] >= 0.98
    assert found["nDCG at 20"] >= 0.95


def test_the_rows_of_the_corpus_have_the_words_production_gives_them() -> None:
    segmenter = rjieba.Jieba()
    writer = Writer(segmenter)
    for one in Corpus(200).things():
        words = (
            words_of(one.text, segmenter)
            | words_of(one.title, segmenter)
            | around(words_of(one.called, segmenter))
        )
        assert writer.words(one) == words | named([one.title] if one.title else []) | spelt([one.title])
