"""法条: the page an article is read on, by the desk and by everybody, and the link that leads to it from a citation."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from weiquanbao.access.predicates import actor_of
from weiquanbao.common import numerals
from weiquanbao.common.dates import today
from weiquanbao.law.citations import Citation, UnknownCitation, all_citations, cite
from weiquanbao.reading import visible
from weiquanbao.web.acting import case_readers, open_to_all, visitor_of
from weiquanbao.web.returning import came_from

#: Statutes are older than the platform, and no day asked about is far ahead.
YEARS = range(1949, 2101)
_ARTICLE = re.compile("[1-9][0-9]{0,3}(?:之[一二三四五六七八九])?")


@require_safe
@case_readers
def desk_article(request: HttpRequest, statute: str, article: str) -> HttpResponse:
    """An article beside the work of the desk."""
    return _page(request, "office/law.html", statute, article)


@require_safe
@open_to_all
def public_article(request: HttpRequest, statute: str, article: str) -> HttpResponse:
    """The same for whoever asks: the law is nobody's secret."""
    return _page(request, "worker/law.html", statute, article)


def _page(request: HttpRequest, template: str, statute: str, article: str) -> HttpResponse:
    # Only what a link of ours may say: what is cited is remembered, and nobody shall fill that memory.
    if statute not in {one.short for one in all_citations()} or not _ARTICLE.fullmatch(article):
        raise Http404
    basis, on = f"{statute} {article}", _day(request.GET.get("on", ""))
    try:
        view = visible.articles(actor_of(visitor_of(request)), [basis], on)[basis]
    except UnknownCitation:
        raise Http404 from None
    return render(request, template, {"view": view, "on": on, "back": came_from(request)})


def _day(written: str) -> date:
    """The day asked about; today where none is told or it is none."""
    try:
        day = date.fromisoformat(written)
    except ValueError:
        return today()
    return day if day.year in YEARS else today()


def href(basis: str, *, desk: bool, on: date | None = None) -> str:
    """Where a citation is read; empty for what stands in no register."""
    found = address(basis, desk=desk, on=on)
    return found[0] if found else ""


@lru_cache(maxsize=2_000)
def address(basis: str, *, desk: bool, on: date | None = None) -> tuple[str, Citation] | None:
    """Where a citation is read, and the citation; None for what stands in no register."""
    try:
        cited = cite(basis)
    except UnknownCitation:
        return None
    page = "office:law" if desk else "worker:law"
    day = f"?{urlencode({'on': on.isoformat()})}" if on else ""
    branch = f"之{numerals.written(cited.branch)}" if cited.branch else ""
    return reverse(page, args=[cited.statute, f"{cited.article_number}{branch}"]) + day, cited
