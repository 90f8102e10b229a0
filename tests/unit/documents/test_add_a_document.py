"""“Add a document”, carried out: its folder is written as the page has it and found by itself."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from datetime import date

import pytest

from weiquanbao import documents
from weiquanbao.commands.reference import CHECKOUT
from weiquanbao.documents import kinds, texts
from weiquanbao.documents.checks import faults, of_text
from weiquanbao.documents.document import Document
from weiquanbao.papers.documents import text_for
from weiquanbao.reading.written import written

PAGE = (CHECKOUT / "docs" / "how-to" / "add-a-document.md").read_text("utf-8")
FILES = {found[1]: found[2] for found in re.finditer(r"```\w+\n# (src/\S+)\n(.*?)```", PAGE, re.DOTALL)}
TODAY = date(2026, 11, 27)


@pytest.fixture
def added(tmp_path, monkeypatch) -> Iterator[Document]:
    """The document of the page, beside those of the product; nothing of it stays afterwards."""
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    folder = tmp_path / "src" / "weiquanbao" / "documents" / "kinds"
    monkeypatch.setattr(kinds, "__path__", [*kinds.__path__, str(folder)])
    texts.text_of.cache_clear()
    text_for.cache_clear()
    yield documents._declared()["withdrawal"]
    texts.text_of.cache_clear()
    text_for.cache_clear()
    for name in [one for one in sys.modules if one.startswith("weiquanbao.documents.kinds.withdrawal")]:
        del sys.modules[name]


def test_the_page_has_the_four_files_of_a_folder():
    assert {name.rsplit("/", 1)[1] for name in FILES} == {
        "__init__.py",
        "declaration.py",
        "text.txt",
        "example.yaml",
    }


def test_it_is_found_last_and_its_example_is_complete(added):
    answers = texts.example_of("withdrawal")
    assert list(documents._declared())[-1] == "withdrawal"
    made = written(added, answers, TODAY)
    assert not faults(added, answers, TODAY)
    assert not of_text(made.words)
    for must in added.musts:
        for piece in (*must.words, *(answers[one] for one in must.fields)):
            assert piece in made.words


def test_its_own_check_speaks(added):
    answers = texts.example_of("withdrawal") | {"paid": "no"}
    assert [one.says for one in faults(added, answers, TODAY)] == [
        "钱还没拿到。撤回以后单位不付，又要重新申请，先想好。"
    ]
