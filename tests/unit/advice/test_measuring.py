"""The measures of the finder: on made-up questions, and, where it is there, on the shared file."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from made_up_statutes import NO_TEXTS, SHARED

from weiquanbao.advice import library, measuring
from weiquanbao.advice.articles import Articles
from weiquanbao.advice.corpus import Key
from weiquanbao.advice.measuring import Asked, BadFile

QUESTIONS = Path(os.environ.get("CONSULT_DEV") or SHARED.parent / "consult_dev.jsonl")


def asked(text: str, domain: str = "labour", *refs: int) -> Asked:
    return Asked(text, domain, frozenset(), frozenset(Key("劳动法", one) for one in refs), "STARD")


def test_labour_or_not_is_the_mean_of_both_sides() -> None:
    right, wrong = asked("拖欠工资", "labour"), asked("拖欠工资", "other")
    # Labour: one right, one taken for it (F1 2/3); other: one right, one missed (2/3).
    assert measuring.macro_f1([right, wrong, asked("我要离婚", "other")]) == pytest.approx(2 / 3)
    assert measuring.macro_f1([right, asked("我要离婚", "other"), asked("离婚", "ambiguous")]) == 1


def test_recall_is_the_part_of_the_articles_among_the_first_ten() -> None:
    one, two = asked("一", "labour", 50), asked("二", "labour", 1, 99)
    found = {
        "一": [Key("劳动法", 50)],
        "二": [Key("劳动法", number) for number in range(1, 12)] + [Key("劳动法", 99)],
    }
    assert measuring.recall([one, two], found) == 0.75


def test_other_names_of_a_statute_are_known(tmp_path: Path) -> None:
    row = {"text": "问", "domain": "labour", "labels": [], "source": "STARD x"}
    file = tmp_path / "asked.jsonl"
    file.write_text(json.dumps(row | {"refs": [{"law": "劳动争议仲裁调解法", "article": 5}]}), "utf-8")
    assert measuring.questions(file)[0].refs == {Key("劳动争议调解仲裁法", 5)}


@pytest.mark.parametrize("line", ["{", "[]", '{"text": "问"}', ""])
def test_a_file_that_is_not_in_order_is_named(tmp_path: Path, line: str) -> None:
    file = tmp_path / "asked.jsonl"
    file.write_text(line, "utf-8")
    with pytest.raises(BadFile, match=r"asked\.jsonl"):
        measuring.questions(file)


@pytest.mark.slow
@pytest.mark.skipif(
    not (QUESTIONS.is_file() and SHARED.is_dir()), reason=f"{NO_TEXTS}，或者没有 {QUESTIONS.name}"
)
def test_the_goals_are_met() -> None:
    measured = measuring.measured(measuring.questions(QUESTIONS), Articles(library.in_folder(SHARED)))
    assert measured["met"] == dict.fromkeys(measuring.GOALS, True)
