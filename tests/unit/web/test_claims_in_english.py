"""What a claim says of its working reaches an English page in English, whatever is filled into its sentences."""

import re
from datetime import date
from pathlib import Path

import pytest
import yaml
from django.utils.translation import gettext, override

from weiquanbao.law.claims.compute import compute
from weiquanbao.law.claims.examples import told
from weiquanbao.law.claims.flags import FLAGS
from weiquanbao.law.claims.register import CLAIMS
from weiquanbao.web.design.saying import said_sentence

CHINESE = re.compile(r"[\u3400-\u9fff]")
LAW = Path(__file__).parents[2] / "law"
TABLES = [*sorted((LAW / "claims").glob("*.yaml")), LAW / "worked_examples.yaml"]


@pytest.mark.parametrize("table", TABLES, ids=lambda path: path.stem)
def test_no_sentence_of_an_example_stays_chinese(table: Path) -> None:
    left: set[str] = set()
    for row in yaml.safe_load(table.read_text("utf-8"))["examples"]:
        result = compute(row["claim"], *told(row["inputs"], date(2026, 6, 1)))
        sentences = [*(step.says for step in result.steps), *result.assumed]
        with override("en"):
            spoken = [said_sentence(one) for one in (*sentences, *filter(None, [result.stopped]))]
            spoken += [gettext(FLAGS[code].says) for code in result.flags]
        own_words = [
            value for value in row["inputs"].values() if isinstance(value, str) and CHINESE.search(value)
        ]
        left |= {one for one in spoken if CHINESE.search(_without(one, own_words))}
    assert not left


@pytest.mark.parametrize("code", CLAIMS)
def test_what_a_claim_is_called_and_who_proves_it_is_in_english(code: str) -> None:
    claim = CLAIMS[code]
    texts = (claim.title, claim.formula, *claim.gives.values(), *claim.worker_proves, *claim.employer_proves)
    with override("en"):
        assert not [one for one in texts if CHINESE.search(gettext(one))]


def _without(sentence: str, own_words: list[str]) -> str:
    """What somebody wrote himself stays as he wrote it."""
    for words in own_words:
        sentence = sentence.replace(words, "")
    return sentence
