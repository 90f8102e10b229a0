"""What a question finds: our own questions with what they should find, in a table a jurist can read."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from weiquanbao.advice import Found, found, guide, ready, story
from weiquanbao.advice.articles import Articles
from weiquanbao.advice.finding import ARTICLES, ISSUES, OF_PAGE, PAGES
from weiquanbao.advice.hearing import LONGEST, heard, synonyms
from weiquanbao.advice.issues import Scored
from weiquanbao.advice.labour import fields
from weiquanbao.advice.subjects import subjects
from weiquanbao.common import dates
from weiquanbao.law import tables

TABLE: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("questions.yaml").read_text("utf-8"))
TODAY = datetime(2026, 11, 27, 12, tzinfo=dates.TZ)
NO_STATUTES = Articles(())


def ask(text: str) -> Found:
    with dates.at(TODAY):
        return found(text, NO_STATUTES)


@pytest.mark.parametrize("row", TABLE["labour"], ids=lambda row: row["ask"])
def test_a_question_about_work_finds_what_it_should(row: dict[str, Any]) -> None:
    what = ask(row["ask"])
    assert what.is_labour
    assert row["issue"] in [one.issue for one in what.issues]
    assert row.get("page") in {None, *(page.code for page in what.pages)}
    assert set(row.get("articles", ())) <= set(what.articles)
    if "story" in row:
        assert what.estimate is not None
        assert what.estimate.story == row["story"]
        assert row.get("answers", {}).items() <= dict(what.estimate.answers).items()


@pytest.mark.parametrize("text", TABLE["other"])
def test_a_question_about_something_else_is_known(text: str) -> None:
    assert not ask(text).is_labour


@pytest.mark.parametrize("row", TABLE["said"], ids=lambda row: row["ask"])
def test_only_what_is_plainly_said_is_answered(row: dict[str, Any]) -> None:
    kinds = [Scored(next(kind for kind, code in story.STORY_OF.items() if code == row["story"]), 1.0)]
    what = story.told(heard(row["ask"]), kinds, (), TODAY.date())
    assert what is not None
    assert dict(what.answers) == row["answers"]


def test_what_is_hardly_about_work_finds_nothing() -> None:
    what = ask("隔壁装修太吵，房东不管")
    assert (what.issues, what.pages, what.articles, what.estimate, what.by_when) == ((), (), (), None, None)


def test_it_finds_so_much_and_no_more() -> None:
    what = ask("老板拖欠工资，没签合同，没交社保，天天加班，还把我辞退了，手也压断了")
    assert len(what.issues) == ISSUES
    assert ARTICLES <= len(what.articles) <= OF_PAGE + ARTICLES
    assert 1 <= len(what.pages) <= PAGES


@pytest.mark.parametrize("text", ["", " ", "？", "a", "工" * 50_000, "\x00\ud7ff工资"])
def test_whatever_is_typed_is_answered(text: str) -> None:
    assert 0 <= ask(text).labour <= 1


def test_what_stands_beyond_the_limit_is_not_read() -> None:
    assert ask("好" * LONGEST + "工资").labour == ask("好").labour


def test_the_clock_is_that_of_a_page() -> None:
    what = ask("下班路上被汽车撞了，算工伤吗")
    assert what.by_when in [page.by_when for page in what.pages]


@pytest.mark.parametrize("text", ["老板拖欠工资，没签合同", "崴", "撵我走", "工", "", "5级伤残"])
def test_whatever_saying_stands_in_a_question_is_heard(text: str) -> None:
    meant = {word for word, said in synonyms().items() if any(one in text for one in (word, *said))}
    assert heard(text).words == meant


def test_a_question_waits_for_nothing_once_all_is_ready(monkeypatch: pytest.MonkeyPatch) -> None:
    for kept in (guide.shelf, subjects, fields):
        kept.cache_clear()
    ready()
    monkeypatch.setattr(tables, "read", None)
    monkeypatch.setattr(guide, "Words", None)
    assert ask("老板拖欠工资，没签合同").pages
