"""The tool that makes the law wrong: what it changes, what it leaves alone, and who sees a change."""

import ast
import sys
import textwrap
from datetime import date
from types import ModuleType

import pytest

from weiquanbao.commands import mutants as command
from weiquanbao.commands.mutating import book, figures, trial
from weiquanbao.commands.mutating.graft import graft
from weiquanbao.commands.mutating.mutants import MODULE, mutants
from weiquanbao.law.parameters import all_parameters
from weiquanbao.law.tables import BadTable

SOURCE = '''
"""A rule."""
from functools import cache
GROUNDS = {"sent": True, "agreed": False}
LIMIT = 12

@cache
def most(units):
    """Not more than the limit."""
    return min(units, LIMIT)

class Length:
    months: int = 6

    @property
    def units(self):
        return 1 if self.months >= 6 else 0.5

def due(work, units, on):
    if units is None:
        work.assume("没有说几个月")
    work.step("{units} 个月", "劳动合同法 47", units=units + 1)
    if units < 0:
        raise ValueError("不能是负数 1")
    work.flag("capped")
    return most(units) * work.figure("wage", on)
'''


def changes(source: str) -> list[tuple[str, str]]:
    return [(one.where, one.change) for one in mutants("sample", ast.parse(textwrap.dedent(source)))]


def test_rules_are_changed_and_sentences_are_not() -> None:
    assert changes(SOURCE) == [
        (MODULE, "without 'sent':"),
        (MODULE, "without 'agreed':"),
        (MODULE, "'sent': True → False"),
        (MODULE, "'agreed': False → True"),
        (MODULE, "LIMIT = 12 → LIMIT = 13"),
        (MODULE, "LIMIT = 12 → LIMIT = 11"),
        ("most", "return min(units, LIMIT) → return None"),
        ("most", "min(units, LIMIT) → max(units, LIMIT)"),
        ("Length", "months: int = 6 → months: int = 7"),
        ("Length", "months: int = 6 → months: int = 5"),
        ("Length.units", "return 1 if self.months >= 6 else 0.5 → return None"),
        ("Length.units", "if self.months >= 6 → not"),
        ("Length.units", "self.months >= 6 → self.months > 6"),
        ("Length.units", "self.months >= 6 → self.months >= 7"),
        ("Length.units", "self.months >= 6 → self.months >= 5"),
        ("Length.units", "1 if self.months >= 6 else 0.5 → 2 if self.months >= 6 else 0.5"),
        ("Length.units", "1 if self.months >= 6 else 0.5 → 0 if self.months >= 6 else 0.5"),
        ("due", "if units < 0 → not"),
        ("due", "units < 0 → units <= 0"),
        ("due", "units < 0 → units < 1"),
        ("due", "units < 0 → units < -1"),
        ("due", "without work.flag('capped')"),
        ("due", "return most(units) * work.figure('wage', on) → return None"),
        ("due", "most(units) * work.figure('wage', on) → most(units) / work.figure('wage', on)"),
        ("due", "work.figure('wage', on) → work.figure('wage')"),
    ]


def test_the_same_change_twice_in_a_function_is_told_apart() -> None:
    assert changes("def f(a): return a[1], a[1]")[1:] == [
        ("f", "a[1] → a[2]"),
        ("f", "a[1] → a[0]"),
        ("f", "a[1] → a[2] #2"),
        ("f", "a[1] → a[0] #2"),
    ]


@pytest.mark.parametrize("name", command.modules())
def test_every_mutant_of_the_law_has_a_name_of_its_own_and_is_code(name: str) -> None:
    source = command.path(name).read_text("utf-8")
    found = [one.key for one in mutants(name, ast.parse(source))]
    assert len(set(found)) == len(found)
    tree = ast.parse(source)
    for one in mutants(name, tree):
        one.apply()
    compile(ast.fix_missing_locations(tree), name, "exec")


@pytest.fixture
def sample():
    """A module of ours that another one has imported from."""
    first, second = ModuleType("weiquanbao.law.sample"), ModuleType("weiquanbao.law.taker")
    first.__file__ = "sample.py"
    exec(SOURCE, vars(first))
    for name in ("GROUNDS", "LIMIT", "most", "Length"):
        setattr(second, name, getattr(first, name))
    sys.modules |= {one.__name__: one for one in (first, second)}
    yield first, second
    for one in (first, second):
        del sys.modules[one.__name__]


@pytest.mark.parametrize(
    ("change", "seen"),
    [
        ("min(units, LIMIT) → max(units, LIMIT)", lambda taker: taker.most(20) == 20),
        ("LIMIT = 12 → LIMIT = 13", lambda taker: (taker.LIMIT, taker.most(20)) == (13, 13)),
        ("without 'agreed':", lambda taker: taker.GROUNDS == {"sent": True}),
        ("self.months >= 6 → self.months > 6", lambda taker: taker.Length().units == 0.5),
    ],
)
def test_who_imported_a_rule_before_sees_the_change(sample, change, seen) -> None:
    module, taker = sample
    tree = ast.parse(SOURCE)
    assert not seen(taker)
    graft(module, tree)
    assert not seen(taker), "unchanged code changes nothing"
    next(one for one in mutants("sample", tree) if one.change == change).apply()
    graft(module, tree)
    assert seen(taker)


def test_a_change_that_runs_on_for_ever_is_noticed(monkeypatch) -> None:
    monkeypatch.setattr(trial, "SECONDS", 0.05)

    def for_ever() -> None:
        while True:
            pass

    assert trial.Trial(command.LAW, lambda _trial: None).verdict(for_ever, [None]) == trial.ENDLESS


def test_every_figure_is_moved_up_and_down() -> None:
    found = list(figures.mutants())
    codes = {one.where for one in found}
    assert {"severance.cap_times", "minimum_wage.tier", "limitation.years"} <= codes
    assert codes <= {value.code for value in all_parameters()}
    assert len({one.key for one in found}) == len(found)


def test_a_survivor_needs_a_reason_and_stands_once() -> None:
    known = "claims.stretch:\n- {in: pay, why: kept whole, changes: ['a → b', 'c → d']}\n"
    assert book.read(known) == {
        ("claims.stretch", "pay", "a → b"): "kept whole",
        ("claims.stretch", "pay", "c → d"): "kept whole",
    }
    for wrong in (known.replace("kept whole", "' '"), known.replace("c → d", "a → b")):
        with pytest.raises(BadTable):
            book.read(wrong)


def test_what_is_explained_is_still_there() -> None:
    """That it survives only a whole run can tell."""
    there = {
        one.key
        for name in command.modules()
        for one in mutants(name, ast.parse(command.path(name).read_text("utf-8")))
    } | {one.key for one in figures.mutants()}
    assert book.explained().keys() <= there


def test_what_a_run_found_is_kept_beside_what_others_found(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(book, "RESULTS", tmp_path / "results.yaml")
    assert book.results() == {}
    first, second = book.Result(date(2026, 3, 2), 9, 2), book.Result(date(2026, 3, 3), 4, 0)
    book.keep({"claims.stretch": first})
    book.keep({"figures": second})
    assert book.results() == {"claims.stretch": first, "figures": second}


def test_an_entry_is_printed_as_it_is_written_into_the_book() -> None:
    key = ("claims.stretch", "pay", "a['b'] → c: d")
    printed = f"{key[0]}:\n{book.entry(key)}".replace("null", "a reason")
    assert book.read(printed) == {key: "a reason"}
