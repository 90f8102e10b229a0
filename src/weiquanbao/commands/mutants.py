"""`weiquanbao mutants`: is there a rule of the law that could be wrong without any test noticing?"""

from __future__ import annotations

import importlib
import os
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from weiquanbao.commands.command import Command, Exit, Mistake, Unfit

if TYPE_CHECKING:
    from types import ModuleType

    from weiquanbao.commands.mutating.book import Key
    from weiquanbao.commands.mutating.mutants import Mutant
    from weiquanbao.commands.mutating.trial import Trial

CHECKOUT = Path(__file__).parents[3]
LAW = CHECKOUT / "src" / "weiquanbao" / "law"
TESTS = "tests/unit/law"
#: Nothing but words in them.
WORDS = frozenset({"limitation_text", "roads_text", "claims.choices", "claims.flags"})
GENTLE = 10


def arguments(parser: ArgumentParser) -> None:
    """Which modules."""
    parser.add_argument(
        "modules",
        nargs="*",
        metavar="模块",
        help="只改这几个，如 claims.severance、figures（各项数值）；不写则全部",
    )


def run(options: Namespace) -> int:
    """Try them; exit code 1 for a survivor nobody explained and for an explanation of what no longer survives."""
    from weiquanbao.commands.mutating import book
    from weiquanbao.commands.mutating.figures import FIGURES

    known = [*modules(), FIGURES]
    if unknown := set(options.modules) - set(known):
        raise Mistake(f"没有这个模块：{'、'.join(sorted(unknown))}。有：{'、'.join(known)}。")
    os.nice(GENTLE)
    os.chdir(CHECKOUT)
    reasons, faults = book.explained(), 0

    def work(trial: Trial) -> None:
        nonlocal faults
        for name in options.modules or known:
            faults += _judge(name, trial, reasons)

    _within_pytest(work)
    return Exit.FOUND if faults else Exit.OK


def modules() -> tuple[str, ...]:
    """Every module of the law that has rules in it."""
    names = (".".join(file.relative_to(LAW).with_suffix("").parts) for file in sorted(LAW.rglob("*.py")))
    return tuple(name for name in names if not name.endswith("__init__") and name not in WORDS)


def path(name: str) -> Path:
    """Where a module stands."""
    return LAW.joinpath(*name.split(".")).with_suffix(".py")


def _within_pytest(work: Callable[[Trial], None]) -> None:
    try:
        import pytest
    except ImportError as fault:
        raise Unfit("没有装 pytest，请用 make mutants，它会先装好。") from fault
    from weiquanbao.commands.mutating.trial import Trial

    trial = Trial(LAW, work)
    print("先把测试照原样跑一遍……", flush=True)
    pytest.main(["-qq", "-s", "--tb=short", "-p", "no:cacheprovider", TESTS], plugins=[trial])
    if trial.failed or not trial.through:
        raise Unfit(f"测试本来就没有通过：{'、'.join(trial.failed[:5]) or '没有测试'}")


def _judge(name: str, trial: Trial, reasons: Mapping[Key, str]) -> int:
    """Try one module, say how it went and write it down; how many faults there are."""
    from weiquanbao.commands.mutating import book
    from weiquanbao.common.dates import today

    begun = time.monotonic()
    tried, survived = _tried(name, trial)
    new = [key for key in survived if key not in reasons]
    gone = [key for key in reasons if key[0] == name and key not in survived]
    print(
        f"{name}：{tried} 处，{tried - len(survived)} 处测试发现了，{len(survived)} 处没有，"
        f"其中 {len(new)} 处没有说明  {time.monotonic() - begun:.0f} 秒",
        flush=True,
    )
    for key in new:
        print(book.entry(key), flush=True)
    for key in gone:
        print(f"  说明了，可是测试发现了，或者没有这一处了：{key[1]}  {key[2]}", flush=True)
    book.keep({name: book.Result(today(), tried, len(survived))})
    return len(new) + len(gone)


def _tried(name: str, trial: Trial) -> tuple[int, Mapping[Key, None]]:
    from weiquanbao.commands.mutating.trial import SURVIVED, UNTESTED

    tried = 0
    survived: dict[Key, None] = {}
    for mutant, verdict in _verdicts(name, trial):
        tried += 1
        if verdict in {SURVIVED, UNTESTED}:
            survived[mutant.key] = None
    return tried, survived


def _verdicts(name: str, trial: Trial) -> Iterator[tuple[Mutant, str]]:
    from weiquanbao.commands.mutating import figures

    if name == figures.FIGURES:
        for mutant in figures.mutants():
            if tests := trial.asking(mutant.where):
                yield mutant, trial.verdict(mutant.apply, tests)
        return
    yield from _of_module(name, trial)


def _of_module(name: str, trial: Trial) -> Iterator[tuple[Mutant, str]]:
    """Every mutant with its verdict; first of all the module as it is, which no test may find changed."""
    import ast

    from weiquanbao.commands.mutating.graft import graft
    from weiquanbao.commands.mutating.mutants import MODULE, mutants
    from weiquanbao.commands.mutating.trial import BROKEN, ENDLESS, KILLED

    file, module = path(name), importlib.import_module(f"weiquanbao.law.{name}")
    tree = ast.parse(file.read_text("utf-8"))
    unchanged = trial.verdict(lambda: graft(module, tree), trial.tests(file, MODULE))
    if unchanged == ENDLESS:
        raise Unfit(f"{name} 照原样换进去，测试跑不完：给的时间太短。")
    if unchanged in {KILLED, BROKEN}:
        raise Unfit(f"{name} 照原样换进去，测试就不通过：换的办法有错。")
    for mutant in mutants(name, tree):

        def change(mutant: Mutant = mutant) -> None:
            mutant.apply()
            graft(module, tree)

        yield mutant, trial.verdict(change, trial.tests(file, _seen_at(module, mutant.where)))


def _seen_at(module: ModuleType, where: str) -> str:
    """A function that remembers is gone through by the first test alone: all tests of its module are asked."""
    from weiquanbao.commands.mutating.mutants import MODULE

    return MODULE if hasattr(getattr(module, where, None), "cache_clear") else where


COMMAND = Command(
    name="mutants",
    summary="故意把法律规则改错一处，看测试发现不发现（开发用）",
    about="Make one rule or figure of `law/` wrong at a time and run the tests that go through it. A change no test "
    "notices is printed unless `tests/mutation/survivors.yaml` says why it may survive; exit code 1 if one is not "
    "explained, or an explanation is no longer true. What was found is kept for the page [mutants](mutants.md).",
    run=run,
    arguments=arguments,
    in_production=False,
)
