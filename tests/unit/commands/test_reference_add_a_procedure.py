"""“Add a procedure in an afternoon”, carried out: its files are written as the page has them, and run."""

import importlib
import re
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from weiquanbao import procedures
from weiquanbao.cases import numbers
from weiquanbao.commands.reference import CHECKOUT, procedure_page
from weiquanbao.desk import checks
from weiquanbao.kernel.decide import decide, open_acts
from weiquanbao.kernel.procedure import Procedure
from weiquanbao.law import citations, parameters, tables
from weiquanbao.notices import library
from weiquanbao.notices.wording import parse
from weiquanbao.procedures.matrix import written_out

PAGE = (CHECKOUT / "docs" / "how-to" / "add-a-procedure.md").read_text("utf-8")
FILES = {found[1]: found[2] for found in re.finditer(r"```\w+\n# (src/\S+)\n(.*?)```", PAGE, re.DOTALL)}
PROCEDURE = "src/weiquanbao/procedures/advice/"
PARAMETERS = "src/weiquanbao/law/parameters/advice.yaml"
RULES = "src/weiquanbao/law/house_rules.yaml"
NUMBERS = "src/weiquanbao/cases/numbers.py"
CACHED = (
    citations.all_citations,
    citations._register,
    citations.cite,
    parameters._register,
    parameters._headings,
    parameters._entries,
)


def forget() -> None:
    for kept in CACHED:
        kept.cache_clear()
    library.wording.cache_clear()
    for name in [name for name in sys.modules if name.startswith("weiquanbao.procedures.advice")]:
        del sys.modules[name]


@pytest.fixture
def written(tmp_path, monkeypatch) -> Iterator[Path]:
    """The files of the page, written beside those of the product; nothing of it stays afterwards."""
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        old = (CHECKOUT / RULES).read_text("utf-8") + "\n" if name == RULES else ""
        path.write_text(old + text, "utf-8")
    in_law, in_folder, folder = tables.in_law, tables.in_folder, library._folder
    monkeypatch.setattr(
        tables, "in_law", lambda name: tmp_path / RULES if name == "house_rules.yaml" else in_law(name)
    )
    monkeypatch.setattr(tables, "in_folder", lambda name: (*in_folder(name), tmp_path / PARAMETERS))
    monkeypatch.setattr(
        library, "_folder", lambda one: tmp_path / PROCEDURE / "notices" if one == "advice" else folder(one)
    )
    monkeypatch.setattr(procedures, "__path__", [*procedures.__path__, str(tmp_path / PROCEDURE / "..")])
    forget()
    yield tmp_path
    forget()


@pytest.fixture
def advice(written) -> Procedure:
    """The procedure as the page declares it."""
    return importlib.import_module("weiquanbao.procedures.advice.declaration").PROCEDURE


def test_the_page_lists_every_file_the_procedure_touches(advice):
    assert len(FILES) == 8
    named = set(re.findall(r"`((?:src|tests)/\S+?)`", PAGE)) | set(FILES)
    assert {RULES, PARAMETERS, NUMBERS, f"{PROCEDURE}declaration.py"} <= named
    assert f"> tests/snapshots/{advice.code}.md" in PAGE


def test_a_question_is_asked_and_answered(advice):
    nothing = {"overdue_clocks": frozenset()}
    opened = decide(advice, None, "ask", {"claimant"}, nothing)
    assert (opened.allowed, opened.target, opened.starts) == (True, "asked", ("answer",))
    done = decide(advice, "asked", "answer", {"intake_officer"}, nothing)
    assert (done.allowed, done.target, done.final, done.stops) == (True, "answered", True, ("answer",))
    assert not decide(advice, "asked", "answer", {"claimant"}, nothing).allowed
    assert [one.act for one in open_acts(advice, "asked", {"claimant"}, nothing)] == ["drop"]


def test_who_is_late_may_not_pass_it_on(advice):
    late = decide(advice, "asked", "pass_on", {"county_officer"}, {"overdue_clocks": frozenset({"answer"})})
    assert late.reasons == ("已经超期，先答复，不能再转给别人",)
    assert decide(advice, "asked", "overdue", {"clock"}, {"overdue_clocks": frozenset()}).allowed


def test_its_clock_takes_its_length_from_the_table(advice):
    length, value = parameters.period(advice.clocks["answer"].length, date(2026, 11, 24))
    assert (length.count, length.unit) == (2, "working_day")
    assert citations.cite(value.source).text.startswith("自登记次日起两个工作日内答复")


def test_without_its_character_the_house_refuses_it_and_with_it_nothing_is_missing(advice, monkeypatch):
    assert [fault.id for fault in checks.faults_of(advice)] == ["desk.E005"]
    one_more = eval(f"{{{FILES[NUMBERS]}}}")
    assert one_more.keys().isdisjoint(numbers.MARKS)
    for code, mark in one_more.items():
        monkeypatch.setitem(numbers.MARKS, code, mark)
    assert list(checks.faults_of(advice)) == []


def test_a_missing_text_is_named(advice, written, monkeypatch):
    (written / PROCEDURE / "notices" / "overdue.txt").unlink()
    library.wording.cache_clear()
    assert any("overdue" in fault.msg for fault in checks.faults_of(advice))


def test_its_texts_are_sound(written):
    for name, text in FILES.items():
        if name.endswith(".txt"):
            assert parse(Path(name).stem, text).body("in_app")


def test_its_tables_and_its_page_are_written(advice, monkeypatch):
    assert (
        "| 待答复 `asked` | 不问了 | 答复、转给别人答 | 答复、转给别人答 | 答复超期 | 重算期限 |"
        in written_out(advice)
    )
    assert "asked --> answered : 答复" in procedure_page.render(advice)
