"""Our Django apps from the ground up: each folder with tables is one, and none may point at a later one."""

import os
from pathlib import Path

FLOORS: tuple[tuple[str, ...], ...] = (
    ("organisations",),
    ("people",),
    ("cases", "ledger"),
    ("access",),
    ("intake", "evidence", "notices"),
    ("insight",),
    ("reading",),
    ("desk",),
    ("jobs",),
    ("web",),
)
"""Floors from the lowest; apps on the same floor are siblings and do not know each other."""

_ROOT = Path(__file__).parents[1]


def installed() -> list[str]:
    """The dotted names for INSTALLED_APPS."""
    chosen = os.environ.get("WQB_APPS", "").split(",")
    return [
        f"weiquanbao.{label}"
        for floor in FLOORS
        for label in floor
        if (_ROOT / label / "apps.py").is_file() and (label in chosen or chosen == [""])
    ]
