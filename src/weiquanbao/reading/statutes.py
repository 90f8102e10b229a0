"""法条: the words of an article on a day, beside its citation. They are nobody's secret: who asks is not looked at."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import Literal

from weiquanbao.access.actors import Actor
from weiquanbao.law.citations import Citation, all_citations, cite
from weiquanbao.reading.rows import ArticleView
from weiquanbao.statutes.checking import Outline, paragraphs_of
from weiquanbao.statutes.choosing import in_force, register, since
from weiquanbao.statutes.models import StatuteArticle, StatuteText
from weiquanbao.statutes.texts import Article, plain_title


def articles(_actor: Actor | None, bases: Collection[str], on: date) -> Mapping[str, ArticleView]:
    """Each citation with the words in force on a day, in two queries; without words where no text is loaded.

    Raises UnknownCitation for a basis that stands in no register.
    """
    cited = {basis: cite(basis) for basis in dict.fromkeys(bases)}
    texts = in_force({one.title for one in cited.values() if not one.is_house_rule}, on)
    wanted = {
        (text.pk, one.article_number, one.branch)
        for one in cited.values()
        if (text := texts.get(one.title)) is not None
    }
    rows = {(row.text_id, row.number, row.branch): row for row in _rows(wanted)}
    return {basis: _view(basis, one, texts, rows, on) for basis, one in cited.items()}


def statute_outlines(_actor: Actor | None) -> tuple[Outline, ...]:
    """Every loaded version of the statutes in the register, with its articles but not their words."""
    titles = [plain_title(one.title) for one in all_citations() if not one.is_house_rule]
    rows = (
        StatuteText.objects.filter(plain__in=titles).prefetch_related("articles").order_by("plain", "version")
    )
    return tuple(_outline(row) for row in rows)


def _rows(wanted: set[tuple[int, int, int]]) -> Iterator[StatuteArticle]:
    if not wanted:
        return
    texts, numbers, _branches = zip(*wanted, strict=True)
    found = StatuteArticle.objects.filter(text__in=set(texts), number__in=set(numbers))
    yield from (row for row in found if (row.text_id, row.number, row.branch) in wanted)


def _view(
    basis: str,
    cited: Citation,
    texts: Mapping[str, StatuteText | None],
    rows: Mapping[tuple[int, int, int], StatuteArticle],
    on: date,
) -> ArticleView:
    text = texts.get(cited.title)
    row = rows.get((text.pk, cited.article_number, cited.branch)) if text else None
    words = cited.text if cited.is_house_rule else row.words if row else ""
    differs = _differs(cited, text, on)
    return ArticleView(
        basis=basis,
        statute=cited.statute,
        title=cited.title,
        article=cited.article,
        number=(text.number if text and differs else cited.number) or "",
        version=text.version if text else cited.version,
        since=since(text) if text else None,
        relied_on=cited.version,
        differs=differs,
        standing=text.standing if text else "",
        chapter=row.chapter if row else cited.heading,
        paragraphs=tuple(words.splitlines()),
        loaded=cited.title in texts or cited.is_house_rule,
    )


def _differs(cited: Citation, text: StatuteText | None, on: date) -> Literal["", "older", "other"]:
    if text is None or text.version == cited.version:
        return ""
    told = register()[plain_title(cited.title)]
    return "older" if text.version < cited.version and (told.in_force or told.version) <= on else "other"


def _outline(row: StatuteText) -> Outline:
    articles = (Article(one.number, one.branch, one.chapter, one.words) for one in row.articles.all())
    return Outline(row.title, row.number, row.version, row.in_force, row.standing, paragraphs_of(articles))
