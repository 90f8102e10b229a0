"""Everything the house declares stands in the reference, and nothing stands there twice or out of date."""

import re
from collections.abc import Iterator

import pytest
from django.test import override_settings
from django.urls import path

from weiquanbao.access.roles import ROLES
from weiquanbao.commands import reference
from weiquanbao.commands.reference import access, markdown, readings
from weiquanbao.commands.registry import all_commands
from weiquanbao.config import environment
from weiquanbao.law.citations import all_citations
from weiquanbao.law.parameters import all_parameters
from weiquanbao.notices import library
from weiquanbao.people import personal_data
from weiquanbao.people.consents import PURPOSES, all_texts
from weiquanbao.procedures import PROCEDURES


def read(page: str) -> str:
    return (reference.FOLDER / page).read_text("utf-8")


def declared() -> Iterator[tuple[str, str]]:
    """Page, and words that must stand on it."""
    yield from of_procedures()
    yield from of_law()
    yield from of_words()
    yield from of_the_house()


def of_procedures() -> Iterator[tuple[str, str]]:
    for code, one in PROCEDURES.items():
        page = f"procedures/{code}.md"
        yield "procedures.md", page
        yield from ((page, f"| `{state}` | {told.title} |") for state, told in one.states.items())
        yield from ((page, f"### {told.title} {act}\n") for act, told in one.acts.items())
        for act in one.acts.values():
            yield from ((page, f"| `{field.code}` | {field.label} |") for field in act.form or ())
        for clock, told in one.clocks.items():
            yield page, f"| {told.title} `{clock}` |"
            yield "procedures.md", f"[{told.title}](procedures/{code}.md#clocks)"
        yield from ((page, f"| `{fact.name}` |") for fact in one.facts)


def of_law() -> Iterator[tuple[str, str]]:
    for value in all_parameters():
        yield "parameters.md", f"## {value.code}\n"
        yield "parameters.md", f"| {value.since} |"
    for statute in all_citations():
        yield (
            "citations.md",
            f"《{statute.title}》" if not statute.is_house_rule else f"### {statute.title}\n",
        )
        for article in statute.articles:
            yield "citations.md", f"| {article.number} | {article.title} | {article.text} |"


def of_words() -> Iterator[tuple[str, str]]:
    for purpose in PURPOSES:
        yield "consents.md", f"| `{purpose}` |"
    for text in all_texts():
        yield "consents.md", f"Version {text.version}: **{text.title}**"
    for procedure in (None, *library.procedures()):
        yield from (("notices.md", f"## {code}\n") for code in library.codes(procedure))


def of_the_house() -> Iterator[tuple[str, str]]:
    yield from (("roles.md", f"## {role.label} {role.code}\n\n{role.meaning}") for role in ROLES.values())
    yield from (("settings.md", f"| `{line.name}` |") for line in environment.declared())
    yield from (("commands.md", f"## {command.name}\n") for command in all_commands())
    yield from (("access.md", f"| `{one.url}`") for one in access.addresses())
    yield from (("readings.md", f"| `{name}(") for name in readings.functions())
    for field in personal_data.directory().fields:
        table, _, column = field.place.rpartition(".")
        yield "personal-data.md", f"## {table}\n"
        yield "personal-data.md", f"| `{column}` | {field.what} |"


@pytest.mark.parametrize("page", sorted({page for page, _ in declared()}))
def test_the_page_has_everything_the_code_declares(page):
    text = read(page)
    missing = [words for where, words in declared() if where == page and words not in text]
    assert not missing


def test_every_act_of_the_matrix_is_open_to_whom_the_declaration_says():
    for code, one in PROCEDURES.items():
        rows = dict(
            re.findall(
                r"^\| \[[^]]+\]\(#[^)]*?-(\w+)\) \|(.*)\|$", read(f"procedures/{code}.md"), re.MULTILINE
            )
        )
        assert set(rows) == set(one.acts)
        for act, row in rows.items():
            marks = [cell.strip() for cell in row.split("|")][2:]
            open_to = {role for role, mark in zip(one.roles, marks, strict=True) if mark == "●"}
            assert open_to == set(one.acts[act].by)


def test_the_diagram_has_every_move():
    for code, one in PROCEDURES.items():
        drawn = set(re.findall(r"^    (\S+) --> (\S+) : (\S+)$", read(f"procedures/{code}.md"), re.MULTILINE))
        moves = {
            (source, act.target, act.title)
            for act in one.acts.values()
            for source in act.sources or ("[*]",)
            if act.target
        }
        assert drawn == moves


def test_the_written_pages_are_those_the_code_writes():
    assert reference.stale() == []


def test_a_page_whose_source_is_gone_is_found(tmp_path, monkeypatch):
    monkeypatch.setattr(reference, "FOLDER", tmp_path)
    (tmp_path / "by-hand.md").write_text("# Glossary\n", "utf-8")
    (tmp_path / "gone.md").write_text(reference.NOTE + "# Gone\n", "utf-8")
    assert reference.left_over(set()) == [tmp_path / "gone.md"]


def test_every_address_says_who_may_open_it():
    assert access.without_rule() == []


def test_an_address_without_a_rule_is_found():
    def bare(request):  # pragma: no cover - never called
        raise AssertionError

    class Urls:
        urlpatterns = (path("open/", bare, name="bare"),)

    with override_settings(ROOT_URLCONF=Urls):
        assert access.without_rule() == ["/open/"]


def test_every_reading_says_whom_it_answers():
    assert set(readings.ANSWERS) == readings.functions()


def test_every_column_of_text_is_said_to_be_personal_or_not():
    assert personal_data.unclassified() == []


def test_what_is_sealed_in_the_tables_is_sealed_in_the_directory():
    from weiquanbao.people.rotation import sealed_fields

    told = {one.place: one.protection for one in personal_data.directory().fields}
    for field in sealed_fields():
        assert told[f"{field.model._meta.label}.{field.name}"] in {"sealed", "masked"}


def test_a_bar_or_a_line_break_does_not_end_a_cell():
    assert markdown.table(["a"], [["x | y\nz"]]).splitlines()[2] == "| x \\| y<br>z |"
