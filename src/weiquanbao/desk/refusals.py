"""Why the desk said no. Each carries sentences a person can act on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


class Refused(Exception):
    """Nothing was written."""


class NotFound(Refused):
    """The case does not exist, or it is none of this person's business: the answer is the same."""


@dataclass
class Barred(Refused):
    """The act may not happen now."""

    reasons: tuple[str, ...]

    def __str__(self) -> str:
        return "；".join(self.reasons)


@dataclass
class Incomplete(Refused):
    """Something asked for is missing or not understood: field code → sentence."""

    errors: Mapping[str, str]

    def __str__(self) -> str:
        return "；".join(self.errors.values())


@dataclass
class Overtaken(Refused):
    """Somebody else acted since this person looked: the titles of what was done, oldest first."""

    since: tuple[str, ...]

    def __str__(self) -> str:
        return f"刚才有人办了：{'、'.join(self.since)}。看一下最新情况再办"
