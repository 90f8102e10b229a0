"""Only what stands in the register can be cited."""

from datetime import date

import pytest

from weiquanbao.common import numerals
from weiquanbao.law import citations, tables
from weiquanbao.law.parameters import all_parameters


def test_an_article_is_printed_in_full():
    citation = citations.cite("调解仲裁法 27")
    assert citation.formal == "《中华人民共和国劳动争议调解仲裁法》第二十七条"
    assert citation.full == "《中华人民共和国劳动争议调解仲裁法》（2007-12-29版）第二十七条"
    assert (citation.title, citation.version) == ("中华人民共和国劳动争议调解仲裁法", date(2007, 12, 29))
    assert (citation.short, citation.is_house_rule) == ("调解仲裁法 27", False)


def test_the_number_of_the_document_is_printed():
    assert citations.cite("办案规则 80").full == (
        "《劳动人事争议仲裁办案规则》（人力资源社会保障部令第33号，2017-05-08版）第八十条"
    )


@pytest.mark.parametrize("basis", ["调解仲裁法 27", "调解仲裁法27", " 中华人民共和国劳动争议调解仲裁法 27 "])
def test_spelling_does_not_matter(basis):
    assert citations.cite(basis).article == "第二十七条"


def test_a_paragraph_can_be_cited():
    assert citations.cite("调解仲裁法27第4款").formal.endswith("第二十七条第四款")
    assert citations.cite("调解仲裁法27第4款").short == "调解仲裁法 27第4款"


def test_an_article_put_between_two_others_can_be_cited():
    assert citations.cite("刑法 276之一").formal.endswith("第二百七十六条之一")
    assert citations.cite("刑法276之一第1款").article == "第二百七十六条之一第一款"


@pytest.mark.parametrize(
    ("basis", "branch", "paragraph"),
    [("刑法 276", 0, 0), ("刑法 276之一", 1, 0), ("刑法 276之一第2款", 1, 2), ("调解仲裁法27第4款", 0, 4)],
)
def test_what_of_an_article_is_meant_is_known(basis, branch, paragraph):
    found = citations.cite(basis)
    assert (found.branch, found.paragraph, found.is_house_rule) == (branch, paragraph, False)
    made = citations.Citation("刑法 1", "刑法", None, date(2020, 1, 1), "第一条", 1)
    assert (made.branch, made.paragraph, made.is_house_rule) == (0, 0, False)


def test_a_house_rule_has_each_of_its_articles_and_no_other():
    row = {"title": "某规则", "since": date(2025, 1, 1), "articles": {}}
    for number in (1, 2):
        row["articles"][number] = {"title": f"第{number}", "text": "乙"}
    rule = citations._house_rule("某规则", row)
    assert (rule.last_article, [one.number for one in rule.articles]) == (2, [1, 2])
    assert (rule.short, rule.in_force) == ("内部规则 某规则", date(2025, 1, 1))
    with pytest.raises(tables.BadTable, match="条号"):
        citations._house_rule("某规则", row | {"articles": {0: row["articles"][1], 1: row["articles"][2]}})


def test_an_alias_names_the_same_statute():
    assert citations.cite("解释二 20") == citations.cite("劳动争议解释二20")


def test_a_house_rule_says_what_it_says():
    rule = citations.cite("内部规则 投诉办理 4")
    assert (rule.formal, rule.heading, rule.is_house_rule) == ("《投诉办理规则》第四条", "办理期限", True)
    assert rule.text.startswith("自受理次日起三十日内办结。")


@pytest.mark.parametrize(
    "basis",
    [
        "",
        "27",
        "调解仲裁法",
        "调解仲裁法 0",
        "调解仲裁法 55",
        "想当然法 1",
        "内部规则 投诉办理 99",
        "内部规则 4",
        "劳动合同法 4 或 5",
    ],
)
def test_what_stands_in_no_register_is_refused(basis):
    with pytest.raises(citations.UnknownCitation):
        citations.cite(basis)


def test_every_text_can_be_cited_from_its_first_to_its_last_article():
    for statute in citations.all_citations():
        for article in (1, statute.last_article):
            assert numerals.written(article) in citations.cite(f"{statute.short} {article}").article
        with pytest.raises(citations.UnknownCitation, match="没有第"):
            citations.cite(f"{statute.short} {statute.last_article + 1}")


def test_laws_come_first_and_house_rules_last():
    citations.all_citations.cache_clear()
    kinds = [statute.kind for statute in citations.all_citations()]
    assert kinds == sorted(kinds, key=citations.KINDS.index)
    assert kinds[0] == "法律"
    assert citations.all_citations()[-1].is_house_rule


def test_every_title_is_written_in_full_and_once():
    statutes = citations.all_citations()
    assert len({statute.title for statute in statutes}) == len(statutes)
    assert all(statute.title.startswith("中华人民共和国") for statute in statutes if statute.kind == "法律")


def test_house_rules_and_house_figures_say_the_same():
    house = [value for value in all_parameters() if value.confidence == "house"]
    assert house
    for value in house:
        figures = value.value if isinstance(value.value, tuple) else (value.value,)
        text = citations.cite(value.source).text
        unit = {"working_day": "个工作日", "calendar_day": "日", "minute": "分钟", "year": "年"}[value.unit]
        for figure in figures:
            # Two of something counted is 两, not 二.
            written = "两" if figure == 2 and unit.startswith("个") else numerals.written(figure)
            assert written + unit in text, value.code


def test_every_house_rule_article_is_short_and_titled():
    for statute in citations.all_citations():
        for article in statute.articles:
            assert 2 <= len(article.title) <= 8
            assert 10 <= len(article.text) <= 100
            assert article.text.endswith("。")


def test_a_name_cannot_mean_two_statutes(monkeypatch):
    twice = citations.all_citations()[:1] * 2
    monkeypatch.setattr(citations, "all_citations", lambda: twice)
    citations._register.cache_clear()
    try:
        with pytest.raises(tables.BadTable, match="同一个名称"):
            citations._register()
    finally:
        citations._register.cache_clear()


def test_an_incomplete_entry_is_refused():
    with pytest.raises(tables.BadTable, match="没有写 'version'"):
        citations._statute("某法", {"title": "某法", "kind": "法律", "number": None})
    with pytest.raises(tables.BadTable, match="条号要从一开始"):
        citations._house_rule(
            "某规则",
            {"title": "某", "since": date(2025, 1, 1), "articles": {2: {"title": "甲", "text": "乙"}}},
        )
