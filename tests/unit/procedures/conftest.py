"""Each procedure's guards with facts that satisfy and facts that do not: `judged/<procedure>.py`."""

from __future__ import annotations

import importlib.util
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from weiquanbao.procedures import PROCEDURES

FOLDER = Path(__file__).parent / "judged"


@dataclass(frozen=True)
class Judged:
    """`nothing_done`: facts of a fresh case; `guards`: name → facts for yes, facts for no, the reason then read."""

    nothing_done: Mapping[str, Any]
    guards: Mapping[str, tuple[Mapping[str, Any], Mapping[str, Any], str]]


def _module(code: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"judged_{code}", FOLDER / f"{code}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def judged_of(code: str) -> Judged:
    """What is written down for a procedure, each guard's facts completed by those of a fresh case."""
    told = _module(code)
    fresh = told.NOTHING_DONE
    return Judged(
        fresh,
        {
            name: ({**fresh, **yes}, {**fresh, **no}, reason)
            for name, (yes, no, reason) in told.JUDGED.items()
        },
    )


@pytest.fixture(params=sorted(PROCEDURES))
def law(request):
    """Every procedure in turn."""
    return PROCEDURES[request.param]


@pytest.fixture
def judged(law) -> Judged:
    """The facts of this procedure's guards."""
    return judged_of(law.code)
