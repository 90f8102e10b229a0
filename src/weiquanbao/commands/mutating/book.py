"""What is written down: why a survivor may survive (by hand), and how the last run went (by the command)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml

from weiquanbao.law.tables import BadTable, parse

CHECKOUT = Path(__file__).parents[4]
SURVIVORS = CHECKOUT / "tests" / "mutation" / "survivors.yaml"
RESULTS = CHECKOUT / "tests" / "mutation" / "results.yaml"
HEAD = "# Written by `weiquanbao mutants`.\n"

Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Result:
    """How one module stood on a day."""

    day: date
    mutants: int
    survived: int


def explained() -> dict[Key, str]:
    """Each survivor that is known, and the reason; one without a reason or written twice is refused."""
    return read(SURVIVORS.read_text("utf-8"))


def read(text: str) -> dict[Key, str]:
    """The same from a text: module → [{in, why, changes}]."""
    reasons: dict[Key, str] = {}
    for module, entries in parse(text, SURVIVORS.name).items():
        for entry in entries:
            if not str(entry.get("why") or "").strip():
                raise BadTable(f"{module} {entry.get('in')}：没有写为什么")
            for change in entry["changes"]:
                key = (module, entry["in"], change)
                if key in reasons:
                    raise BadTable(f"写了两遍：{' '.join(key)}")
                reasons[key] = entry["why"]
    return reasons


def results() -> dict[str, Result]:
    """The last run of each module."""
    if not RESULTS.exists():
        return {}
    return {name: Result(**told) for name, told in parse(RESULTS.read_text("utf-8"), RESULTS.name).items()}


def keep(new: Mapping[str, Result]) -> None:
    """Write down what was found of these modules; the others keep what was found of them before."""
    rows = sorted({**results(), **new}.items())
    lines = (
        f"{name}: {{day: {one.day.isoformat()}, mutants: {one.mutants}, survived: {one.survived}}}\n"
        for name, one in rows
    )
    RESULTS.write_text(HEAD + "".join(lines), "utf-8")


def entry(key: Key) -> str:
    """A survivor as it is written into the book, for whoever explains it."""
    _module, where, change = key
    written: str = yaml.safe_dump(
        {"in": where, "why": None, "changes": [change]}, allow_unicode=True, sort_keys=False, width=1000
    )
    return "\n".join(
        f"  {'- ' if not number else '  '}{line}" for number, line in enumerate(written.splitlines())
    )
