"""指南: what workers ask and what the law answers, without asking anybody and without signing in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from weiquanbao.common.dates import today
from weiquanbao.intake.questions import ORDER, PROBLEM_TILES
from weiquanbao.law import knowledge
from weiquanbao.law.citations import cite
from weiquanbao.law.knowledge import Page, figures
from weiquanbao.law.parameters import CONFIDENCE_LABELS, More, Value
from weiquanbao.reading import visible
from weiquanbao.reading.found import guide_pages
from weiquanbao.web.worker.estimated import DOUBTFUL

#: So much of what is typed is searched for.
LONGEST = 100
#: What a complaint is begun with where its first question has no picture for the topic.
OTHER = "other"


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence as it is read today, and the articles it rests on."""

    text: str
    articles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FigureLine:
    """A figure a page used: its day, where it is from, and what is to be doubted of it."""

    title: str
    told: str
    since: date
    source: str
    doubt: str


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """A box to search in, what is asked most, and the shelves."""
    shelves = [(one, reverse("worker:guide_topic", args=[one.code])) for one in _shelves()]
    context = {"shelves": shelves, "often": _cells(knowledge.often()), "here": "guide"}
    return render(request, "worker/guide/start.html", context)


@require_safe
def topic(request: HttpRequest, code: str) -> HttpResponse:
    """Every question of one shelf."""
    if code not in knowledge.topics():
        raise Http404
    context = {
        "topic": knowledge.topics()[code],
        "cells": _cells(knowledge.shelved(code)),
        "published": visible.published_answers(code),
        "here": "guide",
    }
    return render(request, "worker/guide/topic.html", context)


@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """The pages a question may be about; where none is found, who can be asked."""
    typed = request.GET.get("q", "").strip()[:LONGEST]
    context = {"typed": typed, "cells": _cells(guide_pages(typed)), "ask": _ask(), "here": "guide"}
    return render(request, "worker/guide/find.html", context)


@require_safe
def page(request: HttpRequest, code: str) -> HttpResponse:
    """One question and its answer, with the figures of today."""
    if code not in knowledge.pages():
        raise Http404
    shown = knowledge.pages()[code]
    context = drawn(shown, today(), visible.local_figures()) | {
        "see": _cells(knowledge.pages()[one] for one in shown.see),
        "estimate": reverse("worker:estimate_story", args=[shown.estimate]) if shown.estimate else "",
        "file": f"{reverse('worker:question', args=[ORDER[0]])}?tap={_tap(shown)}",
        "ask": _ask(),
        "here": "guide",
    }
    return render(request, "worker/guide/page.html", context)


def drawn(shown: Page, day: date, more: More) -> dict[str, Any]:
    """Everything a page says on a day: the texts with their figures, those figures, and what is not certain."""
    used: dict[str, Value] = {}
    missing: list[str] = []

    def read(text: str) -> str:
        told = figures.filled(text, day, settings.COUNTY_REGION, more)
        used.update({one.code: one for one in told.figures})
        missing.extend(told.missing)
        return told.text

    def line(one: knowledge.Sentence) -> Line:
        return Line(read(one.text), one.articles)

    told = {
        "page": shown,
        "topic": knowledge.topics()[shown.topic],
        "answer": read(shown.answer),
        "by_when": line(shown.by_when) if shown.by_when else None,
        "steps": [read(one) for one in shown.steps],
        "proof": [read(one) for one in shown.proof],
        "careful": [line(one) for one in shown.careful],
        "rules": [line(one) for one in shown.rules],
        "today": day,
    }
    doubtful = shown.unverified or missing or any(one.confidence in DOUBTFUL for one in used.values())
    return told | {"figures": [_figure(one) for one in used.values()], "doubt": _doubt() if doubtful else ""}


def _figure(used: Value) -> FigureLine:
    return FigureLine(
        title=_(used.title),
        told=figures.with_unit(used),
        since=used.since,
        source=cite(used.source).short,
        doubt=_doubt() if used.confidence in DOUBTFUL else "",
    )


def _doubt() -> str:
    return _(CONFIDENCE_LABELS["secondary"])


def _shelves() -> Iterable[knowledge.Topic]:
    """Those that hold something."""
    held = {page.topic for page in knowledge.pages().values()}
    return (one for one in knowledge.topics().values() if one.code in held)


def _cells(found: Iterable[Page]) -> list[tuple[str, str]]:
    return [(one.title, reverse("worker:guide_page", args=[one.code])) for one in found]


def _tap(shown: Page) -> str:
    """The picture of the first question of a complaint that fits."""
    tiles = {one.code for one in PROBLEM_TILES}
    return next((one for one in (shown.topic, shown.estimate) if one in tiles), OTHER)


def _ask() -> str:
    """Where a lawyer is asked, on an installation that has lawyers."""
    try:
        return reverse("worker:ask")
    except NoReverseMatch:
        return ""
