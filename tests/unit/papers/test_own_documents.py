"""An operator's own texts of documents parties write: they stand before ours, and must say what the law wants."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import pytest

from weiquanbao.documents import DOCUMENTS
from weiquanbao.documents.texts import EXAMPLE_DAY, example_of
from weiquanbao.papers import checks
from weiquanbao.papers.documents import text_for
from weiquanbao.reading.written import sheet_of, written

CODE = "mediation_application"


@pytest.fixture
def own(settings, tmp_path) -> Iterator[Path]:
    """The operator's folder, with our text of one document in it to be changed."""
    folder = tmp_path / "documents"
    folder.mkdir()
    ours = resources.files(f"weiquanbao.documents.kinds.{CODE}").joinpath("text.txt").read_text("utf-8")
    (folder / f"{CODE}.txt").write_text(ours, "utf-8")
    settings.PAPERS_FOLDER = str(tmp_path)
    text_for.cache_clear()
    yield folder / f"{CODE}.txt"
    text_for.cache_clear()


def faults() -> list[str]:
    """What is said of the folder at start-up."""
    return [one.msg for one in checks._of_folder()]


def change(file: Path, old: str, new: str) -> None:
    """Put other words into the operator's text."""
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def test_it_is_written_with_the_operators_words_and_title(own) -> None:
    change(own, "为妥善解决争议", "为了好好解决")
    change(own, "title: 劳动争议调解申请书", "title: 示例县调解申请书")
    made = written(DOCUMENTS[CODE], example_of(CODE), EXAMPLE_DAY)
    assert faults() == []
    assert "为了好好解决" in made.words
    assert sheet_of(CODE, made.text, EXAMPLE_DAY).title == "示例县调解申请书"


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("# 事实与理由", "# 经过", "it does not say 事实与理由: 事实与理由 (协商调解规定 21)"),
        ("{{ body }}", "{{ bodi }}", "'bodi' is undefined"),
        (
            "{# part facts #}",
            "{# part story #}",
            "its parts are parties, requests, facts, end, in this order",
        ),
        ("---\n", "", "no head, or no parts"),
        ("layout: brief", "layout: wide", "layout is one of"),
    ],
)
def test_what_is_wrong_with_it_is_said_at_start_up(own, old: str, new: str, says: str) -> None:
    change(own, old, new)
    assert [says in one for one in faults()] == [True]


def test_a_text_of_no_document_is_named(own) -> None:
    own.rename(own.with_name("mediaton.txt"))
    assert [one.rpartition(": ")[2] for one in faults()] == ["no document has this code"]
