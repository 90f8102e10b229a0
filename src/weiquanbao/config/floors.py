"""Our Django apps from the ground up. import-linter holds the same order for imports, system checks for tables."""

import functools
from collections.abc import Mapping
from types import MappingProxyType

FLOORS: tuple[tuple[str, ...], ...] = (
    ("organisations",),
    ("people",),
    ("cases", "ledger"),
    (
        "intake",
        "evidence",
        "papers",
        "notices",
        "invitations",
        "ratings",
        "computations",
        "groups",
        "messages",
        "mediation",
        "payments",
        "recognition",
        "service",
        "statutes",
        "consultation",
        "rosters",
        "drafting",
        "funds",
    ),
    (
        "archive",
        "insight",
        "search",
    ),
    ("desk",),
    ("jobs", "web"),
)
"""Floors from the lowest; apps on the same floor are siblings and do not know each other."""


def installed() -> list[str]:
    """The dotted names for INSTALLED_APPS."""
    return [f"weiquanbao.{label}" for floor in FLOORS for label in floor]


@functools.cache
def height() -> Mapping[str, int]:
    """How high each app stands."""
    return MappingProxyType({label: level for level, floor in enumerate(FLOORS) for label in floor})
